// The time line: days as dots and bars, moved and zoomed by pointer, keys or buttons.

const DAY = 86400000;

/** A time line in an element; `items` are {at, start, end, rough, tone, title}, days as 2026-03-10 or null. */
export function timeline(element, items, { pick, moved }) {
  const dated = items.filter((item) => item.start || item.end);
  if (!dated.length) return null;
  const drawn = new vis.DataSet(dated.map(draw));
  const times = dated.flatMap((item) => [item.start ?? item.end, item.end ?? item.start]).map((day) => Date.parse(day));
  const first = Math.min(...times);
  const last = Math.max(...times) + DAY;
  const room = Math.max((last - first) * 0.03, 2 * DAY);
  const line = new vis.Timeline(element, drawn, {
    moment: (time) => vis.moment(time).utc(),
    start: first - room,
    end: last + room,
    min: first - 5 * room,
    max: last + 5 * room,
    zoomMin: 3 * DAY,
    maxHeight: 190,
    minHeight: 110,
    verticalScroll: true,
    zoomKey: "ctrlKey",
    showCurrentTime: false,
    showTooltips: false,
    selectable: true,
    margin: { item: { horizontal: 1, vertical: 2 }, axis: 4 },
    orientation: { axis: "bottom", item: "bottom" },
    order: (one, other) => one.start - other.start,
    template: () => "",
  });
  let asked = false; // a key or a button is the user too, but the library does not know
  const whole = { start: new Date(first - room), end: new Date(last + room) };
  line.on("select", ({ items: [at] }) => at !== undefined && pick(at));
  line.on("rangechanged", ({ byUser, start, end }) => {
    if (byUser || asked) moved(day(start), day(end));
    asked = false;
  });
  const shift = (change) => {
    asked = true;
    const { start, end } = line.getWindow();
    const length = end - start;
    line.setWindow(+start + change.by * length - change.out * length, +end + change.by * length + change.out * length, {
      animation: false,
    });
  };
  const moves = {
    ArrowLeft: { by: -0.25, out: 0 },
    ArrowRight: { by: 0.25, out: 0 },
    "+": { by: 0, out: -0.2 },
    "-": { by: 0, out: 0.35 },
  };
  element.addEventListener("keydown", (event) => {
    const change = moves[event.key === "=" ? "+" : event.key];
    if (change) shift(change);
    else if (event.key === "Home") all();
    else return;
    event.preventDefault();
  });
  const all = () => {
    line.setWindow(whole.start, whole.end, { animation: false });
    moved(null, null);
  };
  return {
    shift: (key) => shift(moves[key]),
    all,
    show: (from, to) => line.setWindow(from, to, { animation: false }),
    light: (ats) => line.setSelection(ats.filter((at) => drawn.get(at))),
    bring: (at) => {
      const item = drawn.get(at);
      const { start, end } = line.getWindow();
      if (item && (item.start > end || (item.end ?? item.start) < start)) line.moveTo(item.start, { animation: false });
    },
    keep: (ats) => {
      const kept = new Set(ats);
      const now = new Set(drawn.getIds());
      drawn.remove([...now].filter((at) => !kept.has(at)));
      drawn.add(dated.filter((item) => kept.has(item.at) && !now.has(item.at)).map(draw));
    },
  };
}

function draw({ at, start, end, rough, tone, title }) {
  const from = Date.parse(start ?? end);
  const to = Date.parse(end ?? start) + DAY;
  const className = `${tone}${rough ? " is-rough" : ""}`;
  return to - from > DAY
    ? { id: at, content: "", title, className, start: new Date(from), end: new Date(to), type: "range" }
    : { id: at, content: "", title, className, start: new Date(from + DAY / 2), type: "point" };
}

function day(time) {
  const known = new Date(time);
  return Number.isNaN(+known) ? null : known.toISOString().slice(0, 10);
}
