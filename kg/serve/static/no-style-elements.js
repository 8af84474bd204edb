// The time line would bring its style sheet in <style> elements, which the page's policy refuses, and the console
// complains of. The page links the same sheet as a file; so until the page's own script runs, none are made.
document.createElement = (name, ...rest) =>
  Document.prototype.createElement.call(document, name === "style" ? "template" : name, ...rest);
