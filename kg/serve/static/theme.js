// Light or dark, before anything is drawn; a choice is kept, else the system decides.
(() => {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const stored = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage may be forbidden; the system's choice holds then
    }
  };
  const current = () => root.dataset.theme ?? (dark.matches ? "dark" : "light");
  const chosen = stored();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    if (!button) return;
    const show = () => button.setAttribute("aria-pressed", String(current() === "dark"));
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {
        // it then lasts as long as the page
      }
      show();
      document.dispatchEvent(new CustomEvent("themechange"));
    });
    dark.addEventListener("change", show);
    show();
  });
})();
