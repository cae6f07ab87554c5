"use strict";
// On the page that a result leads to: marks the words that were found, until they are cleared.
(() => {
  const LEFT_ALONE = "[hidden], [data-actions], .unit__margin, script, style, button";
  const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, summary";
  const bar = document.querySelector("[data-search-marks]");

  /** The words from the address; the address itself becomes the clean one that can be cited. */
  function words() {
    const address = new URLSearchParams(location.search);
    if (!address.has("mark")) return history.state?.marks ?? [];
    const marks = address.getAll("mark").slice(0, 40);
    address.delete("mark");
    const rest = address.toString();
    const clean = location.pathname + (rest && `?${rest}`) + location.hash;
    try {
      history.replaceState({ ...history.state, marks }, "", clean);
    } catch {
      // A browser that guards addresses on disk keeps the long one, which leads here as well.
    }
    return marks;
  }

  function target() {
    const id = location.hash.slice(1);
    return (id && document.getElementById(id)) || document.querySelector("main");
  }

  /** The text nodes of each block of text: a match may begin in one and end in the next. */
  function passages(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = new Map();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(LEFT_ALONE)) continue;
      const block = node.parentElement.closest(BLOCKS) ?? root;
      found.set(block, [...(found.get(block) ?? []), node]);
    }
    return found.values();
  }

  /** Marks every match in one block; later ones first, so that the earlier keep their places. */
  function markPassage(nodes, pattern) {
    const matches = [...nodes.map((node) => node.data).join("").matchAll(pattern)].reverse();
    let end = nodes.reduce((sum, node) => sum + node.length, 0);
    for (const node of [...nodes].reverse()) {
      const start = end - node.length;
      for (const match of matches) {
        const from = Math.max(match.index - start, 0);
        const to = Math.min(match.index + match[0].length, end) - start;
        if (from < to && to > 0) wrap(node, from, to);
      }
      end = start;
    }
  }

  function wrap(node, from, to) {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const mark = document.createElement("mark");
    mark.className = "found";
    mark.dataset.found = "";
    range.surroundContents(mark);
  }

  function clear() {
    for (const mark of document.querySelectorAll("[data-found]")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    document.documentElement.classList.remove("has-marks");
    bar.hidden = true;
  }

  /** In the unit, first to be reached from there by keyboard; the style sheet puts it below. */
  function showBar(unit, marks, words) {
    const seen = marks.filter((mark) => mark.getClientRects().length).length;
    const count = bar.querySelector("[data-search-marked]");
    count.textContent = bar.dataset.marked.replace("{count}", seen);
    const elsewhere = bar.querySelector("[data-search-elsewhere]");
    const other = document.querySelector("[data-other-language]");
    elsewhere.hidden = Boolean(seen) || !other;
    count.hidden = !elsewhere.hidden;
    if (other) elsewhere.querySelector("a").href = addressIn(other, words);
    (unit.cells?.[0] ?? unit).prepend(bar);
    bar.hidden = false;
    document.documentElement.classList.add("has-marks");
  }

  function addressIn(link, words) {
    const query = new URLSearchParams(words.map((word) => ["mark", word]));
    return `${link.href.replace(/[?#].*$/, "")}?${query}${location.hash}`;
  }

  function arrive() {
    const found = words();
    const pattern = SearchMarking.pattern(found);
    if (!pattern || !bar) return;
    const unit = target();
    for (const nodes of passages(unit)) markPassage(nodes, pattern);
    const marks = [...unit.querySelectorAll("[data-found]")];
    if (marks.length) showBar(unit, marks, found);
  }

  bar?.querySelector("[data-search-clear-marks]").addEventListener("click", () => {
    history.replaceState({ ...history.state, marks: null }, "");
    const unit = bar.closest("[id]:not([data-search-marks])");
    clear();
    // The button that had the focus is gone: the reader stays in the unit.
    if (!unit.hasAttribute("tabindex")) unit.setAttribute("tabindex", "-1");
    unit.focus({ preventScroll: true });
  });
  arrive();
})();
