"use strict";
// Finds words in a text and marks them: in the results, and on the page that a result leads to.
(() => {
  /** One expression for all the words, the longer before the shorter; null if there are none. */
  function pattern(words) {
    const known = [...new Set(words.map((word) => word.trim()).filter(Boolean))];
    if (!known.length) return null;
    known.sort((one, other) => other.length - one.length);
    return new RegExp(known.map(expression).join("|"), "giu");
  }

  /** Latin words and numbers are found whole; Chinese has no borders of words. */
  function expression(word) {
    const escaped = word
      .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
      .replace(/\s+/g, "\\s+")
      .replace(/['’]/g, "['’]");
    const before = /^[a-z0-9]/i.test(word) ? "(?<![a-z0-9])" : "";
    const after = /[a-z0-9]$/i.test(word) ? "(?![a-z0-9])" : "";
    return before + escaped + after;
  }

  /** Puts parts `{text, match}` into an element, the matches in <mark>. */
  function show(element, cut) {
    element.replaceChildren(
      ...cut.map((part) => {
        if (!part.match) return part.text;
        const mark = document.createElement("mark");
        mark.textContent = part.text;
        return mark;
      }),
    );
  }

  window.SearchMarking = { pattern, show };
})();
