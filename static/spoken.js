// The language that the page speaks. A translator in the browser gives the document another.

export const spoken = () => {
  const spoken = document.querySelector("[data-speaks]")?.dataset.speaks ?? document.documentElement.lang;
  return spoken === "en" ? "en" : "ja";
};
