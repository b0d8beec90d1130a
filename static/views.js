// What the views can do for scripts: they come when they are first needed.
import { withViews } from "./page.js";

export const views = () =>
  new Promise((done, failed) => withViews((given) => (given ? done(heard(given)) : failed(new Error("the views can't be had")))));

/** The same tasks; of one that ends the module everybody hears, whatever is made of what it throws. */
function heard(given) {
  const task = (own) => (...asked) => {
    try {
      return own(...asked);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) reportError(error);
      throw error;
    }
  };
  return Object.fromEntries(Object.entries(given).map(([name, own]) => [name, task(own)]));
}
