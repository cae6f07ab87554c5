/* A query read: its slots (what must be found), the concepts it names, the units it refers to. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { analysis, concepts } = search;
  const SPAN = 12;
  const CHINESE = "一二三四五六七八九十";

  /** Atoms: the words, numbers and Chinese characters of a query; and what hyphens join. */
  function atomsOf(text) {
    const atoms = [];
    const joined = [];
    for (const token of analysis.tokens(text)) {
      if (token.kind === "han") {
        Array.from(token.text).forEach((character, at) =>
          atoms.push({ kind: "han", text: character, raw: character, start: token.start + at, end: token.start + at + 1 }));
      } else if (token.kind === "joined") joined.push({ ...token, text: analysis.stem(token.text) });
      else atoms.push({ ...token, raw: text.slice(token.start, token.end), text: analysis.stem(token.text) });
    }
    for (const each of joined) {
      each.from = atoms.findIndex((atom) => atom.start >= each.start);
      each.to = atoms.findLastIndex((atom) => atom.end <= each.end) + 1;
    }
    return { atoms, joined };
  }

  /** The concepts that a row of atoms names, and the stretch of each: `from` to before `to`. */
  function spansOver(atoms, places, { exact }, through) {
    const spans = [];
    for (let at = 0; at < places.length && !(places[at] > through); at += 1) {
      let text = "";
      for (let end = at; end < Math.min(places.length, at + SPAN); end += 1) {
        text = concepts.extended(text, atoms[places[end]].text);
        const found = places[end] < through ? null : exact.get(text);
        if (found) spans.push({ from: places[at], to: places[end] + 1, concepts: found });
      }
    }
    return spans;
  }

  /** All spans, or those through one place; one that lies within a longer one is nested, and has a share of it. */
  function spansOf({ atoms, joined }, lexicon, words, through) {
    const all = atoms.map((_, place) => place);
    const telling = all.filter((place) => !words.grammar.has(atoms[place].raw));
    const spans = spansOver(atoms, all, lexicon, through);
    if (telling.length > 1 && telling.length < all.length) {
      const seen = new Set(spans.map((span) => `${span.from}-${span.to}`));
      const reduced = spansOver(atoms, telling, lexicon, through);
      spans.push(...reduced.filter((span) => !seen.has(`${span.from}-${span.to}`)));
    }
    for (const { text, from, to } of joined) {
      const found = lexicon.exact.get(text);
      if (found) spans.push({ from, to, concepts: found });
    }
    for (const span of spans) {
      const length = span.to - span.from;
      const around = spans.filter((other) => other.from <= span.from && span.to <= other.to && other.to - other.from > length);
      span.nested = around.length > 0;
      span.share = length / Math.max(length, ...around.map((other) => other.to - other.from));
    }
    return spans;
  }

  /** Cuts a row of Chinese atoms into as few words as can be; single characters stay alone. */
  function cut(atoms, from, to, isWord) {
    const best = [{ cost: 0 }];
    for (let end = 1; end <= to - from; end += 1) {
      best[end] = { cost: best[end - 1].cost + 1.4, begin: end - 1 };
      let text = atoms[from + end - 1].text;
      for (let begin = end - 2; begin >= Math.max(0, end - SPAN); begin -= 1) {
        text = atoms[from + begin].text + text;
        if (best[begin].cost + 1 < best[end].cost && isWord(text)) {
          best[end] = { cost: best[begin].cost + 1, begin };
        }
      }
    }
    const pieces = [];
    for (let end = to - from; end > 0; end = best[end].begin) {
      pieces.unshift({ from: from + best[end].begin, to: from + end });
    }
    return pieces;
  }

  /** The stretches of a query that each must be found: words, numbers, Chinese words. */
  function piecesOf(atoms, isWord, words) {
    const pieces = [];
    for (let at = 0; at < atoms.length; ) {
      if (atoms[at].kind !== "han") {
        pieces.push({ from: at, to: at + 1, kind: atoms[at].kind, text: atoms[at].text, raw: atoms[at].raw });
        at += 1;
        continue;
      }
      let end = at;
      while (end < atoms.length && atoms[end].kind === "han" && (end === at || atoms[end].start === atoms[end - 1].end)) end += 1;
      for (const piece of merged(cut(atoms, at, end, isWord), atoms, words)) {
        const text = atoms.slice(piece.from, piece.to).map((atom) => atom.text).join("");
        pieces.push({ ...piece, kind: "han", text, raw: text });
      }
      at = end;
    }
    return pieces;
  }

  /** Unknown characters side by side become one piece; those of grammar stay apart. */
  function merged(pieces, atoms, words) {
    const single = (piece) => piece.to - piece.from === 1 && !words.grammar.has(atoms[piece.from].text);
    const found = [];
    for (const piece of pieces) {
      const last = found.at(-1);
      if (single(piece) && last?.unknown && last.to === piece.from) last.to = piece.to;
      else found.push(single(piece) ? { ...piece, unknown: true } : piece);
    }
    return found;
  }

  // --- references: words with a number that name one unit, such as "chapter IV" and 类别七

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

  search.query = { atomsOf, spansOf, piecesOf, references };
})();
