/* Scores the documents of a collection by a plan. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const LEVELS = 16;
  const BOTH = 0.15;
  // A word that is not known at all may be a filler as well as a name.
  const UNKNOWN = 0.5;
  // How far a match in a document counts for the one that it stands in.
  const ABOVE = {
    item: 0.85, example: 0.85, focus: 0.85, scope: 0.85,
    threshold: 0.5, criterion: 0.5, section: 0.5, "sub-category": 0.6, provision: 0.25,
  };
  const KIND = {
    term: 0.55, instrument: 0.55, "time-limit": 0.55, "cross-link": 0.25,
    focus: 0.9, scope: 0.85, section: 1.05, threshold: 1.03, tier: 1.08,
  };
  const LITERAL = { category: 1.05, "sub-category": 0.9 };

  const rarity = (size, count) => Math.log(1 + (size - count + 0.5) / (count + 0.5));

  /** Room for the matches of one slot: how well each document fills it by words, by concepts, and in all. */
  const room = (size) => ({
    words: new Float32Array(size), concepts: new Float32Array(size), strength: new Float32Array(size), quality: new Float32Array(size),
  });

  /** What a plan finds in a collection, from a covered share of `least` on. In a `flat` collection
      documents stand in no others, and only whole names of concepts count. */
  function rank(plan, collection, missing, { flat = false, least = 0 } = {}) {
    const { size } = collection;
    const seen = new Uint8Array(size);
    const rooms = plan.slots.map(() => room(size));
    const credits = (flat ? plan.credits.filter((each) => each.whole && each.quality === 1) : plan.credits)
      .map((each) => ({ ...each, list: each.documents ?? collection.find(each.term, missing) }));
    const sizes = plan.slots.map((slot, at) => fill(slot, rooms[at], seen, collection, missing));
    for (const { slots, list, quality } of credits) for (const at of slots) put(rooms[at].concepts, rooms[at].quality, list, quality, seen);
    const weights = weightsOf(plan.slots, sizes, credits, size);
    for (const each of rooms) together(each, seen);
    if (!flat) rise(rooms, seen, collection);
    return { found: scored(weights, rooms, seen, collection, least), weights };
  }

  function put(into, quality, list, worth, seen) {
    for (let at = 0; at < (list?.size ?? 0); at += 1) {
      const document = list.numbers[at];
      const value = (worth * list.values[at]) / LEVELS;
      if (value > into[document]) into[document] = value;
      if (worth > quality[document]) quality[document] = worth;
      seen[document] = 1;
    }
  }

  /** Puts what the words of a slot find into its room; in how many documents its best word is. */
  function fill({ alternatives }, into, seen, collection, missing) {
    let most = 0;
    for (const { term, quality } of alternatives) {
      const list = collection.find(term, missing);
      put(into.words, into.quality, list, quality, seen);
      if (quality === 1) most = Math.max(most, list?.size ?? 0);
    }
    return most;
  }

  /** The words themselves and the concept they name both speak for a document. */
  function together({ words, concepts, strength }, seen) {
    for (let at = seen.indexOf(1); at >= 0; at = seen.indexOf(1, at + 1)) {
      strength[at] = Math.max(words[at], concepts[at]) + BOTH * Math.min(words[at], concepts[at]);
    }
  }

  /** What each slot weighs: how rare its word is. The words of a concept together weigh what the
      concept weighs, however rare each may be. */
  function weightsOf(slots, sizes, credits, size) {
    const most = rarity(size, 0.5);
    const weights = slots.map(({ known, nowhere, worth }, at) =>
      (sizes[at] ? rarity(size, sizes[at]) : most * (known || nowhere ? 1 : UNKNOWN)) * worth);
    for (const { slots: places, whole, list } of credits) {
      if (!whole || !list) continue;
      const sum = places.reduce((total, at) => total + weights[at], 0);
      const allowed = rarity(size, list.size);
      if (sum > allowed) for (const at of places) weights[at] *= allowed / sum;
    }
    return weights;
  }

  /** A match counts for the unit that a document stands in too; what stands in another comes after it. */
  function rise(rooms, seen, { parents, columns }) {
    for (let document = seen.lastIndexOf(1); document >= 0; document = document ? seen.lastIndexOf(1, document - 1) : -1) {
      const above = parents[document] - 1;
      const share = above >= 0 && ABOVE[columns.kinds.of(document)];
      if (!share) continue;
      seen[above] = 1;
      for (const { strength, quality } of rooms) {
        strength[above] = Math.max(strength[above], strength[document] * share);
        quality[above] = Math.max(quality[above], quality[document]);
      }
    }
  }

  function scored(weights, rooms, seen, { columns }, least) {
    const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const found = [];
    for (let document = seen.indexOf(1); document >= 0; document = seen.indexOf(1, document + 1)) {
      let [strength, covered, literal] = [0, 0, 0];
      rooms.forEach((each, at) => {
        strength += weights[at] * each.strength[document];
        covered += weights[at] * each.quality[document];
        literal += weights[at] * each.words[document];
      });
      covered /= all;
      if (!strength || covered < least) continue;
      const kind = columns.kinds.of(document);
      // By its own words a category comes before its sub-categories; by a concept as the lexicon says.
      const worth = KIND[kind] ?? 1 + ((LITERAL[kind] ?? 1) - 1) * Math.min(1, literal / strength);
      found.push({ document, covered, score: (strength / all) * covered * worth });
    }
    return found;
  }

  /** The documents in order, those that speak the reader's language first at equal score. */
  function ordered(found, collection, language = "en") {
    for (const each of found) {
      each.collection = collection;
      each.speaks = collection.columns.languages.of(each.document).includes(language);
    }
    return found.sort((a, b) => b.score - a.score || b.speaks - a.speaks || a.document - b.document);
  }

  search.ranking = { rank, ordered };
})();
