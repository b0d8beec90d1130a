// What is said above the page until one of its buttons is pressed.
import { spoken } from "./spoken.js";

/** Says something in one paragraph or several. Each way on is what its button is called, what it does, and, where
    a press may not count yet, whether it does; what does not count changes nothing. */
export function notice(id, said, ways) {
  const element = document.createElement("div");
  Object.assign(element, { id, className: "bulletin", role: "alert", lang: spoken() });
  const texts = [said].flat().map((text) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    return paragraph;
  });
  const buttons = ways.map(([name, act, counts = () => true]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: name });
    button.onclick = () => {
      if (!counts()) return;
      element.remove();
      // The focus would be lost with the button.
      document.getElementById("main")?.focus({ preventScroll: true });
      act();
    };
    return button;
  });
  element.append(...texts, ...buttons);
  let all = document.getElementById("bulletins");
  if (!all) {
    all = document.createElement("div");
    all.id = "bulletins";
    document.body.prepend(all);
  }
  all.prepend(element);
  return element;
}
