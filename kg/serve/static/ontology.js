// Narrows the index and the terms to those that contain what is typed.
const field = document.getElementById("filter");
const told = document.getElementById("filtered");
const terms = [...document.querySelectorAll("[data-term]")];
const groups = [...document.querySelectorAll("[data-group]")];

function narrow() {
  const words = field.value.trim().toLowerCase();
  for (const term of terms) {
    term.hidden = words !== "" && !term.dataset.term.toLowerCase().includes(words);
  }
  for (const group of groups) {
    group.hidden = !group.querySelector("[data-term]:not([hidden])");
  }
  const shown = terms.filter((term) => term.matches(".term") && !term.hidden).length;
  told.textContent = words === "" ? "" : `${shown} ${shown === 1 ? "term" : "terms"}`;
}

if (field) {
  field.closest(".filter").hidden = false;
  field.addEventListener("input", narrow);
}
