// A map of outlines without tiles, and spots on it. Colours are those of the style sheet; nothing is fetched from elsewhere.

/** The map in an element, with the outlines of countries; `known` maps their ISO numbers to keys that `onCountry` gets. */
export async function atlas(element, { known = new Map(), onCountry = () => {} } = {}) {
  const map = L.map(element, {
    attributionControl: false,
    center: [20, 15],
    zoom: 2,
    minZoom: 1,
    maxZoom: 11,
    scrollWheelZoom: false,
    worldCopyJump: true,
    zoomSnap: 0.5,
  });
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable()); // so that the wheel moves the page until the map is in use
  map.createPane("spots").style.zIndex = 450;
  const shapes = await (await fetch("/vendor/world-atlas/countries-50m.json")).json();
  const lands = new Map();
  L.geoJSON(whole(topojson.feature(shapes, shapes.objects.countries)), {
    style: (shape) => ({ className: known.has(shape.id) ? "land is-known" : "land" }),
    onEachFeature: (shape, layer) => {
      if (!known.has(shape.id)) return;
      lands.set(known.get(shape.id), layer);
      layer.on("click", () => onCountry(known.get(shape.id)));
      layer.bindTooltip(() => words("span", shape.properties.name), { sticky: true });
    },
  }).addTo(map);
  return { map, lands };
}

/** A spot for each place; `places` are {lat, lon, exactness, title, tone, size}; `pick` is called with the place. */
export function spots(map, places, pick) {
  const renderer = L.svg({ pane: "spots" });
  const drawn = [...places].sort((one, other) => radius(other) - radius(one));
  return drawn.map((place) => {
    const kind = { exact: "", near: " near" }[place.exactness] ?? " vague";
    const spot = L.circleMarker([place.lat, place.lon], {
      renderer,
      pane: "spots",
      radius: radius(place),
      className: `spot${kind}${place.tone ? ` ${place.tone}` : ""}`,
      bubblingMouseEvents: false,
    }).addTo(map);
    const drawing = spot.getElement();
    drawing.setAttribute("tabindex", "0");
    drawing.setAttribute("role", "button");
    drawing.setAttribute("aria-label", place.title);
    spot.bindTooltip(() => words("span", place.title));
    spot.on("click", () => pick(place, spot));
    drawing.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      pick(place, spot);
    });
    return { place, spot };
  });
}

/** An element with a text; data never becomes markup. */
export function words(name, text, more = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  return Object.assign(made, more);
}

/** Draws a box with the pointer; gives its bounds. */
export function drawBox(map, done) {
  const frame = map.getContainer();
  let start = null;
  let box = null;
  frame.classList.add("is-drawing");
  map.dragging.disable();
  const place = (event) => map.mouseEventToLatLng(event);
  const down = (event) => {
    if (event.target.closest(".leaflet-control")) return;
    event.preventDefault();
    event.stopPropagation();
    frame.setPointerCapture(event.pointerId);
    start = place(event);
    box = L.rectangle([start, start], { className: "box", interactive: false }).addTo(map);
  };
  const move = (event) => start && box.setBounds([start, place(event)]);
  const up = (event) => {
    if (!start) return;
    const bounds = L.latLngBounds(start, place(event));
    stop();
    done(bounds.getNorth() - bounds.getSouth() > 0.01 && bounds.getEast() - bounds.getWest() > 0.01 ? bounds : null);
  };
  const stop = () => {
    frame.classList.remove("is-drawing");
    map.dragging.enable();
    box?.remove();
    for (const [name, act] of acts) frame.removeEventListener(name, act, true);
  };
  const acts = [["pointerdown", down], ["pointermove", move], ["pointerup", up]];
  for (const [name, act] of acts) frame.addEventListener(name, act, true);
  return stop;
}

/** Outlines that go on over the 180th meridian instead of back around the Earth; without the Antarctic. */
function whole({ features }) {
  const ring = (points) => {
    let turn = 0;
    return points.map(([lon, lat], at) => {
      const step = at ? lon - points[at - 1][0] : 0;
      if (Math.abs(step) > 180) turn -= Math.sign(step) * 360;
      return [lon + turn, lat];
    });
  };
  const outline = ({ type, coordinates }) => ({
    type,
    coordinates: type === "Polygon" ? coordinates.map(ring) : coordinates.map((polygon) => polygon.map(ring)),
  });
  return features
    .filter(({ id }) => id !== "010")
    .map((shape) => ({ ...shape, geometry: outline(shape.geometry) }));
}

function radius(place) {
  const least = { exact: 5, near: 7 }[place.exactness] ?? 10;
  return Math.min(least + 2.2 * Math.sqrt((place.size ?? 1) - 1), 26);
}
