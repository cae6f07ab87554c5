/* Whether a query is about these texts at all; and, when its words fail, what it is near to. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  // The share of a query that must be found; or a smaller share, if the words found are rare.
  const ENOUGH = 0.35;
  const LITTLE = 0.25;
  const TELLING = 4;
  // More of it, if words were corrected: a name that nothing has is easily taken for another word.
  const CORRECTED = 0.5;
  // A document with less of the query is not shown.
  const LEAST = 0.24;
  // Below this share the nearness of the words is asked too; words that nothing has make it more.
  const CERTAIN = 0.6;
  const CERTAIN_UNKNOWN = 0.7;
  const LEANING = 0;
  const LEANING_UNKNOWN = 1;
  // Below this share what is near joins what is found.
  const JOINED = 0.8;
  const NARROW = 0.7;
  const NARROWER = 0.02;
  const ENTRIES = new Set(["term", "instrument"]);

  /** How much of the query the best unit covers, and whether that is enough. */
  function coverage({ found, weights }, { corrections }, { columns }) {
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    let best = 0;
    for (const { document, covered } of found) {
      if (covered > best && !ENTRIES.has(columns.kinds.of(document))) best = covered;
    }
    if (corrections.size) return { best, enough: best >= CORRECTED };
    return { best, enough: best >= ENOUGH || (best >= LITTLE && best * all >= TELLING) };
  }

  /** Whether the query names a concept by a form of several words: that is no accident. */
  const sure = ({ credits }) => credits.some((each) => each.slots.length > 1 && !each.nested && !each.part && each.quality === 1);

  /** What of the rules is shown: what covers the query, what is near to it, or nothing. */
  function rules(ranked, plan, elsewhere, context) {
    const { best, enough } = coverage(ranked, plan, context.rules);
    const unknown = plan.slots.some((slot) => !slot.known);
    const kept = enough ? ranked.found.filter(({ covered }) => covered >= LEAST) : [];
    if (!plan.slots.length || elsewhere || (enough && best >= (unknown ? JOINED : CERTAIN))) return kept;
    const near = search.related(plan.text, context.words, context.missing);
    if (enough && !near.length && !sure(plan) && best < (unknown ? CERTAIN_UNKNOWN : CERTAIN)) {
      const leaning = search.leaning(plan.text, context.words, context.missing);
      return leaning < (unknown ? LEANING_UNKNOWN : LEANING) ? [] : kept;
    }
    if (near.length && (unknown || !enough)) join(kept, near, plan, context);
    return kept;
  }

  /** Adds what is near. The words of a sub-category are near to its category too: it comes first. */
  function join(kept, near, plan, { rules: { parents, columns }, block }) {
    plan.loosened = "related";
    const scores = new Map();
    for (const { id, score } of near) if (block.numbers.has(id)) scores.set(block.numbers.get(id), score);
    for (const [document, score] of scores) {
      const above = scores.get(parents[document] - 1);
      const narrow = columns.kinds.of(document) === "sub-category" && above > score && score > NARROW * above;
      search.lifts.lift(kept, document, narrow ? above + NARROWER : score);
    }
  }

  search.gate = { rules };
})();
