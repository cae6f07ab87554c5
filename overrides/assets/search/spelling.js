/* Words that text and lexicon do not have: which known ones they are misspelt, or spell in pinyin. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const LETTERS = /^[a-z]+$/;
  const LONGEST = 40;
  const ROWS = [0, 1, 2].map(() => new Int32Array(LONGEST + 3));
  const SYLLABLE = /^(?:[zcs]h?|[bpmfdtnlgkhjqxrwy])?(?:i(?:ang?|ong?|a?o?u?|e|ng?)|u(?:ang?|ai|an|e|i|o|a|n)?|v(?:e|an|n)?|a(?:ng?|i|o)?|e(?:ng?|i|r)?|o(?:ng?|u)?)$/;
  const INITIAL = /^(?:[zcs]h?|[bpmfdtnlgkhjqxrwy])$/;
  const LONGEST_SYLLABLE = 6;
  const SHORTEST = 2;
  // Fewer letters are the beginning of too many words.
  const LEAST_BEGUN = 5;

  /** How many edits may lie between a word and its correction. */
  const allowedEdits = (length) => (length < 5 ? 0 : length < 8 ? 1 : 2);

  const kept = new Map();

  /** The known word of the same first letter that is fewest edits away; null if all are too far. */
  function near(word, { seldom, missing }) {
    const most = allowedEdits(word.length);
    if (!most || !LETTERS.test(word) || word.length > LONGEST) return null;
    const known = seldom()?.corrections.beginning(word[0], Infinity, missing);
    if (missing.size) return null;
    if (!kept.has(word)) kept.set(word, nearest(word, known, most));
    return kept.get(word);
  }

  function nearest(word, known, most) {
    let left = most;
    let found = null;
    for (const { key, row } of known) {
      if (key === word) return null; // It is written as it should be.
      if (left < 0 || Math.abs(key.length - word.length) > left) continue;
      const distance = edits(word, key, left);
      if (distance > left) continue;
      left = distance - 1;
      found = { word: key, written: row.text };
    }
    return found;
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

  /** Whether letters are syllables one after the other; the last may be only begun. */
  function areSyllables(letters) {
    const ends = [true];
    for (let begin = 0; begin < letters.length; begin += 1) {
      if (!ends[begin]) continue;
      for (let end = begin + 1; end <= Math.min(letters.length, begin + LONGEST_SYLLABLE); end += 1) {
        const piece = letters.slice(begin, end);
        if (SYLLABLE.test(piece) || (end === letters.length && INITIAL.test(piece))) ends[end] = true;
      }
    }
    return Boolean(ends[letters.length]);
  }

  /** The Chinese that a query in Latin letters spells, fewest words first; its last word may be
      only begun. Null if none. */
  function chinese(text, { seldom, missing }) {
    const letters = text.replace(/[^a-z]/g, "");
    if (/[^a-z' ]/.test(text) || !areSyllables(letters)) return null;
    const pinyin = seldom()?.pinyin;
    if (!pinyin) return null;
    const best = [{ cost: 0, words: "" }];
    let begun = null;
    for (let begin = 0; begin < letters.length; begin += 1) {
      if (!best[begin]) continue;
      for (let end = begin + SHORTEST; end <= letters.length; end += 1) {
        const word = pinyin.row(letters.slice(begin, end), missing)?.text;
        const cost = best[begin].cost + 1;
        if (word && !(best[end]?.cost <= cost)) best[end] = { cost, words: best[begin].words + word };
      }
      const [next] = pinyin.beginning(letters.slice(begin), 1, missing);
      if (next && !begun && letters.length >= LEAST_BEGUN) begun = best[begin].words + next.row.text;
    }
    return best[letters.length]?.words ?? begun;
  }

  search.take("spelling", { near, chinese });
})();
