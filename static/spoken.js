// The language that the page speaks. A translator in the browser gives the document another.

export const spoken = () => {
  const chosen = document.querySelector(".languages [aria-pressed=true]") ?? document.documentElement;
  return chosen.lang === "en" ? "en" : "ja";
};
