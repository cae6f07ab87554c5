/* A query read: its atoms, the words of its Chinese; of words that nothing knows, which known ones
   they are misspelt, or spell in pinyin. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { analysis } = search;
  const LONGEST = 12;
  const LETTERS = /^[a-z]{5,40}$/;
  // Edits: neighbours swapped are the likeliest, another letter the least likely.
  const [SWAPPED, ONE, OTHER] = [0.9, 1, 1.2];
  // So many letters of a misspelt word are right, at its beginning or at its end.
  const RIGHT = 4;
  const LONGEST_PINYIN = 40;
  const SHORTEST = 2;
  // Fewer letters are the beginning of too many words.
  const LEAST_BEGUN = 5;

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
  function cut(atoms, rows) {
    const best = [{ cost: 0 }];
    for (let end = 1; end <= atoms.length; end += 1) {
      best[end] = { cost: best[end - 1].cost + 1.4, begin: end - 1 };
      for (let begin = end - 2; begin >= Math.max(0, end - LONGEST); begin -= 1) {
        const cheaper = best[begin].cost + 1 < best[end].cost;
        if (cheaper && rows.get(keyOf(atoms.slice(begin, end)))?.isWord) best[end] = { cost: best[begin].cost + 1, begin };
      }
    }
    const pieces = [];
    for (let end = atoms.length; end > 0; end = best[end].begin) pieces.unshift({ from: best[end].begin, to: end });
    return pieces;
  }

  /** The stretches of a query that each must be found: words, numbers, Chinese words. Unknown
      characters side by side become one; those of grammar stay apart. */
  function piecesOf(atoms, rows) {
    const pieces = [];
    for (let from = 0; from < atoms.length; ) {
      const han = atoms[from].kind === "han";
      let to = from + 1;
      while (han && atoms[to]?.kind === "han" && atoms[to].start === atoms[to - 1].end) to += 1;
      for (const piece of cut(atoms.slice(from, to), rows)) {
        const [begin, end] = [from + piece.from, from + piece.to];
        const unknown = han && end - begin === 1 && !rows.get(atoms[begin].text)?.isGrammar;
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

  // --- words that nothing knows

  const backwards = (word) => [...word].reverse().join("");

  /** The known word that is nearest to one, if it is near enough; the word itself if it is known. */
  function near(word, { corrections, missing }) {
    if (!LETTERS.test(word)) return null;
    const right = Math.min(RIGHT, word.length >> 1);
    const words = (letters) => corrections.beginning(letters, Infinity, missing).map(({ key }) => key);
    const found = nearest(word, words(word.slice(0, right)));
    if (found.word && found.distance <= ONE) return found.word;
    const others = words(`<${backwards(word).slice(0, right)}`).map((each) => backwards(each.slice(1)));
    return nearest(word, others, found).word;
  }

  function nearest(word, known, best = { word: null, distance: OTHER * (word.length < 8 ? 1 : 2) + 0.01 }) {
    return known.reduce((found, each) => {
      if (Math.abs(each.length - word.length) > found.distance) return found;
      const distance = edits(word, each);
      return distance < found.distance ? { word: each, distance } : found;
    }, best);
  }

  /** What it takes to make one word of another. */
  function edits(a, b) {
    let [before, last, row] = [[], [...Array(b.length + 1).keys()], []];
    for (let i = 1; i <= a.length; i += 1) {
      row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(last[j] + ONE, row[j - 1] + ONE, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : OTHER));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + SWAPPED);
      }
      [before, last] = [last, row];
    }
    return row[b.length];
  }

  /** The Chinese that a query in Latin letters spells, fewest words first; its last word may be
      only begun. Null if none. */
  function chinese(text, { pinyin, missing }) {
    const letters = text.replace(/[' ]/g, "");
    const best = [{ cost: 0, words: "" }];
    let begun = null;
    for (let begin = 0; begin < letters.length; begin += 1) {
      if (!best[begin]) continue;
      for (let end = begin + SHORTEST; end <= Math.min(letters.length, begin + LONGEST_PINYIN); end += 1) {
        const word = pinyin.row(letters.slice(begin, end), missing)?.text;
        const cost = best[begin].cost + 1;
        if (word && !(best[end]?.cost <= cost)) best[end] = { cost, words: best[begin].words + word };
      }
      const [next] = pinyin.beginning(letters.slice(begin), 1, missing);
      if (next && !begun && letters.length >= LEAST_BEGUN) begun = best[begin].words + next.row.text;
    }
    return best[letters.length]?.words ?? begun;
  }

  search.query = { isLatin, atomsOf, keyOf, keysIn, piecesOf, near, chinese };
})();
