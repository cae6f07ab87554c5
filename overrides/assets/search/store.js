/* The index as it comes in: scripts loaded by need, and the packed data in them opened.
   generator/search/packing.py packs it. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const BASE = 45;
  const DIGITS = new Uint8Array(128);
  for (let code = 35, digit = 0; code < 127; code += 1) if (code !== 92) DIGITS[code] = digit++;

  const taken = new Map();
  const loading = new Map();
  const opened = new Map();
  let folder = "";

  /** Every script of the index hands its data over here. */
  search.take = (name, data) => taken.set(name, data);

  const useFolder = (path) => (folder = path);

  /** Loads a script of the index once. */
  function load(name) {
    if (taken.has(name)) return Promise.resolve();
    if (!loading.has(name)) {
      loading.set(name, search.script(`${folder}${name}.js`).catch((error) => {
        loading.delete(name);
        throw error;
      }));
    }
    return loading.get(name);
  }

  /** What a script holds, opened once by `open`; null, and its name in `missing`, until it is here. */
  function get(name, missing, open) {
    if (opened.has(name)) return opened.get(name);
    if (!taken.has(name)) {
      missing.add(name);
      return null;
    }
    opened.set(name, open(taken.get(name)));
    taken.set(name, null);
    return opened.get(name);
  }

  /** A function that gives the next packed number of a text. */
  function reader(text) {
    let at = 0;
    return () => {
      let value = 0;
      let digit = DIGITS[text.charCodeAt(at++)];
      let scale = 1;
      // The lowest digits come first; a digit of BASE or more says that another follows.
      while (digit >= BASE) {
        value += (digit - BASE) * scale;
        scale *= BASE;
        digit = DIGITS[text.charCodeAt(at++)];
      }
      return value + digit * scale;
    };
  }

  /** Packed numbers, `count` of them. */
  function numbers(text, count) {
    const next = reader(text);
    return Int32Array.from({ length: count }, next);
  }

  /** Numbers packed as runs. */
  function runs(text, count) {
    const next = reader(text);
    const values = new Int32Array(count);
    for (let at = 0; at < count; ) {
      const value = next();
      const end = at + next();
      values.fill(value, at, end);
      at = end;
    }
    return values;
  }

  /** A column of few different values: `of(number)` is the value of a document. */
  function column({ values, runs: packed }, count) {
    const which = runs(packed, count);
    return { values, which, of: (number) => values[which[number]] };
  }

  /** Sorted words, packed by what each shares with the one before. */
  function sortedWords(text) {
    const words = [];
    let last = "";
    for (const line of text.split("\n").slice(0, -1)) {
      last = last.slice(0, DIGITS[line.charCodeAt(0)]) + line.slice(1);
      words.push(last);
    }
    return words;
  }

  /** For each word the other that was packed beside it, by what goes at its end and what comes. */
  function endings(text, words) {
    const lines = text.split("\n");
    return words.map((word, at) => {
      const line = lines[at];
      return line ? word.slice(0, word.length - DIGITS[line.charCodeAt(0)]) + line.slice(1) : word;
    });
  }

  /** Postings: for each term where its documents begin and end among all numbers and levels. */
  function postings({ counts, numbers: gaps, levels }, terms) {
    const ends = numbers(counts, terms);
    for (let at = 1; at < terms; at += 1) ends[at] += ends[at - 1];
    const size = terms ? ends[terms - 1] : 0;
    const documents = new Uint32Array(size);
    const next = reader(gaps);
    for (let term = 0, at = 0; term < terms; term += 1) {
      for (let last = -1; at < ends[term]; at += 1) documents[at] = last += next() + 1;
    }
    return { ends, documents, levels: Uint8Array.from(numbers(levels, size)) };
  }

  /** The postings of one term; `level` is 1 to 16. */
  function postingsAt({ ends, documents, levels }, term) {
    const from = term ? ends[term - 1] : 0;
    return { size: ends[term] - from, from, documents, levels };
  }

  search.store = { useFolder, load, get, reader, numbers, runs, column, sortedWords, endings, postings, postingsAt };
})();
