// What the views can do for scripts: they come when they are first needed.
import { withViews } from "./page.js";

export const views = () =>
  new Promise((done, failed) => withViews((given) => (given ? done(given) : failed(new Error("the views can't be had")))));
