// What watches over the page: why it could not start, that its texts stay its own under a translator, that it
// says so when its module has stopped, and that a copy a browser saves of it says what it is.
import { put, tell } from "./cause.js";
import { leaveWord } from "./saved_as.js";
import { goOn, offer, watchModule } from "./stopped.js";
import { keepTexts } from "./translated.js";

export { tell };

/** Starts watching over a page that runs. Answers what goes on, once all is there, with what was typed before
    its module stopped. */
export async function watch(page) {
  keepTexts();
  leaveWord();
  await watchModule(page);
  return goOn;
}

/** Says that nothing is kept; what is typed can be taken away at least. */
export async function withoutKeeping(place) {
  put(place, "keep");
  await goOn();
  offer(place);
}
