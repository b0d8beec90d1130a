// The way out for what was typed, where the page can do nothing more with it: a file, and a text to copy where
// files can't be saved. Nothing has to be fetched for it.
import texts from "../src/ui/more/way_out.json";
import { plainName, saveBlob } from "./files.js";
import { spoken } from "./spoken.js";

/** Puts it at the end of a place; `typed` answers what was typed, as text. Answers the button for the file. */
export function giveAway(place, typed) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: texts.save[spoken()] });
  button.dataset.wayOut = "save";
  button.onclick = () => saveBlob(new Blob([typed()], { type: "application/json" }), plainName());
  const label = document.createElement("label");
  const text = document.createElement("textarea");
  Object.assign(text, { readOnly: true, rows: 3, value: typed() });
  // What was typed meanwhile is in it by the time somebody copies it.
  text.onfocus = () => {
    text.value = typed();
    text.select();
  };
  label.append(texts.copy[spoken()], text);
  place.append(button, label);
  return button;
}
