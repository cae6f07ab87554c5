// Puts the buttons into each unit while the page is still read: before it is painted, so that
// nothing moves.
(() => {
  "use strict";
  const fill = () => {
    const template = document.querySelector("[data-actions-template]");
    for (const place of document.querySelectorAll("[data-actions]:empty")) {
      const buttons = template.content.cloneNode(true);
      for (const each of buttons.children) {
        each.setAttribute("aria-label", `${each.textContent}: ${place.dataset.actions}`);
      }
      place.append(buttons);
    }
  };
  const reading = new MutationObserver(fill);
  reading.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    fill();
    reading.disconnect();
  });
})();
