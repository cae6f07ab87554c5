/* What brings a document up beside the words it shares with a query: its number, its very
   heading, some characters of its heading. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { analysis } = search;
  const REFERENCE = { whole: 3, inside: 0.4, above: 0.25, part: 0.6, insidePart: 0.1, others: 0.3 };
  const HEADING = { folded: 2, exact: 3, inside: 0.3 };
  const LITERAL = 0.05;
  const LONGEST_LITERAL = 6;

  /** The one block of texts of the rules, with what is looked up in it. */
  function blockOf(rules) {
    const { block } = rules.texts(0, new Set());
    if (!block.numbers) {
      block.numbers = new Map();
      block.ids.forEach((id, number) => block.numbers.has(id) || block.numbers.set(id, number));
      block.headings = headingsOf(block);
      block.chinese = block.title.zh.map(analysis.normalise);
    }
    return block;
  }

  /** The documents of each heading, folded as words are. */
  function headingsOf({ ids, title }) {
    const found = new Map();
    ids.forEach((_, document) => {
      for (const text of new Set([title.en[document], title.zh[document]])) {
        const key = text && keyOf(analysis.normalise(text));
        if (key) found.set(key, [...(found.get(key) ?? []), document]);
      }
    });
    return found;
  }

  const keyOf = (text) => analysis.tokens(text).filter((token) => token.kind !== "joined")
    .map((token) => analysis.stem(token.text)).join(" ");

  function lift(found, document, by) {
    const held = found.find((each) => each.document === document);
    if (held) held.score += by;
    else found.push({ document, covered: 1, score: by });
  }

  /** Units that the query names come first: by number, by heading; then by a piece of one. */
  function named(found, query, text, rules, references) {
    const block = blockOf(rules);
    for (const reference of search.query.references(text, references)) refer(found, reference, text, rules, block);
    const bearers = block.headings.get(keyOf(text)) ?? [];
    for (const document of bearers) {
      const exact = block.title.en[document] === query || block.title.zh[document] === query;
      lift(found, document, exact ? HEADING.exact : HEADING.folded);
      for (const inside of standingIn(document, rules)) if (!bearers.includes(inside)) lift(found, inside, HEADING.inside);
    }
    if (text.length > 1 && text.length <= LONGEST_LITERAL && /^[\u3400-\u9fff]+$/.test(text)) {
      const have = new Set(found.map(({ document }) => document));
      block.chinese.forEach((heading, document) => {
        if (!have.has(document) && heading.includes(text)) lift(found, document, LITERAL);
      });
    }
  }

  /** The documents that stand in one and are found by themselves. */
  function standingIn(document, { parents, homes }) {
    const found = [];
    parents.forEach((above, each) => above - 1 === document && !homes[each] && found.push(each));
    return found;
  }

  function refer(found, { id, start, end }, text, rules, block) {
    const unit = block.numbers.get(id);
    const whole = end - start === text.length;
    if (whole) for (const each of found) each.score *= REFERENCE.others;
    lift(found, unit, whole ? REFERENCE.whole : REFERENCE.part);
    for (const inside of standingIn(unit, rules)) lift(found, inside, whole ? REFERENCE.inside : REFERENCE.insidePart);
    const { parents } = rules;
    if (whole && parents[unit]) lift(found, parents[unit] - 1, REFERENCE.above);
  }

  search.lifts = { blockOf, lift, named };
})();
