/* Queries in pinyin, with or without spaces and tones, as the Chinese words that they spell. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const LEAST = 3;
  const MOST_READINGS = 4;

  /** The readings of each character: `chu出初 jing境经` turned round. */
  function readingsOf(packed) {
    const readings = new Map();
    for (const group of packed.split(" ")) {
      const syllable = group.match(/^[a-z]+/)[0];
      for (const character of group.slice(syllable.length)) {
        readings.set(character, [...(readings.get(character) ?? []), syllable]);
      }
    }
    return readings;
  }

  /** All spellings of a word, without spaces. */
  function spellings(word, readings) {
    let found = [""];
    for (const character of word) {
      const syllables = readings.get(character);
      if (!syllables) return [];
      if (syllables.length === 1) for (let at = 0; at < found.length; at += 1) found[at] += syllables[0];
      else found = found.flatMap((start) => syllables.map((syllable) => start + syllable)).slice(0, MOST_READINGS);
    }
    return found;
  }

  /** The Chinese words of index and lexicon by their spelling, the most frequent first. */
  function table(rules, lexicon, missing) {
    const readings = readingsOf(lexicon.readings);
    const worth = new Map();
    for (const form of lexicon.exact.keys()) if (form > "\u2e80" && !form.includes(" ")) worth.set(form, 1);
    rules.eachTerm(missing, (term, _, count) => {
      if (term > "\u2e80" && rules.isWord(term, missing)) worth.set(term, count + 1);
    });
    const words = new Map();
    for (const [word, count] of worth) {
      if (word.length < 2) continue;
      for (const spelling of spellings(word, readings)) {
        if (!(words.get(spelling)?.count >= count)) words.set(spelling, { word, count });
      }
    }
    return { words, sorted: [...words.keys()].sort() };
  }

  /** The words that spell the letters, fewest first; the last may be only begun. Null if none do. */
  function parse(letters, { words, sorted }) {
    const best = [{ cost: 0 }];
    for (let end = LEAST; end <= letters.length; end += 1) {
      for (let begin = Math.max(0, end - 40); begin <= end - LEAST; begin += 1) {
        if (!best[begin]) continue;
        const found = words.get(letters.slice(begin, end));
        const cost = best[begin].cost + 1;
        if (found && !(best[end]?.cost <= cost)) best[end] = { cost, begin, word: found.word };
      }
    }
    if (best[letters.length]) return trace(best, letters.length);
    for (let begin = 0; begin <= letters.length - LEAST; begin += 1) {
      const word = best[begin] && begun(letters.slice(begin), words, sorted);
      if (word) return [...trace(best, begin), word];
    }
    return null;
  }

  function trace(best, end) {
    const found = [];
    for (let at = end; at > 0; at = best[at].begin) found.unshift(best[at].word);
    return found;
  }

  /** The most frequent word whose spelling begins with some letters. */
  function begun(letters, words, sorted) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < letters) low = middle + 1;
      else high = middle;
    }
    let best = null;
    for (let at = low; at < sorted.length && sorted[at].startsWith(letters); at += 1) {
      const found = words.get(sorted[at]);
      if (!best || found.count > best.count) best = found;
    }
    return best?.word;
  }

  search.pinyin = { table, parse };
})();
