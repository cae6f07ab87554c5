/* References in a query: words with a number that name one unit, such as "chapter IV" and 类别七. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const CHINESE = "一二三四五六七八九十";

  /** The value of a number in figures, Roman or Chinese numerals, words or letters. */
  function numberOf(text, { roman, words, letters }) {
    if (/^[0-9]+$/.test(text)) return String(Number(text));
    if (roman.includes(text)) return String(roman.indexOf(text) + 1);
    if (words.includes(text)) return String(words.indexOf(text) + 1);
    const letter = Object.keys(letters).find((each) => each === text || letters[each].includes(text));
    if (letter) return letter;
    const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
    const digit = (character, empty) => (character ? CHINESE.indexOf(character) + 1 : empty);
    return String((text.includes("十") ? digit(tens, 1) * 10 : 0) + digit(ones, 0));
  }

  /** What to look for: one pattern for each way to name a kind of unit. */
  function patterns({ names, roman, words, letters }) {
    const byLength = [...roman, ...words].sort((a, b) => b.length - a.length);
    const figures = `[0-9]{1,2}|${byLength.join("|")}`;
    const number = `(${figures}|[${CHINESE}]{1,3}|[${Object.keys(letters).join("")}${Object.values(letters).flat().join("")}])`;
    return Object.entries(names).flatMap(([kind, ways]) => ways.map((way) => ({
      kind,
      pattern: new RegExp(`(?<![a-z0-9-])${way.replace("{n}", number)}(?![a-z0-9]|[^ ]?\\()`, "gu"),
    })));
  }

  /** The ids of the units that a normalised query refers to, and where. */
  function references(text, given) {
    given.patterns ??= patterns(given);
    const found = [];
    for (const { kind, pattern } of given.patterns) {
      for (const match of text.matchAll(pattern)) {
        const id = given.units[kind]?.[numberOf(match[1], given)];
        const [start, end] = [match.index, match.index + match[0].length];
        if (id && !found.some((other) => other.start < end && start < other.end)) found.push({ id, start, end });
      }
    }
    return found;
  }

  search.references = references;
})();
