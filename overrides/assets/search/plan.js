/* What to look for: the slots of a query (what must be found), with all that may fill them, and
   credits: what one or more slots together lead to, a concept, a unit named by its number, or what
   is related. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { analysis, query } = search;
  // How much a match is worth that is not the very word.
  const WORTH = { begun: 0.5, pairs: 0.5, nested: 0.6, related: 0.7, part: 0.75 };
  const COMMON = 0.35;
  // The least share of a form, in steps of STEPS, that names its concept in part.
  const [STEPS, LEAST] = [15, 8];
  const MOST_ENDINGS = 24;
  // How much may follow a stem in a word that is being typed.
  const SUFFIX = 4;
  const PHRASE = 6;

  /** A plan for a normalised query; null while something for it is missing. `typing`: its last word may not be finished. */
  function planOf(text, context) {
    const { missing, typing } = context;
    const atoms = query.atomsOf(text);
    const plan = { text, atoms, key: query.keyOf(atoms), credits: [], corrections: new Map(), open: typing && atoms.at(-1) };
    readSpans(plan, context);
    plan.endings = plan.open ? endingsOf(plan, context) : [];
    if (missing.size) return null;
    const spelling = readStrange(plan, context);
    if (missing.size) return null;
    if (spelling) {
      const spelt = planOf(spelling, context);
      return spelt && { ...spelt, spelling };
    }
    const telling = plan.pieces.filter((piece) => says(piece, plan));
    plan.slots = (telling.length ? telling : plan.pieces).map((piece) => slotOf(piece, plan));
    addEndings(plan);
    addConcepts(plan);
    addRanges(plan, context);
    addNamed(plan);
    addRelated(plan);
    addParts(plan);
    leaveOut(plan);
    return plan;
  }

  const says = ({ text }, { rows }) => !rows.get(text)?.isGrammar;
  const leads = (row) => Boolean(row.rules || row.fields || row.concepts.length);
  // Stretches of a query, by their first atom and the one after their last.
  const overlap = (one, other) => one.from < other.to && other.from < one.to;
  const isIn = (inner, outer) => outer.from <= inner.from && inner.to <= outer.to;
  const isWithin = (inner, outer) => isIn(inner, outer) && !isIn(outer, inner);
  /** The places of the slots that a stretch covers. */
  const covering = ({ slots }, span) => slots.flatMap((slot, at) => (overlap(slot, span) ? [at] : []));

  /** What the terms know of every stretch of a query, its pieces, and which atoms are known. */
  function readSpans(plan, context) {
    const { atoms } = plan;
    const { terms, missing } = context;
    plan.spans = [];
    for (const each of query.keysIn(atoms)) {
      const row = terms.row(each.key, missing);
      if (row) plan.spans.push({ ...each, row });
    }
    plan.rows = new Map(plan.spans.map(({ key, row }) => [key, row]));
    plan.pieces = query.piecesOf(atoms, plan.rows);
    plan.named = plan.spans.filter(({ row }) => row.isReference);
    plan.nowhere = nowhereIn(plan);
    const tell = ({ from, to }, known) => atoms.slice(from, to).forEach((atom) => (atom.known = known));
    for (const atom of atoms) {
      const row = plan.rows.get(atom.text);
      atom.known = atom.kind !== "word" || !says(atom, plan) || Boolean(row && (leads(row) || row.isCommon));
    }
    const whole = plan.spans.filter(({ key, row }) => key === plan.key && row.bearers.length);
    for (const span of [...whole, ...plan.named, ...plan.nowhere]) tell(span, true);
    // A Chinese word that says little may be a part of what is related.
    const isEmpty = ({ kind, text }) => kind === "han" && plan.rows.get(text)?.isCommon && !leads(plan.rows.get(text));
    for (const piece of plan.pieces) if (piece.unknown || isEmpty(piece)) tell(piece, false);
  }

  /** Where a query asks for what is not regulated: in words of their own, not in characters that
      stand side by side at the seam of others, as 商标 in 供应商标准合同. */
  function nowhereIn({ spans, atoms }) {
    const isWord = ({ row }) => !row.isNowhere && (row.isWord || row.concepts.length);
    const isSeam = (span) => spans.some((each) => isWord(each) && overlap(each, span) && !isIn(each, span));
    const isApart = ({ from, to }) => atoms.slice(from + 1, to).some(({ kind, start }, at) =>
      kind === "han" && atoms[from + at].kind === "han" && atoms[from + at].end < start);
    return spans.filter((each) => each.row.isNowhere && !isApart(each) && !isSeam(each));
  }

  // --- words that text and lexicon lack

  /** Looks for what words that nothing knows are related to, or misspelt for; the Chinese that they spell, if any. */
  function readStrange(plan, context) {
    const { atoms, text } = plan;
    const { missing, ordinary } = context;
    plan.related = relatedIn(plan, context);
    const strange = atoms.filter((atom) => !atom.known && !isRelated(plan, atom));
    if (!strange.length) return null;
    const isOrdinary = strange.map(({ kind, text: word }) => Boolean(kind === "word" && ordinary.row(word, missing)));
    const spelling = /^[a-z' ]+$/.test(text) ? query.chinese(text, context) : null;
    // One word by itself that is English is not read as Chinese, such as "women" for 我们.
    if (spelling && !(atoms.length === 1 && isOrdinary[0])) return spelling;
    // A word that one knows how to write is no other, though the text lacks it.
    if (!missing.size) correct(plan, strange.filter((_, at) => !isOrdinary[at]), context);
    return null;
  }

  const isRelated = ({ related }, { start }) => related.some((each) => each.start <= start && start < each.end);

  /** The related words among some atoms, the longer first: those with an atom that is not known,
      and phrases of known words; a Chinese character only by itself. */
  function relatedIn({ atoms, rows, pieces }, { related, missing }) {
    const phrases = atoms.map(({ kind, text }, at) => kind === "word" && at + 1 < atoms.length
      && rows.get(text)?.seconds.includes(search.index.numberOf(atoms[at + 1].text)));
    const found = [];
    for (const { key, from, to } of query.keysIn(atoms, PHRASE)) {
      if (!(phrases[from] && to > from + 1) && atoms.slice(from, to).every((atom) => atom.known)) continue;
      const isAlone = pieces.some((piece) => piece.from === from && piece.to === to);
      const documents = (key.length > 1 || isAlone) && related.row(key, missing)?.rules;
      if (documents) found.push({ key, from, to, documents, start: atoms[from].start, end: atoms[to - 1].end });
    }
    found.sort((a, b) => b.to - b.from - (a.to - a.from));
    return found.filter((each, at) => !found.slice(0, at).some((other) => overlap(other, each)));
  }

  /** Takes unknown words for the known ones that they are nearest to. */
  function correct(plan, words, context) {
    const { atoms, open, endings, corrections } = plan;
    const { missing } = context;
    for (const atom of words) {
      if (atom.kind !== "word" || plan.rows.has(atom.text)) continue;
      if (atom === open && endings.some(({ from }) => from === atoms.length - 1)) continue;
      const near = query.near(atom.raw, context);
      // Another inflection of a word is that word.
      if (!near || analysis.stem(near) === atom.text) continue;
      corrections.set(atom.raw, near);
      atom.text = analysis.stem(near);
    }
    if (!corrections.size || missing.size) return;
    readSpans(plan, context);
    plan.related = relatedIn(plan, context);
  }

  // --- slots

  function slotOf(piece, { atoms, rows }) {
    const row = rows.get(piece.text);
    const alternatives = [{ term: piece.text, quality: 1 }];
    if (piece.kind === "han" && piece.to - piece.from !== 2) {
      // A piece of the text may begin or end within a word.
      const around = [atoms[piece.from - 1], piece, atoms[piece.to]].map((each) => (each?.kind === "han" ? each.text : ""));
      for (const term of analysis.pairs(around.join(""))) alternatives.push({ term, quality: WORTH.pairs });
    }
    const known = piece.kind === "word" ? atoms[piece.from].known : !piece.unknown && Boolean(row);
    // A number that stands nowhere asks for the rule all the same, and another script is no spelling of ours.
    const strange = !row && piece.kind !== "han" && !/^[a-z]/.test(piece.text);
    const worth = row?.isCommon || strange ? COMMON : 1;
    return { ...piece, alternatives, worth, known, tells: !row?.isCommon || row.isPlace };
  }

  // --- what is not finished

  /** The longest of the forms that the last words begin; the words that begin as the last, or of which it has the stem. */
  function endingsOf({ atoms, open, pieces }, { terms, missing }) {
    const last = atoms.length - 1;
    const beginning = (from) => terms.beginning(query.keyOf([...atoms.slice(from, -1), { text: open.raw }]), MOST_ENDINGS, missing)
      .filter(({ key, row }) => row.concepts.length || (from === last && (row.rules || row.fields) && !key.includes(" ")))
      .map((each) => ({ ...each, from }));
    let forms = [];
    for (let from = Math.max(0, last - PHRASE); from < last && !forms.length; from += 1) forms = beginning(from);
    // Of Chinese only a character that is no part of a word is the beginning of one.
    const begins = { word: open.raw.length > 1, han: !missing.size && pieces.at(-1).unknown && pieces.at(-1).from === last };
    if (!begins[open.kind]) return forms;
    const stems = [];
    for (let length = open.raw.length - 1; length > 3 && length >= open.raw.length - SUFFIX; length -= 1) {
      const key = open.raw.slice(0, length);
      const row = terms.row(key, missing);
      if (row && leads(row) && key !== open.text) stems.push({ key, row, from: last });
    }
    return [...forms, ...beginning(last), ...stems];
  }

  /** Adds to the last slot the words that it may become, and what the begun forms lead to. */
  function addEndings(plan) {
    const { slots, atoms, endings } = plan;
    const last = slots.at(-1);
    if (last?.to !== atoms.length) return;
    for (const { key, row, from } of endings) {
      credit(plan, row, covering(plan, { from, to: atoms.length }), WORTH.begun, { begun: true });
      if (from < atoms.length - 1) continue;
      last.alternatives.push({ term: key, quality: WORTH.begun });
      last.known ||= last.kind !== "han";
    }
  }

  function credit(plan, row, slots, quality, how) {
    for (const concept of row.concepts) plan.credits.push({ term: `~${concept}`, slots, quality, ...how });
  }

  // --- concepts

  /** What the forms that the query names lead to; one that lies within a longer one less. */
  function addConcepts(plan) {
    const spans = plan.spans.filter(({ row }) => row.concepts.length);
    for (const span of spans) {
      const nested = spans.some((other) => isWithin(span, other));
      const slots = covering(plan, span);
      credit(plan, span.row, slots, nested ? WORTH.nested : 1, { whole: !nested });
      if (span.row.isCommon && !nested) for (const at of slots) plan.slots[at].worth = COMMON;
    }
  }

  /** What a number leads to that is no form, nor in one: the concept in whose range it lies. */
  function addRanges({ slots, spans, credits }, { ranges }) {
    slots.forEach((slot, at) => {
      const value = slot.kind === "number" ? Number(slot.text.slice(1)) : NaN;
      const range = ranges.find(([least, below, of]) => least <= value && value < below && value % of === 0);
      if (!range || spans.some((span) => span.row.concepts.length && isIn(slot, span))) return;
      Object.assign(slot, { worth: 1, known: true });
      credits.push({ term: `~${range[3]}`, slots: [at], quality: 1, whole: true });
    });
  }

  /** The units that the query names by their numbers. */
  function addNamed(plan) {
    plan.named = plan.named.filter((span) => !plan.named.some((other) => isWithin(span, other)));
    for (const span of plan.named) {
      const documents = { size: 1, numbers: span.row.bearers, values: [STEPS] };
      plan.credits.push({ term: span.key, documents, slots: covering(plan, span), quality: 1, whole: true });
    }
  }

  function addRelated(plan) {
    for (const span of plan.related) {
      const { documents, key } = span;
      const slots = covering(plan, span);
      for (const at of slots) Object.assign(plan.slots[at], { known: true, isRelated: true });
      plan.credits.push({ term: key, documents, slots, quality: WORTH.related, whole: true, related: true });
    }
  }

  /** Concepts of which the query names parts of a form, or parts of several. */
  function addParts({ slots, credits, rows }) {
    const named = new Map();
    slots.forEach((slot, at) => {
      for (const part of slot.kind === "han" ? analysis.pairs(slot.text) : [slot.text]) {
        const { size, numbers, values } = rows.get(part)?.parts ?? { size: 0 };
        for (let which = 0; which < size; which += 1) {
          const of = named.get(numbers[which]) ?? { sum: 0, slots: new Set() };
          of.sum += values[which];
          named.set(numbers[which], { ...of, slots: of.slots.add(at) });
        }
      }
    });
    const whole = new Set(credits.filter((each) => each.whole).map(({ term }) => term));
    for (const [concept, { sum, slots: places }] of named) {
      const term = `~${concept}`;
      if (sum < LEAST || whole.has(term)) continue;
      credits.push({ term, slots: [...places], quality: (WORTH.part * Math.min(sum, STEPS)) / STEPS, part: true });
    }
  }

  /** Nothing fills the slots that ask for what is not regulated. */
  function leaveOut(plan) {
    const nowhere = new Set(plan.nowhere.flatMap((span) => covering(plan, span)));
    for (const at of nowhere) Object.assign(plan.slots[at], { known: false, nowhere: true, worth: 1, alternatives: [] });
    plan.credits = plan.credits.filter(({ slots }) => slots.some((at) => !nowhere.has(at)));
  }

  search.plan = { planOf };
})();
