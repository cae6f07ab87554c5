/* What to look for: the slots of a query (what must be found), with all that may fill them, and
   credits: what one or more slots together lead to, a concept or what is related. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { analysis, query } = search;
  // How much a match is worth that is not the very word.
  const WORTH = { prefix: 0.7, edit: 0.75, pairs: 0.5, part: 0.75, nested: 0.6, begun: 0.5, related: 0.7 };
  const COMMON = 0.35;
  const LAW = 0.4;
  // The least share of a form, in steps of STEPS, that names its concept in part.
  const [STEPS, LEAST] = [15, 8];
  const MOST_ENDINGS = 24;
  // How much may follow a stem in a word that is being typed.
  const SUFFIX = 4;
  const PHRASE = 6;
  const ORDER = ["exact", "prefix", "edits", "related"];

  /** A plan for a normalised query; null while something for it is missing. `typing`: its last word may not be finished. */
  function planOf(text, context) {
    const { grammar, missing, typing } = context;
    const plan = { text, atoms: query.atomsOf(text), credits: [], corrections: new Map(), loosened: "exact" };
    const { atoms } = plan;
    const says = ({ raw }) => !grammar.has(raw);
    plan.open = typing && atoms.at(-1);
    plan.endings = plan.open ? endingsOf(plan.open, context) : [];
    ask(atoms.filter((atom) => atom.kind === "han" || says(atom)), context);
    if (missing.size) return null;
    plan.nowhere = nowhereIn(plan, context);
    const pieces = piecesOf(plan, says, context);
    plan.related = relatedIn(atoms, context);
    // Whether there is a word that nothing knows: it may be misspelt, or Chinese in Latin letters.
    plan.strange = atoms.some((atom) => !atom.known && !isRelated(plan, atom));
    correct(plan, pieces, context);
    if (missing.size) return null;
    const telling = pieces.filter((piece) => says(piece));
    plan.slots = (telling.length ? telling : pieces).map((piece) => slotOf(piece, plan, context));
    addEndings(plan, context);
    addConcepts(plan, context);
    addRelated(plan);
    addParts(plan, context);
    damp(plan, context);
    leaveOut(plan);
    return plan;
  }

  /** What begins with one piece stands in one script: all that a plan needs is asked for at once. */
  function ask(atoms, { terms, concepts, missing }) {
    for (const { text } of atoms) terms.row(text, missing);
    concepts.row("~0", missing);
  }

  /** The pieces of a query; its atoms are told whether they are known. */
  function piecesOf({ atoms, nowhere }, says, context) {
    const { terms, grammar, missing } = context;
    const pieces = query.piecesOf(atoms, (key) => terms.row(key, missing)?.isWord, grammar);
    const tell = ({ from, to }, known) => atoms.slice(from, to).forEach((atom) => (atom.known = known));
    for (const atom of atoms) atom.known = isKnown(atom, context) || !says(atom);
    for (const span of nowhere) tell(span, true);
    for (const piece of pieces) if (piece.unknown) tell(piece, false);
    return pieces;
  }

  const mark = (plan, how) => {
    if (ORDER.indexOf(how) > ORDER.indexOf(plan.loosened)) plan.loosened = how;
  };

  /** Whether text or lexicon have a word. */
  function isKnown({ kind, text }, { terms, missing }) {
    if (kind !== "word") return true;
    const row = terms.row(text, missing);
    return Boolean(row && (leads(row) || row.isCommon));
  }

  // --- words that text and lexicon lack

  /** The related words among some atoms, the longer first: those with an atom that is not known,
      and phrases of known words. */
  function relatedIn(atoms, { terms, seldom, missing }) {
    const phrases = atoms.map(({ kind, text }, at) => kind === "word" && at + 1 < atoms.length
      && terms.row(text, missing)?.seconds.includes(search.index.numberOf(atoms[at + 1].text)));
    const found = [];
    for (const each of query.keysIn(atoms, PHRASE)) {
      const { from, to } = each;
      if (!(phrases[from] && to > from + 1) && atoms.slice(from, to).every((atom) => atom.known)) continue;
      const documents = seldom()?.related.row(each.key, missing)?.documents;
      if (documents) found.push({ ...each, documents });
    }
    found.sort((a, b) => b.to - b.from - (a.to - a.from));
    return found.filter((each, at) => !found.slice(0, at).some((other) => other.from < each.to && each.from < other.to));
  }

  const isRelated = ({ atoms, related }, atom) => related.some(({ from, to }) => atoms.slice(from, to).includes(atom));

  /** Takes unknown words for the known ones that they are nearest to. */
  function correct(plan, pieces, context) {
    const { atoms, open } = plan;
    let changed = false;
    for (const piece of pieces) {
      const atom = atoms[piece.from];
      if (piece.kind !== "word" || atom.known || isRelated(plan, atom) || context.terms.row(atom.text, context.missing)) continue;
      if (atom === open && plan.endings.length) continue;
      const near = context.spelling()?.near(atom.text, context);
      if (!near) continue;
      changed = true;
      Object.assign(atom, { text: near.word, quality: WORTH.edit });
      Object.assign(piece, { text: near.word, quality: WORTH.edit });
      atom.known = isKnown(atom, context);
      plan.corrections.set(piece.raw, near.written);
      mark(plan, "edits");
    }
    if (changed) plan.related = relatedIn(atoms, context);
  }

  // --- slots

  function slotOf(piece, { atoms }, { terms, missing }) {
    const row = terms.row(piece.text, missing);
    const alternatives = [{ term: piece.text, quality: piece.quality ?? 1 }];
    if (piece.kind === "han" && piece.to - piece.from !== 2) {
      // A piece of the text may begin or end within a word.
      const around = [atoms[piece.from - 1], piece, atoms[piece.to]].map((each) => (each?.kind === "han" ? each.text : ""));
      for (const term of analysis.pairs(around.join(""))) alternatives.push({ term, quality: WORTH.pairs });
    }
    const known = piece.kind === "word" ? atoms[piece.from].known : !piece.unknown && (piece.kind === "number" || Boolean(row));
    return { ...piece, alternatives, worth: row?.isCommon ? COMMON : 1, known };
  }

  const covering = ({ slots }, from, to) => slots.flatMap((slot, at) => (slot.from < to && slot.to > from ? [at] : []));

  // --- what is not finished

  const leads = (row) => Boolean(row.documents || row.concepts.length);

  /** The words that begin as one that is being typed, or of which it already has the stem. */
  function endingsOf({ kind, raw, text }, { terms, missing }) {
    if (kind === "han") return terms.beginning(raw, MOST_ENDINGS, missing);
    if (kind !== "word" || raw.length < 2) return [];
    const found = terms.beginning(raw, MOST_ENDINGS, missing).filter(({ key, row }) => !key.includes(" ") && leads(row));
    for (let length = raw.length - 1; length > 3 && length >= raw.length - SUFFIX; length -= 1) {
      const row = terms.row(raw.slice(0, length), missing);
      if (row && leads(row) && raw.slice(0, length) !== text) found.push({ key: raw.slice(0, length), row });
    }
    return found;
  }

  /** Adds to the last slot the words that it may become; and the forms that the last words begin. */
  function addEndings(plan, { terms, missing }) {
    const { open, slots, atoms, endings } = plan;
    const last = slots.at(-1);
    if (!open || last?.to !== atoms.length) return;
    const quality = WORTH.prefix * (last.known ? 0.8 : 1);
    // Of Chinese only a character that is no part of a word yet is the beginning of one.
    const begun = last.kind !== "han" || (last.unknown && last.to - last.from === 1) ? endings : [];
    for (const { key, row } of begun) {
      last.alternatives.push({ term: key, quality });
      credit(plan, row, [slots.length - 1], quality);
    }
    if (!last.known && last.kind !== "han" && begun.length) {
      last.known = true;
      mark(plan, "prefix");
    }
    for (let from = Math.max(0, atoms.length - 12); from < atoms.length - 1; from += 1) {
      const found = terms.beginning(query.keyOf([...atoms.slice(from, -1), { text: open.raw }]), MOST_ENDINGS, missing);
      for (const { row } of found) credit(plan, row, covering(plan, from, atoms.length), WORTH.begun);
      if (found.some(({ row }) => row.concepts.length)) return;
    }
  }

  function credit(plan, row, slots, quality, whole = false) {
    for (const concept of row.concepts) plan.credits.push({ term: `~${concept}`, slots, quality, whole });
  }

  // --- concepts

  /** What the forms that the query names lead to; one that lies within a longer one less. */
  function addConcepts(plan, { terms, missing }) {
    const { atoms } = plan;
    const spans = [];
    for (const { key, from, to } of query.keysIn(atoms)) {
      const row = terms.row(key, missing);
      if (row?.concepts.length) spans.push({ row, from, to });
    }
    for (const { row, from, to } of spans) {
      const nested = spans.some((other) => other.from <= from && to <= other.to && other.to - other.from > to - from);
      const quality = Math.min(1, ...atoms.slice(from, to).map((atom) => atom.quality ?? 1));
      credit(plan, row, covering(plan, from, to), quality * (nested ? WORTH.nested : 1), !nested);
    }
  }

  function addRelated(plan) {
    const led = new Set();
    for (const { from, to, documents, key } of plan.related) {
      const slots = covering(plan, from, to);
      for (const at of slots) led.add(at);
      plan.credits.push({ term: key, documents, slots, quality: WORTH.related, whole: true });
    }
    if (led.size && !plan.slots.some(({ known, worth }, at) => known && worth === 1 && !led.has(at))) mark(plan, "related");
    for (const at of led) plan.slots[at].known = true;
  }

  /** Concepts of which the query names parts of a form, or parts of several. */
  function addParts(plan, { terms, missing }) {
    const named = new Map();
    plan.slots.forEach((slot, at) => {
      const parts = slot.kind === "han" ? analysis.pairs(slot.text) : [slot.text];
      for (const part of parts) {
        const held = terms.row(part, missing)?.parts;
        for (let which = 0; which < (held?.size ?? 0); which += 1) {
          const of = named.get(held.numbers[which]) ?? { sum: 0, slots: new Set() };
          of.sum += held.values[which];
          named.set(held.numbers[which], { ...of, slots: of.slots.add(at) });
        }
      }
    });
    const whole = new Set(plan.credits.filter((each) => each.whole && each.quality === 1).map(({ term }) => term));
    for (const [concept, { sum, slots }] of named) {
      const term = `~${concept}`;
      if (sum < LEAST || whole.has(term)) continue;
      plan.credits.push({ term, slots: [...slots], quality: (WORTH.part * Math.min(sum, STEPS)) / STEPS, whole: false });
    }
  }

  /** A law named beside something else says under which rules it is asked, not what is asked. */
  function damp(plan, { concepts, missing }) {
    const [laws, others] = [new Set(), new Set()];
    for (const { term, slots, whole, quality } of plan.credits) {
      if (!whole || quality < 1) continue;
      for (const at of slots) (concepts.row(term, missing)?.isCommon ? laws : others).add(at);
    }
    if (plan.slots.every((slot, at) => laws.has(at) || slot.worth < 1)) return;
    for (const at of laws) if (!others.has(at)) plan.slots[at].worth *= LAW;
  }

  /** Where a query asks for what is not regulated. */
  const nowhereIn = ({ atoms }, { terms, missing }) =>
    [...query.keysIn(atoms)].filter(({ key }) => terms.row(key, missing)?.isNowhere);

  /** Nothing fills the slots that ask for what is not regulated. */
  function leaveOut(plan) {
    const nowhere = new Set(plan.nowhere.flatMap(({ from, to }) => covering(plan, from, to)));
    for (const at of nowhere) Object.assign(plan.slots[at], { known: false, nowhere: true, worth: 1, alternatives: [] });
    plan.credits = plan.credits.filter(({ slots }) => slots.some((at) => !nowhere.has(at)));
  }

  search.plan = { planOf };
})();
