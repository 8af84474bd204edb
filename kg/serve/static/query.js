// The answer of a saved query: a map of its places, and bars that tell their number also to the keyboard.
const data = document.getElementById("spots");
if (data) {
  const { atlas, spots } = await import("./atlas.js");
  const places = JSON.parse(data.textContent).map((place) => ({
    ...place,
    tone: "is-told",
    title: `${place.name}: ${place.size} ${place.size === 1 ? "row" : "rows"}${
      ["exact", "near"].includes(place.exactness) ? "" : `, somewhere in the ${place.exactness}`
    }`,
  }));
  const frame = document.getElementById("map");
  frame.hidden = false;
  const { map } = await atlas(frame);
  map.fitBounds(places.map(({ lat, lon }) => [lat, lon]), { maxZoom: 6, padding: [24, 24], animate: false });
  spots(map, places, (place) => place.path && location.assign(place.path));
}

const bars = [...document.querySelectorAll(".chart .bars .bar")];
const readout = document.getElementById("readout");
if (bars.length && readout) {
  readout.hidden = false;
  readout.textContent = "Point at a bar, or move over the bars with the arrow keys.";
  const tell = (bar) => (readout.textContent = bar.querySelector("title").textContent);
  bars.forEach((bar, at) => {
    bar.setAttribute("tabindex", at ? "-1" : "0");
    bar.addEventListener("focus", () => tell(bar));
    bar.addEventListener("mouseenter", () => tell(bar));
    bar.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = step && bars[at + step];
      if (!next) return;
      event.preventDefault();
      bar.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  });
}
