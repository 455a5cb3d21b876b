"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const cards = [...document.querySelectorAll(".card")];
  const shown = document.getElementById("shown");
  const choose = () => {
    const chosen = [...new FormData(form)].filter(([, value]) => value);
    for (const card of cards) {
      card.hidden = !chosen.every(([name, value]) => card.dataset[name].split(" ").includes(value));
    }
    const left = cards.filter((card) => !card.hidden).length;
    shown.textContent = shown.dataset.words.replace("{n}", left).replace("{all}", cards.length);
  };
  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  choose();
})();
