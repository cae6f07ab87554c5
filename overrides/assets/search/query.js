/* A query read: its atoms, the words of its Chinese, the units that it refers to by number. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { analysis } = search;
  const LONGEST = 12;
  const CHINESE = "一二三四五六七八九十";

  const isLatin = (character) => character < "\u2e80";

  /** The words, numbers and Chinese characters of a normalised query. */
  function atomsOf(text) {
    const atoms = [];
    for (const { kind, text: found, start, end } of analysis.tokens(text)) {
      if (kind === "han") {
        Array.from(found).forEach((character, at) =>
          atoms.push({ kind, text: character, raw: character, start: start + at, end: start + at + 1 }));
      } else if (kind !== "joined") atoms.push({ kind, text: analysis.stem(found), raw: text.slice(start, end), start, end });
    }
    return atoms;
  }

  /** A key with one more piece: a space beside every piece that is not Chinese. */
  function extended(key, piece) {
    const apart = key && (isLatin(piece[0]) || isLatin(key[key.length - 1]));
    return apart ? `${key} ${piece}` : key + piece;
  }

  const keyOf = (atoms) => atoms.reduce((key, { text }) => extended(key, text), "");

  /** Every row of atoms as a key: where it begins and ends. */
  function* keysIn(atoms, longest = LONGEST) {
    for (let from = 0; from < atoms.length; from += 1) {
      let key = "";
      for (let to = from + 1; to <= Math.min(atoms.length, from + longest); to += 1) {
        key = extended(key, atoms[to - 1].text);
        yield { key, from, to };
      }
    }
  }

  /** Cuts a row of Chinese atoms into as few words as can be; single characters stay alone. */
  function cut(atoms, isWord) {
    const best = [{ cost: 0 }];
    for (let end = 1; end <= atoms.length; end += 1) {
      best[end] = { cost: best[end - 1].cost + 1.4, begin: end - 1 };
      for (let begin = end - 2; begin >= Math.max(0, end - LONGEST); begin -= 1) {
        const cheaper = best[begin].cost + 1 < best[end].cost;
        if (cheaper && isWord(keyOf(atoms.slice(begin, end)), begin, end)) best[end] = { cost: best[begin].cost + 1, begin };
      }
    }
    const pieces = [];
    for (let end = atoms.length; end > 0; end = best[end].begin) pieces.unshift({ from: best[end].begin, to: end });
    return pieces;
  }

  /** The stretches of a query that each must be found: words, numbers, Chinese words. Unknown
      characters side by side become one; those of grammar stay apart. */
  function piecesOf(atoms, isWord, grammar) {
    const pieces = [];
    for (let from = 0; from < atoms.length; ) {
      const han = atoms[from].kind === "han";
      let to = from + 1;
      while (han && atoms[to]?.kind === "han" && atoms[to].start === atoms[to - 1].end) to += 1;
      for (const piece of cut(atoms.slice(from, to), (key, begin, end) => isWord(key, from + begin, from + end))) {
        const [begin, end] = [from + piece.from, from + piece.to];
        const unknown = han && end - begin === 1 && !grammar.has(atoms[begin].text);
        const last = pieces.at(-1);
        if (unknown && last?.unknown && last.to === begin) last.to = end;
        else pieces.push({ from: begin, to: end, kind: atoms[begin].kind, unknown });
      }
      from = to;
    }
    for (const piece of pieces) {
      const held = atoms.slice(piece.from, piece.to);
      Object.assign(piece, { text: keyOf(held), raw: held.map(({ raw }) => raw).join("") });
    }
    return pieces;
  }

  // --- references: words with a number that name one unit, such as "chapter IV" and 类别七

  /** The value of a number in figures, Roman or Chinese numerals, words or letters. */
  function numberOf(text, { roman, words, letters }) {
    if (/^[0-9]+$/.test(text)) return String(Number(text));
    for (const row of [roman, words]) if (row.includes(text)) return String(row.indexOf(text) + 1);
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

  /** The documents of the units that a normalised query refers to, and where. */
  function references(text, given) {
    given.patterns ??= patterns(given);
    const found = [];
    for (const { kind, pattern } of given.patterns) {
      for (const match of text.matchAll(pattern)) {
        const document = given.units[kind]?.[numberOf(match[1], given)];
        const [start, end] = [match.index, match.index + match[0].length];
        const free = !found.some((other) => other.start < end && start < other.end);
        if (document !== undefined && free) found.push({ document, start, end });
      }
    }
    return found;
  }

  /** An expression for a text in either case. */
  const literally = (text) => new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "iu");

  search.query = { atomsOf, keyOf, keysIn, piecesOf, references, literally };
})();
