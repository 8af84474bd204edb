// The editor for SPARQL, with our endpoint, prefixes and terms; it asks no other server.
const { given, prefixes, terms, examples } = JSON.parse(document.getElementById("editor").textContent);
const plain = document.getElementById("plain");
const query = plain.elements.query.value;
const endpoint = new URL("/sparql", location.href).href;
const base = "https://w3id.org/conflict-news/";

const ours = Object.fromEntries(
  ["article", "entity", "graph", "identity", "incident", "join"].map((name) => [name, `${base}${name}/`]),
);

const { Yasqe, Yasr } = Yasgui;
// What the library would fetch elsewhere (prefixes, terms of Linked Open Vocabularies) is known here.
const { prefixes: ofPrefixes, class: ofClasses, property: ofProperties } = Yasqe.Autocompleters;
ofPrefixes.get = () => Promise.resolve(Object.entries(prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`));
ofPrefixes.persistenceId = undefined;
const isClass = (iri) => /[#/][A-Z]/.test(iri) && !/[#/][a-z][^#/]*$/.test(iri);
for (const [completer, fits] of [[ofClasses, isClass], [ofProperties, (iri) => !isClass(iri) && !/-[^/#]*$/.test(iri.split("#")[1])]]) {
  completer.get = () => Promise.resolve(terms.filter(fits));
  Object.assign(completer, { bulk: true, persistenceId: undefined });
}

Object.assign(Yasr.defaults, { prefixes: { ...prefixes, ...ours }, errorRenderers: [refusal] });

const frame = document.getElementById("yasgui");
frame.hidden = false;
plain.hidden = true;
const yasgui = new Yasgui(frame, {
  requestConfig: { endpoint, method: "POST", headers: {} },
  endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
  copyEndpointOnNewTab: false,
  populateFromUrl: false,
  persistenceId: "conflict-news-kg",
  autofocus: false,
  yasqe: { ...Yasqe.defaults, value: query, autocompleters: ["prefixes", "variables", "class", "property"], prefixCcApi: null },
  yasr: Yasr.defaults,
});

/** The one line in which this server says why it refuses a query. */
async function refusal(error) {
  let told = error.text ?? error.statusText ?? "";
  try {
    told = JSON.parse(told).detail ?? told;
  } catch {
    // not of this server but of what is between; shown as it came
  }
  const line = document.createElement("p");
  line.className = "refusal";
  line.setAttribute("role", "alert");
  line.textContent = told || "no answer from the server";
  return line;
}

const open = (sparql, name) => {
  const known = Object.values(yasgui._tabs).find((tab) => tab.persistentJson.yasqe.value.trim() === sparql.trim());
  if (known) return yasgui.selectTabId(known.getId());
  return yasgui.addTab(true, { name, yasqe: { value: sparql }, requestConfig: { endpoint } });
};
// Tabs are kept from visit to visit; one of another address of this server asks this one.
for (const tab of Object.values(yasgui._tabs)) if (tab.getEndpoint() !== endpoint) tab.setEndpoint(endpoint);
/** Says what the parts of the library are where it does not: what stands in a list of tabs must be tabs. */
const name = () => {
  for (const input of frame.querySelectorAll(".CodeMirror textarea")) input.setAttribute("aria-label", "Query");
  for (const part of frame.querySelectorAll(".tabsList > div")) part.setAttribute("role", "presentation");
  const another = frame.querySelector(".tabsList .addTab");
  another?.setAttribute("role", "tab");
  another?.setAttribute("aria-selected", "false");
};
yasgui.on("tabSelect", () => setTimeout(name)); // the tab is drawn after it is chosen
name();

const inHash = new URLSearchParams(location.hash.slice(1)).get("query");
if (inHash) open(inHash, "Query");
else if (given) open(query, "Query");

for (const link of document.querySelectorAll(".example")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(examples[link.dataset.example], link.textContent);
    frame.scrollIntoView({ block: "nearest" });
    yasgui.getTab().getYasqe().focus();
  });
}

// IRIs that this server minted are read on this server; nothing else is opened without being asked for.
frame.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest("a[href]");
    if (!link?.href.startsWith(base)) return;
    event.preventDefault();
    location.assign(`/${link.href.slice(base.length)}`);
  },
  true,
);
