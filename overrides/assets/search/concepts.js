/* The lexicon: which concepts the words of a query stand for, whole or in part. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { store, analysis } = search;
  // A word in more forms than this does not lead to forms by itself.
  const TOO_COMMON = 250;

  const isLatin = (character) => character < "\u2e80";

  /** A text with one more piece: a space beside every piece that is not Chinese. */
  function extended(text, piece) {
    const apart = text && (isLatin(piece[0]) || isLatin(text[text.length - 1]));
    return apart ? `${text} ${piece}` : text + piece;
  }

  /** The words of a form by which it is found in part: stems, and the pairs of its Chinese. */
  function partsOf(form) {
    const parts = [];
    for (const piece of form.split(" ")) {
      if (isLatin(piece[0])) parts.push(piece);
      else if (piece.length === 1) parts.push(piece);
      else parts.push(...analysis.pairs(piece));
    }
    return parts;
  }

  function open(data) {
    const exact = new Map();
    const forms = [];
    const byPart = new Map();
    const written = new Map();
    const stemOf = (piece) => {
      const stem = analysis.stem(piece);
      if (!written.has(stem)) written.set(stem, piece);
      return stem;
    };
    const add = (written, concept) => {
      const pieces = written.split(" ");
      const form = isLatin(written[0]) || pieces.length > 1 ? pieces.map(stemOf).join(" ") : written;
      if (exact.has(form)) {
        exact.get(form).push(concept);
        return;
      }
      const concepts = [concept];
      exact.set(form, concepts);
      const parts = partsOf(form);
      if (parts.length > 1) {
        for (const part of parts) {
          if (!byPart.has(part)) byPart.set(part, []);
          byPart.get(part).push(forms.length);
        }
        forms.push({ parts, concepts });
      }
    };
    for (const lines of [data.english, data.chinese]) {
      lines.split("\n").forEach((line, concept) => line && line.split("|").forEach((form) => add(form, concept)));
    }
    const laws = new Set();
    const next = store.reader(data.laws);
    for (let at = next(); at < data.size; at += next() + 1) laws.add(at);
    const rarities = new Map();
    for (const [part, holders] of byPart) rarities.set(part, Math.log(1 + forms.length / holders.length));
    for (const form of forms) form.weight = form.parts.reduce((sum, part) => sum + rarities.get(part), 0);
    const chinese = [...exact.keys()].filter((form) => !isLatin(form[0])).sort();
    return { size: data.size, laws, exact, chinese, forms, byPart, rarities, written, readings: data.readings };
  }

  /** The lexicon, opened; null until it is here. */
  const lexicon = (missing) => store.get("lexicon", missing, open);

  /** The forms of a concept, as their pieces. */
  function formsOf(lexicon, concept) {
    if (!lexicon.ofConcept) {
      lexicon.ofConcept = new Map();
      for (const [form, concepts] of lexicon.exact) {
        for (const each of concepts) lexicon.ofConcept.set(each, [...(lexicon.ofConcept.get(each) ?? []), form.split(" ")]);
      }
    }
    return lexicon.ofConcept.get(concept) ?? [];
  }

  /** The Chinese forms that begin with some characters and go on. */
  function beginningWith({ chinese }, text, most) {
    let [low, high] = [0, chinese.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (chinese[middle] <= text) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < chinese.length && end - low < most && chinese[end].startsWith(text)) end += 1;
    return chinese.slice(low, end);
  }

  /** How rare a word is among the concepts; undefined if none has it. */
  function rarityOf({ size, byPart, forms, exact }, part) {
    const holders = (byPart.get(part) ?? []).slice(0, TOO_COMMON).map((number) => forms[number].concepts[0]);
    const count = new Set([...holders, ...(exact.get(part) ?? [])]).size;
    return count ? Math.log(1 + size / count) : undefined;
  }

  /** The forms of which some of the given parts make up at least the share `least`. */
  function inPart({ forms, byPart, rarities }, parts, least) {
    const given = new Set(parts);
    const seen = new Set();
    const found = [];
    for (const part of given) {
      const holders = byPart.get(part);
      if (!holders || holders.length > TOO_COMMON) continue;
      for (const number of holders) {
        if (seen.has(number)) continue;
        seen.add(number);
        const form = forms[number];
        let have = 0;
        for (const each of form.parts) if (given.has(each)) have += rarities.get(each);
        if (have >= least * form.weight) found.push({ form, share: have / form.weight });
      }
    }
    return found;
  }

  search.concepts = { extended, lexicon, formsOf, inPart, rarityOf, beginningWith };
})();
