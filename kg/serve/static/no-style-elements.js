// Libraries would bring style sheets in <style> elements, which the page's policy refuses, and the console complains of.
// What they need stands in files that the page links; so no <style> is made. A page's script may allow it again by
// `delete document.createElement`.
document.createElement = (name, ...rest) =>
  Document.prototype.createElement.call(document, name === "style" ? "template" : name, ...rest);
