// Draws the ties of somebody: the one in the middle, neighbours around, a line for each tie. The table beside says the same.
const box = document.getElementById("ego");
const canvas = document.getElementById("ego-canvas");
const said = document.getElementById("ego-said");
const data = JSON.parse(document.getElementById("ego-data").textContent);
const rows = new Map(); // rows of the table by the path that they lead to
for (const link of document.querySelectorAll(".ego-side tbody a")) {
  const path = link.getAttribute("href");
  rows.set(path, [...(rows.get(path) ?? []), link.closest("tr")]);
}

const token = (name) => {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
};

// Colours and patterns are those of the legend, so that a style sheet alone decides.
const looks = () => {
  const found = new Map();
  for (const item of document.querySelectorAll("#ego-legend [data-kind]")) {
    const line = getComputedStyle(item.querySelector(".line"));
    const dash = line.strokeDasharray === "none" ? null : line.strokeDasharray.split(/[ ,]+/).map(parseFloat);
    found.set(item.dataset.kind, { colour: line.stroke, dash });
  }
  return found;
};

const style = () => {
  const [ink, paper, soft, sheet] = ["--ink", "--paper", "--soft", "--sheet"].map(token);
  const font = getComputedStyle(document.body).fontFamily;
  const base = [
    {
      selector: "node",
      style: {
        label: "data(label)", "font-family": font, "font-size": 14, color: ink, "text-wrap": "wrap", "text-max-width": 110,
        "text-valign": "bottom", "text-margin-y": 4, "text-background-color": sheet, "text-background-opacity": 0.85,
        "text-background-padding": 2, width: 16, height: 16, "background-color": paper, "border-width": 2, "border-color": soft,
      },
    },
    {
      selector: "node.middle",
      style: { width: 30, height: 30, "background-color": ink, "border-color": ink, "font-size": 16, "font-weight": 700 },
    },
    {
      selector: "edge",
      style: {
        // beside the neighbour, where lines are apart
        "source-label": "data(near)", "target-label": "data(far)", "source-text-offset": "data(offset)", "target-text-offset": "data(offset)",
        "source-text-rotation": "autorotate", "target-text-rotation": "autorotate",
        "font-family": font, "font-size": 12, color: ink,
        "text-background-color": sheet, "text-background-opacity": 0.9, "text-background-padding": 2,
        width: "data(width)", "curve-style": "bezier", "control-point-step-size": 34, "target-arrow-shape": "triangle",
        "arrow-scale": 0.9,
      },
    },
    { selector: "edge[kind = 'fought'], edge[kind = 'talks']", style: { "target-arrow-shape": "none" } },
    { selector: ".faint", style: { opacity: 0.18 } },
  ];
  for (const [kind, { colour, dash }] of looks())
    base.push({
      selector: `edge[kind = '${kind}']`,
      style: {
        "line-color": colour, "target-arrow-color": colour, "line-style": dash ? "dashed" : "solid",
        ...(dash ? { "line-dash-pattern": dash.map((one) => one * 1.6) } : {}),
      },
    });
  return base;
};

// Around the middle in an ellipse; where they are many, every second one further out, so that names have room.
const place = (at) => {
  if (at === 0) return { x: 0, y: 0 };
  const around = data.nodes.length - 1;
  const angle = -Math.PI / 2 + ((at - 1) * 2 * Math.PI) / around;
  const reach = (around > 10 && at % 2 ? 1.35 : 1) * (140 + 3 * around);
  return { x: Math.cos(angle) * reach * Math.min(1.4, canvas.clientWidth / canvas.clientHeight), y: Math.sin(angle) * reach };
};

// The words of a line stand at the end that is not the middle.
const words = (edge) => {
  const text = edge.count > 1 ? `${edge.label} (${edge.count})` : edge.label;
  const outwards = edge.source === "n0";
  return { near: outwards ? "" : text, far: outwards ? text : "", offset: 24 + 3.2 * text.length };
};

const draw = () => {
  box.hidden = false;
  const widest = Math.max(...data.edges.map((edge) => edge.count));
  const cy = window.cytoscape({
    container: canvas,
    elements: [
      ...data.nodes.map((node, at) => ({ data: node, classes: at ? "" : "middle" })),
      ...data.edges.map((edge) => ({
        data: {
          ...edge,
          ...words(edge),
          width: 1.5 + (4.5 * Math.log(edge.count)) / Math.log(Math.max(widest, 2)),
        },
      })),
    ],
    style: style(),
    layout: { name: "preset", positions: (node) => place(Number(node.id().slice(1))), fit: false },
    minZoom: 0.3,
    maxZoom: 2,
    userZoomingEnabled: false, // the wheel scrolls the page
    boxSelectionEnabled: false,
    autoungrabify: true,
  });

  const fit = () => {
    cy.resize().fit(undefined, 24);
    if (cy.zoom() > 1.15) cy.zoom(1.15).center();
  };
  fit();

  const light = (element, text) => {
    const near = element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes());
    cy.elements().addClass("faint");
    near.removeClass("faint");
    said.textContent = text;
    const path = element.isNode() ? element.data("href") : "";
    for (const [href, all] of rows) for (const row of all) row.classList.toggle("lit", path !== "" && href === path);
  };
  const dark = () => {
    cy.elements().removeClass("faint");
    for (const all of rows.values()) for (const row of all) row.classList.remove("lit");
  };
  cy.on("mouseover", "node", ({ target }) => {
    canvas.style.cursor = target.data("href") ? "pointer" : "default";
    light(target, `${target.data("label")}, ${target.data("kind")}`);
  });
  cy.on("mouseover", "edge", ({ target }) => {
    const [from, to] = [target.source().data("label"), target.target().data("label")];
    light(target, `${from} ${target.data("label")} ${to}, ${target.data("count")} ${target.data("count") > 1 ? "times" : "time"}`);
  });
  cy.on("mouseout", "node, edge", () => {
    canvas.style.cursor = "default";
    dark();
  });
  cy.on("tap", "node", ({ target }) => {
    const path = target.data("href");
    if (path && !target.hasClass("middle")) location.assign(path);
  });
  for (const [href, all] of rows)
    for (const row of all)
      for (const [event, act] of [
        ["pointerenter", () => cy.nodes().filter((node) => node.data("href") === href).forEach((node) => light(node, node.data("label")))],
        ["pointerleave", dark],
        ["focusin", () => cy.nodes().filter((node) => node.data("href") === href).forEach((node) => light(node, node.data("label")))],
        ["focusout", dark],
      ])
        row.addEventListener(event, act);

  const restyle = () => cy.style(style());
  document.addEventListener("themechange", restyle);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
  window.addEventListener("resize", fit);
};

if (window.cytoscape && data.edges.length) document.fonts.ready.then(draw); // names are measured once
