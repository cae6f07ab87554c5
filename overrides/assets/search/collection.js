/* Documents that are found and ranked together: their columns, terms, postings and texts. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { store } = search;

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

  const openShard = (data) => {
    const terms = store.sortedWords(data.terms);
    const words = new Set();
    const next = store.reader(data.words);
    for (let at = next(); at < terms.length; at += next() + 1) words.add(terms[at]);
    return { terms, words, written: store.endings(data.written, terms), postings: store.postings(data, terms.length) };
  };

  function openTexts(data) {
    const ids = data.ids.split("\n");
    const column = (packed) => store.column(packed, ids.length);
    const title = { en: data.title.en.split("\n"), zh: data.title.zh.split("\n") };
    const body = { en: data.body.en.split("\n"), zh: data.body.zh.split("\n") };
    return {
      ids, title, body, names: data.names,
      pages: column(data.pages), titleStatuses: column(data.titleStatuses), bodyStatuses: column(data.bodyStatuses), places: column(data.places),
    };
  }

  /** A collection by its name and its part of the head. */
  function collection(name, head) {
    const { size, block, shards } = head;
    const columns = {};
    for (const each of ["kinds", "lists", "parts", "industries", "categories", "languages"]) {
      columns[each] = store.column(head[each], size);
    }
    const shard = (number, missing) => store.get(`${name}-terms-${number}`, missing, openShard);

    /** The postings of a term, or null. */
    function find(term, missing) {
      const number = Math.max(0, lastNotAfter(shards, term));
      const found = shard(number, missing);
      if (!found) return null;
      const at = lastNotAfter(found.terms, term);
      return at >= 0 && found.terms[at] === term ? store.postingsAt(found.postings, at) : null;
    }

    /** Whether some Chinese characters are a word of the texts. */
    const isWord = (text, missing) =>
      shard(Math.max(0, lastNotAfter(shards, text)), missing)?.words.has(text) ?? false;

    /** The terms that begin with some letters, at most `most`. */
    function beginningWith(letters, most, missing) {
      const found = [];
      for (let number = Math.max(0, lastNotAfter(shards, letters)); number < shards.length; number += 1) {
        if (shards[number] > letters && !shards[number].startsWith(letters)) break;
        const terms = shard(number, missing)?.terms;
        if (!terms) break;
        for (let at = lastNotAfter(terms, letters); at < terms.length && found.length < most; at += 1) {
          if (at >= 0 && terms[at].startsWith(letters)) found.push(terms[at]);
          else if (at >= 0 && terms[at] > letters) break;
        }
        if (found.length >= most) break;
      }
      return found;
    }

    const loadTerms = (missing) => shards.forEach((_, number) => shard(number, missing));

    /** Every term with how it is written and in how many documents; the shards must be loaded. */
    function eachTerm(missing, visit) {
      for (let number = 0; number < shards.length; number += 1) {
        const { terms, written, postings } = shard(number, missing);
        terms.forEach((term, at) => visit(term, written[at], store.postingsAt(postings, at).size));
      }
    }

    /** Terms that may be a misspelling of a word: those of the shard where it would stand. */
    const termsNear = (word, missing) =>
      shard(Math.max(0, lastNotAfter(shards, word)), missing)?.terms ?? [];

    /** The texts of a document: its block and its place in it. */
    function texts(number, missing) {
      const which = Math.floor(number / block);
      const found = store.get(`${name}-texts-${which}`, missing, openTexts);
      return found && { block: found, at: number - which * block };
    }

    return {
      name, size, columns, find, isWord, loadTerms, eachTerm, beginningWith, termsNear, texts,
      homes: store.runs(head.homes, size), parents: store.runs(head.parents, size),
    };
  }

  search.collection = collection;
})();
