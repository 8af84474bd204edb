// Links the words of an article and what is read in them, both ways: pointing at one lights the other.
const text = document.querySelector(".text");
const pieces = new Map(); // pieces of the text by the thing that they are marks of
for (const piece of text.querySelectorAll("[data-of]"))
  for (const thing of piece.dataset.of.split(" ")) pieces.set(thing, [...(pieces.get(thing) ?? []), piece]);
const cards = new Map([...document.querySelectorAll("[data-card]")].map((card) => [card.dataset.card, card]));

const lit = new Set();
const clear = () => {
  for (const element of lit) element.classList.remove("lit");
  lit.clear();
};
const light = (things) => {
  clear();
  for (const thing of things)
    for (const element of [...(pieces.get(thing) ?? []), ...(cards.has(thing) ? [cards.get(thing)] : [])]) {
      element.classList.add("lit");
      lit.add(element);
    }
};

// Of all marks on a piece, the one that it leads to; else all that stand in the list.
const meant = (piece) => {
  const target = piece.getAttribute("href")?.match(/^#about-(.+)$/)?.[1];
  if (target) return [target];
  const things = piece.dataset.of.split(" ");
  const listed = things.filter((thing) => cards.has(thing));
  return listed.length ? listed : things;
};

for (const [from, to] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  text.addEventListener(from, ({ target }) => {
    const piece = target.closest("[data-of]");
    if (piece) light(meant(piece));
  });
  text.addEventListener(to, clear);
  for (const [thing, card] of cards) {
    card.addEventListener(from, () => light([thing]));
    card.addEventListener(to, clear);
  }
}

// A link into the text lights the whole of what it names, and brings its entry into view.
const arrive = () => {
  const thing = decodeURIComponent(location.hash.slice(1)).replace(/^(about|evidence|time)-/, "");
  if (!pieces.has(thing) && !cards.has(thing)) return;
  light([thing]);
  const list = document.querySelector(".readings");
  const card = cards.get(thing);
  if (card && getComputedStyle(list).overflowY === "auto")
    list.scrollTop += card.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
};
window.addEventListener("hashchange", arrive);
arrive();
