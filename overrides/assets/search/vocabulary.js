/* The English words that index and lexicon know, and how a word that they do not know is taken. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { analysis } = search;
  const LETTERS = /^[a-z]+$/;
  const LONGEST = 40;
  const ROWS = [0, 1, 2].map(() => new Int32Array(LONGEST + 3));

  /** One bit for each letter of a word. */
  function lettersOf(word) {
    let bits = 0;
    for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) - 97);
    return bits;
  }

  function bitCount(bits) {
    let count = 0;
    for (let rest = bits; rest; rest &= rest - 1) count += 1;
    return count;
  }

  /** The words of the rules and of the lexicon, by stem, family and length. */
  function vocabulary(rules, lexicon, missing) {
    const written = new Map();
    rules.eachTerm(missing, (term, form) => LETTERS.test(term[0]) && written.set(term, form));
    for (const [term, form] of lexicon.written) if (!written.has(term)) written.set(term, form);
    const sorted = [...written.keys()].sort();
    const families = new Map();
    const byLength = [];
    for (const word of sorted) {
      if (!LETTERS.test(word)) continue;
      const family = analysis.family(word);
      if (!families.has(family)) families.set(family, []);
      families.get(family).push(word);
      (byLength[word.length] ??= []).push({ word, bits: lettersOf(word) });
    }
    return { written, sorted, families, byLength };
  }

  /** Other words of the same family. */
  const relatives = ({ families }, word) =>
    (families.get(analysis.family(word)) ?? []).filter((other) => other !== word);

  /** Words that begin with some letters. */
  function beginningWith({ sorted }, letters, most) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < letters) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let at = low; at < sorted.length && sorted[at].startsWith(letters) && found.length < most; at += 1) {
      if (sorted[at] !== letters) found.push(sorted[at]);
    }
    return found;
  }

  /** How many edits may lie between a word and its correction. */
  const allowedEdits = (length) => (length < 5 ? 0 : length < 8 ? 1 : 2);

  /** The known words fewest edits away; a changed first letter counts as one more. */
  function near({ byLength }, word) {
    if (!LETTERS.test(word) || word.length > LONGEST) return [];
    const allowed = allowedEdits(word.length);
    const bits = lettersOf(word);
    let best = allowed;
    let found = [];
    for (let length = word.length - allowed; allowed && length <= word.length + allowed; length += 1) {
      for (const each of byLength[length] ?? []) {
        if (bitCount(each.bits ^ bits) > 2 * best) continue;
        const strange = each.word[0] !== word[0] ? 1 : 0;
        const distance = edits(word, each.word, best - strange) + strange;
        if (distance < best) found = [];
        if (distance <= best) {
          best = distance;
          found.push(each.word);
        }
      }
    }
    return found.map((each) => ({ word: each, distance: best }));
  }

  /** Edits between two words, neighbours swapped counting as one; more than `most` is too many. */
  function edits(a, b, most) {
    let [before, last, row] = ROWS;
    for (let j = 0; j <= b.length; j += 1) last[j] = j;
    for (let i = 1; i <= a.length; i += 1) {
      row[0] = i;
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
      [before, last, row] = [last, row, before];
    }
    return last[b.length];
  }

  /** A word as two known words written as one. */
  function split({ written }, word) {
    for (let at = word.length - 3; at >= 3; at -= 1) {
      const parts = [word.slice(0, at), word.slice(at)].map(analysis.stem);
      if (parts.every((part) => written.has(part))) return parts;
    }
    return null;
  }

  search.vocabulary = { vocabulary, relatives, beginningWith, near, split };
})();
