// The places of an incident on outlines of countries; the list beside the map says the same in words.
const box = document.getElementById("places-map");
const data = document.getElementById("places-data");
const places = data ? JSON.parse(data.textContent) : [];

function draw() {
  box.hidden = false;
  const map = L.map(box, { scrollWheelZoom: false, minZoom: 1, maxZoom: 9, worldCopyJump: true });
  map.attributionControl.setPrefix("").addAttribution("Outlines: Natural Earth");
  map.fitBounds(L.latLngBounds(places.map((place) => [place.lat, place.lon])), { maxZoom: 5, padding: [40, 40] });
  for (const place of places) {
    const name = document.createElement("span");
    name.textContent = place.name; // never as HTML: names come from articles
    L.circleMarker([place.lat, place.lon], { radius: 7, className: "spot", fillOpacity: 1 })
      .bindTooltip(name, { permanent: places.length <= 6, direction: "right", offset: [8, 0] })
      .addTo(map);
  }
  return map;
}

async function outline(map) {
  const answer = await fetch("/vendor/world-atlas/countries-50m.json");
  if (!answer.ok) return; // the places stand on an empty ground then
  const world = await answer.json();
  const land = topojson.feature(world, world.objects.countries);
  L.geoJSON(land, { interactive: false, style: { className: "land" } }).addTo(map).bringToBack();
}

if (box && places.length && globalThis.L && globalThis.topojson) await outline(draw());
