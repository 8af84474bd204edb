// Map, time line and list are one: what is chosen in one of them shows in the others, and in the URL.
import { atlas, drawBox, spots, words } from "./atlas.js";
import { timeline } from "./timeline.js";

delete document.createElement; // see no-style-elements.js

const { items, countries, exactness } = JSON.parse(document.getElementById("shown").textContent);
const rows = [...document.querySelectorAll("#list > li")];
const url = new URL(location.href);
const served = new URLSearchParams(location.search); // what the server has filtered by already
const said = document.getElementById("said");
const lede = said.textContent.trim();
const state = { country: null, box: null, span: null, view: null, item: null };
let lit = null;

document.getElementById("canvas").hidden = false;
document.documentElement.classList.add("is-live");

const name = (at) => rows[at].querySelector(".title").textContent;
const tone = ({ status }) =>
  status === "denied" ? "is-denied" : ["planned", "threatened", "hypothetical"].includes(status) ? "is-only-said" : "is-told";
const known = new Map(countries.filter(({ number }) => number).map(({ number, key }) => [number, key]));
const { map, lands } = await atlas(document.getElementById("map"), {
  known,
  onCountry: (key) => set({ country: state.country === key ? null : key }),
});
const drawn = spots(map, places(), pickPlace);
const line = timeline(
  document.getElementById("line"),
  items.map((item, at) => ({ ...item, at, tone: tone(item), title: name(at) })),
  { pick: (at) => light(at, "line"), moved: (from, to) => set({ span: from && to ? [from, to] : null }) },
);
document.querySelector(".line-frame").hidden = !line;
let box = null;
let moving = false; // by the script, which is no choice of the reader

restore();
connect();

/** What is at one point is one spot. */
function places() {
  const found = new Map();
  items.forEach((item, at) => {
    for (const point of item.points) {
      const key = `${point.lat} ${point.lon} ${point.exactness}`;
      const place = found.get(key) ?? { ...point, ats: [] };
      place.ats.push(at);
      found.set(key, place);
    }
  });
  return [...found.values()].map((place) => ({
    ...place,
    size: place.ats.length,
    tone: place.ats.some((at) => tone(items[at]) === "is-told") ? "is-told" : tone(items[place.ats[0]]),
    title: `${place.name}${exactness[place.exactness] ? ` (${exactness[place.exactness]})` : ""}: ${
      place.ats.length === 1 ? name(place.ats[0]) : `${place.ats.length} happenings`
    }`,
  }));
}

function set(change) {
  Object.assign(state, change);
  apply();
}

/** Shows in the list what fits the region and the span, on the map and the line what fits the rest, and keeps the URL. */
function apply() {
  const fits = (item, but) =>
    (but === "line" || !state.span || within(item)) &&
    (!state.country || item.countries.some((at) => countries[at].key === state.country)) &&
    (!state.box || item.points.some((point) => state.box.contains([point.lat, point.lon]))) &&
    (but === "map" || !state.view || !follows() || item.points.some((point) => map.getBounds().contains([point.lat, point.lon])));
  const shown = items.map((item) => fits(item));
  rows.forEach((row, at) => (row.hidden = !shown[at]));
  const onMap = items.map((item) => fits(item, "map"));
  for (const { place, spot } of drawn) {
    const count = place.ats.filter((at) => onMap[at]).length;
    spot.getElement()?.toggleAttribute("hidden", !count);
    spot.getElement()?.setAttribute("display", count ? "inline" : "none");
  }
  line?.keep(items.map((_, at) => at).filter((at) => fits(items[at], "line")));
  for (const [key, layer] of lands) layer.getElement()?.classList.toggle("is-chosen", key === state.country);
  box?.remove();
  box = state.box && L.rectangle(state.box, { className: "box", interactive: false }).addTo(map);
  tell(shown.filter(Boolean).length);
  address();
}

function within({ start, end }) {
  const [from, to] = state.span;
  return Boolean(start || end) && (end ?? start) >= from && (start ?? end) <= to;
}

function follows() {
  return document.getElementById("follow").checked;
}

function tell(count) {
  const limits = [
    state.span && `from ${spelled(state.span[0])} to ${spelled(state.span[1])}`,
    state.country && `in ${countries.find(({ key }) => key === state.country)?.name}`,
    state.box && "in the box",
    state.view && follows() && "on the part of the map that is shown",
  ].filter(Boolean);
  said.textContent = limits.length ? `${count} of ${items.length} shown: ${limits.join(", ")}.` : lede;
  document.getElementById("span").textContent = state.span ? `${spelled(state.span[0])} to ${spelled(state.span[1])}` : "";
}

function spelled(day) {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** The state goes into the URL, so that a link leads back to it, and into the form, so that filters keep it. */
function address() {
  const { lat, lng } = map.getCenter();
  const values = {
    country: state.country,
    bbox: state.box && state.box.toBBoxString().split(",").map((degree) => Number(degree).toFixed(2)).join(","),
    span: state.span?.join("_"),
    view: state.view && `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom()}`,
    item: state.item !== null ? items[state.item].key : null,
  };
  for (const [key, value] of Object.entries(values)) value ? url.searchParams.set(key, value) : url.searchParams.delete(key);
  history.replaceState(null, "", url);
  document.getElementById("f-country").value = values.country ?? "";
  document.getElementById("f-bbox").value = values.bbox ?? "";
}

function restore() {
  const view = served.get("view")?.split(",").map(Number);
  const points = items.flatMap((item) => item.points.map((point) => [point.lat, point.lon]));
  moving = true;
  if (view?.length === 3 && view.every(Number.isFinite)) map.setView(view.slice(0, 2), view[2], { animate: false });
  else if (points.length) map.fitBounds(points, { maxZoom: 6, padding: [24, 24], animate: false });
  moving = false;
  const edges = served.get("bbox")?.split(",").map(Number);
  const span = served.get("span")?.split("_");
  const at = items.findIndex((item) => item.key === served.get("item"));
  Object.assign(state, {
    view: view ? true : null,
    country: served.get("country") || null,
    box: edges?.length === 4 && edges.every(Number.isFinite) ? L.latLngBounds([edges[1], edges[0]], [edges[3], edges[2]]) : null,
    span: span?.length === 2 && span.every((day) => !Number.isNaN(Date.parse(day))) ? span : null,
  });
  if (state.span) line?.show(...state.span.map((day) => new Date(`${day}T12:00:00Z`)));
  apply();
  if (at >= 0) light(at, "url");
}

/** Lights one happening up in all three. */
function light(at, from) {
  if (lit !== null) rows[lit].classList.remove("is-lit");
  for (const { place, spot } of drawn) {
    const on = place.ats.includes(at);
    spot.getElement()?.classList.toggle("is-lit", on);
    if (on) spot.bringToFront();
  }
  lit = at;
  rows[at].classList.add("is-lit");
  line?.light([at]);
  if (from !== "line" && from !== "row") line?.bring(at);
  if (from !== "row") {
    rows[at].scrollIntoView({ block: "nearest" });
    if (from !== "url") rows[at].querySelector("a").focus({ preventScroll: true });
  }
  state.item = at;
  address();
}

/** Of one happening the spot lights it up; of several it opens a list of them. */
function pickPlace(place, spot) {
  const shown = place.ats.filter((at) => !rows[at].hidden);
  const ats = shown.length ? shown : place.ats;
  if (ats.length === 1) return light(ats[0], "map");
  const list = words("ul", "");
  for (const at of ats.slice(0, 12)) {
    const link = words("a", name(at), { href: rows[at].querySelector(".title a").href });
    link.addEventListener("focus", () => light(at, "row"));
    link.addEventListener("mouseenter", () => light(at, "row"));
    const entry = words("li", "");
    entry.append(link);
    list.append(entry);
  }
  const inside = words("div", "");
  inside.append(words("h3", place.name), words("p", exactness[place.exactness] || `${ats.length} happenings`), list);
  if (ats.length > 12) inside.append(words("p", `and ${ats.length - 12} more in the list`));
  moving = true;
  spot.unbindPopup().bindPopup(inside, { maxWidth: 320, autoPan: false }).openPopup();
  moving = false;
  list.querySelector("a").focus({ preventScroll: true });
}

function connect() {
  const button = (id, act) => document.getElementById(id).addEventListener("click", act);
  map.on("moveend", () => !moving && set({ view: true }));
  rows.forEach((row, at) => {
    row.addEventListener("focusin", () => light(at, "row"));
    row.addEventListener("click", (event) => event.target.closest("a") || light(at, "row"));
  });
  let stop = null;
  const drawing = (on) => {
    stop?.();
    stop = on ? drawBox(map, (bounds) => (drawing(false), set({ box: bounds }))) : null;
    document.getElementById("draw").setAttribute("aria-pressed", String(on));
  };
  button("draw", () => drawing(!stop));
  button("take", () => set({ box: map.getBounds(), view: null }));
  button("all", () => {
    drawing(false);
    if (["country", "bbox", "since", "until"].some((key) => served.get(key))) {
      for (const key of ["country", "bbox", "span", "view", "item"]) url.searchParams.delete(key);
      return location.assign(url); // the rest was never sent
    }
    Object.assign(state, { country: null, box: null, span: null, view: null });
    moving = true;
    const points = items.flatMap((item) => item.points.map((point) => [point.lat, point.lon]));
    if (points.length) map.fitBounds(points, { maxZoom: 6, padding: [24, 24], animate: false });
    moving = false;
    line ? line.all() : apply();
  });
  document.getElementById("follow").addEventListener("change", apply);
  document.addEventListener("keydown", (event) => event.key === "Escape" && stop && drawing(false));
  if (!line) return;
  button("earlier", () => line.shift("ArrowLeft"));
  button("later", () => line.shift("ArrowRight"));
  button("closer", () => line.shift("+"));
  button("wider", () => line.shift("-"));
  button("whole", () => line.all());
}
