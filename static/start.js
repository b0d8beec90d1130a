// The page as a site serves it: its files are fetched.
import { boot } from "./boot.js";

await boot(
  () => undefined,
  async () => (await fetch(new URL("./more.json", import.meta.url))).text(),
);
