// Runs before the first paint: the view that the reader chose on this device.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  // What the address asks for: tables.js shows its tables so, and then takes this away.
  root.classList.toggle("asked", location.search !== "");
  try {
    if (localStorage.getItem("side-by-side") === "yes") root.classList.add("side-by-side");
    const scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch {
    // A browser that keeps nothing shows the page as it comes.
  }
})();
