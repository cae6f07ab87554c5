/* When words fail: the units that unknown words are nearest to, from a table made beforehand
   (generator/search/vectors.py). Loaded only when a query is otherwise not answered. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { store, query } = search;
  const LONGEST = 6;
  // The least that a query must say for its best unit, above what speaks for everyday topics.
  const LEAST = 6;
  // The least share of its words that must speak for that unit.
  const SHARE = 0.5;
  // Units that are this far behind the best are not shown.
  const KEPT = 0.45;

  /** The table opened: its words in order, and where the numbers of each begin. */
  function opened({ units, words, kin }) {
    const sorted = store.sortedWords(words);
    const next = store.reader(kin);
    const starts = new Int32Array(sorted.length);
    const numbers = [];
    for (let at = 0; at < sorted.length; at += 1) {
      starts[at] = numbers.length;
      numbers.push(next());
      const count = next();
      numbers.push(count);
      for (let more = 0; more < 2 * count; more += 1) numbers.push(next());
    }
    return { units: units.split("\n"), sorted, starts, numbers };
  }

  /** Where a word stands among sorted ones; -1 if it does not. */
  function placeOf(sorted, word) {
    let [low, high] = [0, sorted.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] === word) return middle;
      if (sorted[middle] < word) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** The words of a query as the table has them: the longest first; -1 for one that it lacks. */
  function placesOf(atoms, { sorted }, words) {
    const found = [];
    for (let at = 0; at < atoms.length; ) {
      const atom = atoms[at];
      const han = atom.kind === "han";
      let [place, length] = [-1, 1];
      for (let size = Math.min(han ? LONGEST : 2, atoms.length - at); size > 0 && place < 0; size -= 1) {
        const row = atoms.slice(at, at + size);
        if (row.some((each) => each.kind !== atom.kind || each.kind === "number")) continue;
        place = placeOf(sorted, row.map((each) => each.text).join(han ? "" : " "));
        if (place >= 0) length = size;
      }
      const row = atoms.slice(at, at + length);
      const says = row.some((each) => !words.grammar.has(each.raw) && each.kind !== "number");
      const common = length === 1 && words.common.has(atom.text);
      if (says && (place >= 0 || !common)) found.push({ place, weight: weightOf(place, length, han, common) });
      at += length;
    }
    return found;
  }

  /** A common word says less, and so does a single Chinese character. */
  function weightOf(place, length, han, common) {
    if (common) return 0.5;
    if (han && length === 1) return 0.4;
    return 1;
  }

  /** How near the words of a query are to units, the nearest first, and to everyday topics. */
  function nearness(text, words, missing) {
    const table = store.get("nearest", missing, opened);
    if (!table) return { ranked: [], elsewhere: 0, all: 0 };
    const places = placesOf(query.atomsOf(text).atoms, table, words);
    const all = places.reduce((sum, { weight }) => sum + weight, 0);
    const near = new Map();
    let elsewhere = 0;
    for (const { place, weight } of places) {
      if (place < 0) continue;
      const { numbers } = table;
      let at = table.starts[place];
      elsewhere += weight * numbers[at++];
      for (let count = numbers[at++]; count > 0; count -= 1) {
        const unit = numbers[at++];
        const held = near.get(unit) ?? { says: 0, by: 0 };
        near.set(unit, { says: held.says + weight * numbers[at++], by: held.by + weight });
      }
    }
    const ranked = [...near].map(([unit, { says, by }]) => ({ id: table.units[unit], score: says, by }))
      .sort((a, b) => b.score - a.score);
    return { ranked, elsewhere, all };
  }

  /** The units that a normalised query is about though it does not say so, the nearest first. */
  search.related = (text, words, missing) => {
    const { ranked, elsewhere, all } = nearness(text, words, missing);
    const best = ranked[0];
    if (!best || best.score - elsewhere < LEAST * Math.sqrt(all) || best.by < SHARE * all) return [];
    return ranked.filter(({ score }) => score >= KEPT * best.score)
      .map(({ id, score }) => ({ id, score: score / best.score }));
  };

  /** How much more a query is about some unit than about everyday topics; below 0, less. */
  search.leaning = (text, words, missing) => {
    const { ranked, elsewhere, all } = nearness(text, words, missing);
    return ((ranked[0]?.score ?? 0) - elsewhere) / Math.sqrt(Math.max(all, 0.5));
  };
})();
