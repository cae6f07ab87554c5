// Leads on from an old address at once, with query and fragment kept. Without JavaScript the page
// lists every unit that it held, each with a link.
"use strict";
(() => {
  const id = location.hash.slice(1);
  const stub = id ? document.getElementById(id)?.closest("[data-stub]") : null;
  const link = id
    ? stub?.matches("[data-moved]") && stub.querySelector("a[href]")
    : document.querySelector("[data-moved-page] a[href]");
  if (!link) return;
  const target = new URL(link.href);
  if (location.search) target.search = location.search;
  location.replace(target.href);
})();
