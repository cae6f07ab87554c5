// Puts the buttons into each unit while the page is still read: before it is painted, so that
// nothing moves.
(() => {
  "use strict";
  const PLACE = "[data-actions]:empty";
  const fill = (place) => {
    const buttons = document.querySelector("[data-actions-template]").content.cloneNode(true);
    for (const each of buttons.children) {
      each.setAttribute("aria-label", `${each.textContent}: ${place.dataset.actions}`);
    }
    place.append(buttons);
  };
  // What is read comes element by element.
  const added = (records) => records.flatMap(({ addedNodes }) => [...addedNodes]);
  const reading = new MutationObserver((records) => {
    for (const node of added(records)) if (node.matches?.(PLACE)) fill(node);
  });
  reading.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    reading.disconnect();
    document.querySelectorAll(PLACE).forEach(fill);
  });
})();
