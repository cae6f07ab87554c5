/* How close the words of a query stand together in a text. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { analysis } = search;
  const AT_MOST = 40;
  const WORTH = 0.25;
  const isLatin = (character) => character < "\u2e80";

  /** A text as one row of stems, with a space on both sides of each; Chinese without spaces. */
  function rowOf(text) {
    let row = " ";
    for (const token of analysis.tokens(analysis.normalise(text))) {
      if (token.kind === "han") row += token.text;
      else if (token.kind !== "joined") row += ` ${analysis.stem(token.text)} `;
    }
    return row.replace(/ +/g, " ");
  }

  /** The rows of a document's texts, made when first asked for. */
  function rowsOf({ block, at }) {
    block.rows ??= [];
    return (block.rows[at] ??= [block.title.en, block.title.zh, block.body.en, block.body.zh]
      .map((texts) => texts[at]).filter(Boolean).map(rowOf));
  }

  const written = (slot) => slot.corrected?.[0] ?? slot.text;

  /** Two neighbouring slots as they would stand side by side. */
  function side(a, b) {
    const [first, second] = [written(a), written(b)];
    const apart = isLatin(first.at(-1)) || isLatin(second[0]);
    return `${isLatin(first[0]) ? " " : ""}${first}${apart ? " " : ""}${second}${isLatin(second.at(-1)) ? " " : ""}`;
  }

  /** Raises the first documents by the share of neighbouring words that are neighbours in them. */
  function favour(plan, found, collection, missing) {
    const pairs = plan.slots.slice(1).map((slot, at) => ({
      text: side(plan.slots[at], slot), weight: plan.slots[at].weight + slot.weight,
    }));
    const all = pairs.reduce((sum, { weight }) => sum + weight, 0);
    if (!all) return;
    found.sort((a, b) => b.score - a.score);
    for (const each of found.slice(0, AT_MOST)) {
      const texts = collection.texts(each.document, missing);
      if (!texts) continue;
      const rows = rowsOf(texts);
      const near = pairs.filter(({ text }) => rows.some((row) => row.includes(text)));
      each.score *= 1 + (WORTH * near.reduce((sum, { weight }) => sum + weight, 0)) / all;
    }
  }

  search.closeness = { favour };
})();
