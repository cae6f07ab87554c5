// Sizes, dates and checksums on the downloads page, out of downloads/bundle.js. That file is written
// after the zip, so the unzipped bundle has none: there the page says where to find them.
(() => {
  "use strict";
  const elsewhere = document.querySelector("[data-downloads-elsewhere]");
  const lang = document.documentElement.lang;

  const size = (bytes) => {
    const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
    const figure = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(value);
    return `${figure} ${unit}`;
  };

  const show = () => {
    const told = globalThis.referenceDownloads || {};
    for (const row of document.querySelectorAll("[data-download]")) {
      const facts = told[row.dataset.download];
      if (!facts) continue;
      row.querySelector("[data-size]").textContent = size(facts.size);
      row.querySelector("[data-date]").textContent = facts.date || "—";
      row.querySelector("[data-sum]").textContent = facts.sha256;
    }
  };

  /** What is not in the bundle is named there, but leads nowhere. */
  const isBundle = () => {
    const missing = document.querySelectorAll('[data-download$=".zip"] a, [data-sums]');
    for (const link of missing) link.removeAttribute("href");
    elsewhere.classList.add("elsewhere--needed");
  };

  const unzipped = () => {
    const folders = decodeURIComponent(location.pathname).split("/");
    const tops = [...document.querySelectorAll("[data-top]")].map(({ dataset }) => dataset.top);
    return location.protocol === "file:" && tops.some((top) => folders.includes(top));
  };

  if (unzipped()) {
    isBundle();
    return;
  }
  const script = document.createElement("script");
  script.src = elsewhere.dataset.script;
  script.addEventListener("load", show);
  script.addEventListener("error", isBundle);
  document.head.append(script);
})();
