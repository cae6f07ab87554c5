/* What to look for: the slots of a query with all that may fill them, and what concepts add. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { analysis, concepts, query, vocabulary } = search;
  // How much a match is worth that is not the very word.
  const WORTH = { exact: 1, family: 0.8, prefix: 0.7, edit: 0.75, pairs: 0.9, neighbour: 0.6, part: 0.75, nested: 0.4, inner: 0.4, bound: 0.85, begun: 0.7 };
  const COMMON = 0.35;
  const LAW = 0.4;
  const SEVERAL = 1.8;
  const SPAN = 12;
  const LEAST_SHARE = 0.5;
  const MOST_ENDINGS = 24;

  /** A plan for a normalised query. `typing`: its last word may not be finished. */
  function planOf(text, { rules, lexicon, known, words, missing, typing }) {
    const read = query.atomsOf(text);
    const isWord = (han) => lexicon.exact.has(han) || rules.isWord(han, missing);
    const pieces = query.piecesOf(read.atoms, isWord, words);
    const telling = pieces.filter((piece) => !words.grammar.has(piece.raw));
    const slots = (telling.length ? telling : pieces).map((piece) =>
      slotOf(piece, read.atoms, { rules, lexicon, known, words, missing }));
    const plan = { text, slots, credits: [], corrections: new Map(), loosened: "exact" };
    const last = slots.at(-1);
    const open = typing && last?.kind === "word" && last.to === read.atoms.length;
    loosen(plan, open, { lexicon, known, rules, missing });
    addJoined(plan, read, known);
    if (typing) {
      // A character at the end that makes no word yet is the beginning of one.
      if (last?.kind === "han" && last.unknown && last.text.length === 1 && last.to === read.atoms.length) last.worth = Math.min(last.worth, COMMON);
      addBegun(plan, read, { lexicon });
    }
    addConcepts(plan, read, { lexicon, words, last: open ? last : null });
    return plan;
  }

  function slotOf(piece, atoms, { rules, lexicon, known, words, missing }) {
    const alternatives = [];
    const slot = { ...piece, alternatives, primary: piece.text, worth: words.common.has(piece.text) ? COMMON : 1,
      ofKind: words.kinds.get(piece.text) };
    const add = (terms, quality) => alternatives.push({ terms, quality });
    if (piece.kind === "han") {
      if (piece.text.length > 1) add([piece.text], WORTH.exact);
      if (piece.text.length > 2) add(analysis.pairs(piece.text), WORTH.pairs);
      if (piece.unknown) {
        const [before, after] = [atoms[piece.from - 1], atoms[piece.to]];
        if (before?.kind === "han") add([before.text + piece.text[0]], WORTH.neighbour);
        if (after?.kind === "han") add([piece.text.at(-1) + after.text], WORTH.neighbour);
      }
      slot.known = !piece.unknown;
      return slot;
    }
    add([piece.text], WORTH.exact);
    if (piece.kind === "number") addBounds(slot, atoms, words);
    slot.rarity = concepts.rarityOf(lexicon, piece.text);
    slot.known = piece.kind === "number" || known.written.has(piece.text);
    if (piece.kind === "word") {
      for (const other of vocabulary.relatives(known, piece.text)) {
        add([other], WORTH.family);
        slot.relatives = [...(slot.relatives ?? []), other];
      }
      slot.known ||= Boolean(slot.relatives);
    }
    return slot;
  }

  /** "Under 10,000" and 1万以上 ask for what ends or begins at the figure. */
  function addBounds(slot, atoms, words) {
    const before = atoms.slice(Math.max(0, slot.from - 2), slot.from).map((atom) => atom.text);
    const after = [1, 2, 3].map((length) => atoms.slice(slot.to, slot.to + length).map((atom) => atom.text).join(""));
    const beyond = atoms.slice(slot.to + 1, slot.to + 3).map((atom) => atom.text).join("");
    const beside = [...before, before.join(""), ...after, beyond];
    const sign = beside.some((each) => words.below.has(each)) ? "<" : beside.some((each) => words.atLeast.has(each)) ? "≥" : "";
    if (!sign) return;
    slot.bound = true;
    slot.alternatives[0].quality = WORTH.bound;
    slot.alternatives.push({ terms: [sign + slot.text], quality: WORTH.exact });
  }

  /** Fills the slots of unknown words: by words that begin so, then by corrected ones. */
  function loosen(plan, open, { known }) {
    const last = plan.slots.at(-1);
    for (const slot of plan.slots) {
      if (slot.kind !== "word") continue;
      if (open && slot === last && slot.text.length > 1) {
        slot.endings = vocabulary.beginningWith(known, slot.raw, MOST_ENDINGS)
          .concat(slot.raw === slot.text ? [] : vocabulary.beginningWith(known, slot.text, 4));
        const quality = slot.known ? WORTH.prefix * 0.8 : WORTH.prefix;
        for (const word of slot.endings) slot.alternatives.push({ terms: [word], quality });
        if (!slot.known && slot.endings.length) {
          slot.known = true;
          mark(plan, "prefix");
          continue;
        }
      }
      if (!slot.known && slot.worth === 1) correct(plan, slot, known);
    }
  }

  function correct(plan, slot, known) {
    const parts = vocabulary.split(known, slot.raw);
    if (parts) {
      slot.alternatives.push({ terms: parts, quality: WORTH.edit });
      slot.parts = parts;
      slot.known = true;
      return;
    }
    const found = vocabulary.near(known, slot.text);
    for (const { word, distance } of found) {
      slot.alternatives.push({ terms: [word], quality: WORTH.edit ** distance });
    }
    if (!found.length) return;
    slot.known = true;
    slot.corrected = found.map(({ word }) => word);
    plan.corrections.set(slot, known.written.get(found[0].word));
    mark(plan, "edits");
  }

  const ORDER = ["exact", "prefix", "edits", "related"];
  function mark(plan, how) {
    if (ORDER.indexOf(how) > ORDER.indexOf(plan.loosened)) plan.loosened = how;
  }

  /** Words written apart that the text writes as one, and hyphened words as one. */
  function addJoined(plan, { joined }, known) {
    const { slots } = plan;
    for (const { text, from, to } of joined) {
      for (const slot of slots) {
        if (slot.from >= from && slot.to <= to) slot.alternatives.push({ terms: [text], quality: WORTH.exact });
      }
    }
    for (let at = 1; at < slots.length; at += 1) {
      const [a, b] = [slots[at - 1], slots[at]];
      if (a.kind !== "word" || b.kind !== "word" || a.to !== b.from) continue;
      const whole = analysis.stem(a.raw + b.raw);
      if (!known.written.has(whole)) continue;
      for (const slot of [a, b]) {
        slot.alternatives.push({ terms: [whole], quality: WORTH.exact });
        slot.known = true;
      }
    }
  }

  /** What the concepts that the query names add to the slots that name them. */
  function addConcepts(plan, read, { lexicon, words, last }) {
    const { slots } = plan;
    const within = (span) => slots.flatMap((slot, at) => (slot.from >= span.from && slot.to <= span.to ? [at] : []));
    const touching = (span) => slots.flatMap((slot, at) => (slot.from < span.to && slot.to > span.from ? [at] : []));
    const variants = spellings(read, slots, last);
    for (const each of variants) {
      for (const span of query.spansOf(each, lexicon, words, each.changed)) {
        let covered = within(span);
        if (!covered.length) covered = touching(span);
        const bound = covered.every((at) => slots[at].bound) ? WORTH.bound : 1;
        const quality = bound * each.quality * (span.nested ? WORTH.nested + WORTH.inner * span.share : 1);
        for (const concept of span.concepts) {
          plan.credits.push({ concept, slots: covered, quality, from: span.from, to: span.to, nested: span.nested });
        }
      }
    }
    addParts(plan, lexicon);
    damp(plan, lexicon);
  }

  /** A law named beside something else says under which rules it is asked, not what is asked. */
  function damp(plan, lexicon) {
    const laws = new Set();
    const others = new Set();
    for (const { concept, slots, nested, quality } of plan.credits) {
      if (nested || quality < 1) continue;
      for (const at of slots) (lexicon.laws.has(concept) ? laws : others).add(at);
    }
    if (plan.slots.every((slot, at) => laws.has(at) || slot.worth < 1)) return;
    for (const at of laws) if (!others.has(at)) plan.slots[at].worth *= LAW;
  }

  /** Chinese that is not finished: the forms that begin with the last characters of the query. */
  function addBegun(plan, { atoms }, { lexicon }) {
    const last = plan.slots.at(-1);
    if (last?.kind !== "han" || last.to !== atoms.length) return;
    for (let length = Math.min(SPAN, atoms.length); length > 1; length -= 1) {
      const tail = atoms.slice(-length);
      if (tail.some((atom) => atom.kind !== "han")) continue;
      const forms = concepts.beginningWith(lexicon, tail.map((atom) => atom.text).join(""), MOST_ENDINGS);
      if (!forms.length) continue;
      const from = atoms.length - length;
      const covered = plan.slots.flatMap((slot, at) => (slot.to > from ? [at] : []));
      const quality = WORTH.begun * (last.known ? 0.7 : 1);
      for (const form of forms) {
        for (const concept of lexicon.exact.get(form)) plan.credits.push({ concept, slots: covered, quality, nested: true });
      }
      return;
    }
  }

  /** The query with one word taken otherwise: corrected, finished, or another of its family. */
  function spellings({ atoms, joined }, slots, last) {
    const found = [{ atoms, joined, quality: 1 }];
    for (const slot of slots) {
      const others = [
        ...(slot.corrected ?? []).map((word) => [word, WORTH.edit]),
        ...(slot === last ? (slot.endings ?? []) : []).map((word) => [word, WORTH.prefix]),
        ...(slot.relatives ?? []).map((word) => [word, WORTH.family]),
      ];
      for (const [word, quality] of others) {
        const changed = atoms.slice();
        changed[slot.from] = { ...atoms[slot.from], text: word };
        found.push({ atoms: changed, joined: [], changed: slot.from, quality });
      }
    }
    return found;
  }

  /** Forms that the query names in part, or in another order. */
  function addParts(plan, lexicon) {
    const holders = new Map();
    const give = (part, at) => holders.set(part, [...(holders.get(part) ?? []), at]);
    plan.slots.forEach((slot, at) => {
      if (slot.kind === "han") {
        for (const pair of slot.text.length > 1 ? analysis.pairs(slot.text) : []) give(pair, at);
      } else {
        for (const part of [slot.text, ...(slot.relatives ?? []), ...(slot.corrected ?? []), ...(slot.parts ?? [])]) give(part, at);
      }
    });
    const best = new Map();
    const whole = new Set(plan.credits.filter((each) => !each.nested && each.quality === 1).map((each) => each.concept));
    for (const { form, share } of concepts.inPart(lexicon, holders.keys(), LEAST_SHARE)) {
      const covered = [...new Set(form.parts.flatMap((part) => holders.get(part) ?? []))];
      for (const concept of form.concepts.filter((each) => !whole.has(each))) {
        const key = `${concept}:${covered}`;
        if (!(best.get(key)?.quality >= WORTH.part * share)) {
          best.set(key, { concept, slots: covered, quality: WORTH.part * share, part: true });
        }
      }
    }
    // Words of several forms of one concept say together what none of the forms says alone.
    const named = new Map();
    for (const { concept, slots } of best.values()) named.set(concept, new Set([...(named.get(concept) ?? []), ...slots]));
    for (const credit of best.values()) {
      if (named.get(credit.concept).size > 1) credit.quality = Math.max(credit.quality, Math.min(WORTH.part, credit.quality * SEVERAL));
    }
    plan.credits.push(...best.values());
  }

  search.plan = { planOf };
})();
