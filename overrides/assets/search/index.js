/* The index as it comes in: scripts loaded by need, and what is packed in them.
   generator/search/packing.py, tables.py and shown.py pack it. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const BASE = 45;
  const DIGITS = new Uint8Array(128);
  for (let code = 35, digit = 0; code < 127; code += 1) if (code !== 92) DIGITS[code] = digit++;
  // What a row holds.
  const [RULES, CONCEPTS, PARTS, SECONDS, BEARERS, FIELDS] = [1, 2, 4, 8, 16, 4096];
  const FLAGS = { isWord: 32, isCommon: 64, isGrammar: 128, isReference: 256, isNowhere: 512, isUnsaid: 1024, isPlace: 2048 };
  const PIECES = 45;
  // The lines of what results show of a document.
  const CARD = 12;
  // A script of a table has no fewer keys, as a rule.
  const FEW = 16;
  const COLUMNS = ["kinds", "lists", "parts", "industries", "categories", "languages"];

  const taken = new Map();
  const loading = new Map();
  const opened = new Map();

  /** Every script of the index hands its data over here. */
  search.take = (name, data) => taken.set(name, data);

  /** Loads a script of the index once. */
  function load(name) {
    if (taken.has(name)) return Promise.resolve();
    if (!loading.has(name)) {
      loading.set(name, search.script(`${name}.js`).catch((error) => {
        loading.delete(name);
        throw error;
      }));
    }
    return loading.get(name);
  }

  /** What a script holds, opened once by `open`; null, and its name in `missing`, until it is here. */
  function get(name, missing, open = (data) => data) {
    if (opened.has(name)) return opened.get(name);
    if (!taken.has(name)) {
      missing.add(name);
      return null;
    }
    opened.set(name, open(taken.get(name)));
    taken.set(name, null);
    return opened.get(name);
  }

  // --- what is packed

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
    return { values, of: (number) => values[which[number]] };
  }

  const lines = (text) => text.split("\n");

  /** Sorted words, packed by what each shares with the one before. */
  function sortedWords(text) {
    const words = [];
    let last = "";
    for (const line of lines(text).slice(0, -1)) {
      last = last.slice(0, DIGITS[line.charCodeAt(0)]) + line.slice(1);
      words.push(last);
    }
    return words;
  }

  /** A number for a piece of a key; not many have the same. */
  function numberOf(piece) {
    let number = 0;
    for (let at = 0; at < piece.length; at += 1) number = (31 * number + piece.charCodeAt(at)) % PIECES;
    return number;
  }

  /** The last of the sorted words that is not after `word`; -1 if all are. */
  function lastNotAfter(words, word) {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Rising numbers with a value each, one after the other. */
  function stepped(next, valued) {
    const size = next();
    const [numbers, values] = [new Uint32Array(size), new Uint8Array(valued ? size : 0)];
    for (let at = 0, last = -1; at < size; at += 1) {
      numbers[at] = last += next() + 1;
      if (valued) values[at] = next() + 1;
    }
    return { size, numbers, values };
  }

  function opening(line, text) {
    const next = reader(line);
    const holds = line && next();
    const row = {
      text,
      rules: holds & RULES ? stepped(next, true) : null,
      concepts: holds & CONCEPTS ? stepped(next, false).numbers : [],
      parts: holds & PARTS ? stepped(next, true) : null,
      seconds: holds & SECONDS ? stepped(next, false).numbers : [],
      bearers: holds & BEARERS ? stepped(next, false).numbers : [],
      fields: holds & FIELDS ? stepped(next, true) : null,
    };
    for (const [name, bit] of Object.entries(FLAGS)) row[name] = Boolean(holds & bit);
    return row;
  }

  // --- tables

  const openShard = ([keys, rows = "", texts = ""]) =>
    ({ keys: sortedWords(keys), lines: lines(rows), texts: lines(texts), rows: [] });

  const rowAt = (held, at) => (held.rows[at] ??= opening(held.lines[at] ?? "", held.texts?.[at]));

  /** A sorted table, cut into scripts where the keys come to each of `firsts`. */
  class Table {
    constructor(name, firsts) {
      this.name = name;
      this.firsts = firsts;
    }

    /** The row of a key; undefined if there is none, or not yet. */
    row(key, missing) {
      const held = get(`${this.name}-${lastNotAfter(this.firsts, key)}`, missing, openShard);
      const at = held ? lastNotAfter(held.keys, key) : -1;
      return at >= 0 && held.keys[at] === key ? rowAt(held, at) : undefined;
    }

    /** The keys that begin with some letters and go on, with their rows, at most `most`. */
    beginning(letters, most, missing) {
      const { firsts } = this;
      const found = [];
      let hoped = 0;
      for (let number = lastNotAfter(firsts, letters); number < firsts.length; number += 1) {
        if (firsts[number] > letters && !firsts[number].startsWith(letters)) break;
        const held = get(`${this.name}-${number}`, missing, openShard);
        if (!held && found.length + (hoped += FEW) >= most) break;
        for (let at = held ? lastNotAfter(held.keys, letters) + 1 : 0; held?.keys[at]?.startsWith(letters); at += 1) {
          if (found.length === most) return found;
          found.push({ key: held.keys[at], row: rowAt(held, at) });
        }
      }
      return found;
    }

    /** Whether any key begins with some letters; where scripts begin tells it of most. */
    begins(letters, missing) {
      return this.firsts.some((each) => each.startsWith(letters)) || this.beginning(letters, 1, missing).length > 0;
    }
  }

  // --- documents

  /** What results show of the document at a place among some, of which each has as many lines. */
  function openCard(texts, at) {
    const [id, page, marks, traditional, ...said] = texts.slice(at * CARD, (at + 1) * CARD);
    // Pairs of a character and its simplified one: what the texts are compared with is simplified.
    for (let of = 0; of < traditional.length; of += 2) search.analysis.useTraditional(traditional[of], traditional[of + 1]);
    const [label, title, place, body] = [0, 2, 4, 6].map((of) => ({ en: said[of], zh: said[of + 1] }));
    const [titleWorking, placeWorking, bodyWorking, editorial] = [1, 2, 4, 8].map((bit) => Boolean(DIGITS[marks.charCodeAt(0)] & bit));
    return {
      id, page, label, editorial,
      title: { ...title, working: titleWorking }, place: { ...place, working: placeWorking }, body: { ...body, working: bodyWorking },
    };
  }

  /** The rules and the data fields: each is found and ranked by itself, by the rows of terms and of concepts. */
  function collections({ rules, fields, concepts }, terms) {
    const known = { lines: lines(concepts), rows: [] };
    // ~7 is the concept of number 7.
    const row = (term, missing) => (term[0] === "~" ? rowAt(known, term.slice(1)) : terms.row(term, missing));
    return { row, rules: collection("rules", rules, row, 0), fields: collection("fields", fields, row, rules.size) };
  }

  function collection(name, { size, block, ...head }, row, first) {
    return {
      size,
      parents: head.parents && runs(head.parents, size),
      columns: Object.fromEntries(COLUMNS.map((each) => [each, column(head[each], size)])),
      /** The documents of a term, with how well it fits each. */
      find: (term, missing) => row(term, missing)?.[name],
      /** Those of some bearers that are documents of this collection. */
      own: (bearers) => [...bearers].map((each) => each - first).filter((each) => each >= 0 && each < size),
      /** What results show of a document. */
      shown(number, missing) {
        const texts = get(`${name}-${Math.floor(number / block)}`, missing, lines);
        return texts && openCard(texts, number % block);
      },
    };
  }

  search.index = { load, get, numberOf, sortedWords, Table, collections };
})();
