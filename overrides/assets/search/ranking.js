/* Scores the documents of a collection by a plan. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const LEVELS = 16;
  const BOTH = 0.15;
  // A word that is not known at all may be a filler as well as a name.
  const UNKNOWN = 0.65;
  // How far a match in a document counts for the one that it is found as part of, or stands in.
  const HOME = 0.85;
  const ABOVE = { threshold: 0.5, criterion: 0.5, "sub-category": 0.6, provision: 0.25, section: 0.5 };
  const ABOVE_QUALITY = 0.7;
  const KIND = {
    term: 0.55, instrument: 0.55, "cross-link": 0.25, "time-limit": 0.55, example: 0.95, item: 0.95,
    focus: 0.9, scope: 0.85, part: 0.9, chapter: 0.85, section: 1.05, tier: 1.08, threshold: 1.03,
  };
  const LITERAL = { category: 1.05, "sub-category": 0.9 };

  const rarity = (size, count) => Math.log(1 + (size - count + 0.5) / (count + 0.5));

  /** Room for the matches of one slot: how well each document fills it by words, by concepts, and in all. */
  const room = (size) => ({
    words: new Float32Array(size), concepts: new Float32Array(size), strength: new Float32Array(size), quality: new Float32Array(size),
  });

  /** Rooms for a number of slots, kept for the next query; `touched` are the documents with a match. */
  function emptyRooms(collection, count) {
    const held = (collection.held ??= { rooms: [], touched: [], seen: new Uint8Array(collection.size) });
    for (const document of held.touched) {
      held.seen[document] = 0;
      for (const values of held.rooms) values.words[document] = values.concepts[document] = values.strength[document] = values.quality[document] = 0;
    }
    held.touched = [];
    while (held.rooms.length < count) held.rooms.push(room(collection.size));
    return { ...held, rooms: held.rooms.slice(0, count), touch: (document) => {
      if (held.seen[document]) return;
      held.seen[document] = 1;
      held.touched.push(document);
    } };
  }

  /** What a plan finds in a collection, from a covered share of `least` on. In a `flat` collection
      documents stand in no others, and only whole names of concepts count. */
  function rank(plan, collection, missing, { flat = false, least = 0 } = {}) {
    const held = emptyRooms(collection, plan.slots.length);
    const credits = flat ? plan.credits.filter((each) => each.whole && each.quality === 1) : plan.credits;
    const lists = credits.map(({ term, documents }) => documents ?? collection.find(term, missing));
    const sizes = plan.slots.map((slot, at) => fill(slot, held.rooms[at], held.touch, collection, missing));
    credits.forEach(({ slots, quality }, which) => {
      for (const at of slots) put(held.rooms[at].concepts, held.rooms[at].quality, lists[which], quality, held.touch);
    });
    const weights = weightsOf(plan.slots, sizes, credits, lists, collection.size);
    const touched = held.touched;
    for (const each of held.rooms) for (const document of touched) together(each, document);
    if (!flat) rise(held, collection);
    return { found: scored(weights, held, collection, least), weights };
  }

  /** Puts what a list of documents says, worth so much, into a room. */
  function put(into, quality, list, worth, touch) {
    if (!list) return;
    for (let at = 0; at < list.size; at += 1) {
      const document = list.numbers[at];
      const value = (worth * list.values[at]) / LEVELS;
      if (value > into[document]) into[document] = value;
      if (worth > quality[document]) quality[document] = worth;
      touch(document);
    }
  }

  /** Puts what the words of a slot find into its room; in how many documents its best word is. */
  function fill({ alternatives }, into, touch, collection, missing) {
    let most = 0;
    for (const { term, quality } of alternatives) {
      const list = collection.find(term, missing);
      put(into.words, into.quality, list, quality, touch);
      if (quality > 0.7) most = Math.max(most, list?.size ?? 0);
    }
    return most;
  }

  /** The words themselves and the concept they name both speak for a document. */
  function together({ words, concepts, strength }, at) {
    const [a, b] = [words[at], concepts[at]];
    strength[at] = a > b ? a + BOTH * b : b + BOTH * a;
  }

  /** What each slot weighs: how rare its word is. The words of a concept together weigh what the
      concept weighs, however rare each may be. */
  function weightsOf(slots, sizes, credits, lists, size) {
    const most = rarity(size, 0.5);
    const weights = slots.map(({ known, nowhere, worth }, at) =>
      (sizes[at] ? rarity(size, sizes[at]) : most * (known || nowhere ? 1 : UNKNOWN)) * worth);
    credits.forEach(({ slots: places, whole }, which) => {
      if (!whole || !lists[which]) return;
      const sum = places.reduce((total, at) => total + weights[at], 0);
      const allowed = rarity(size, lists[which].size);
      if (sum > allowed) for (const at of places) weights[at] *= allowed / sum;
    });
    return weights;
  }

  /** A match counts for the unit that a document is found as part of, and a little further up. */
  function rise({ rooms, touched, touch }, { homes, parents, columns }) {
    // What stands in another comes after it; those above that a match adds are looked at in their turn.
    const order = [...touched].sort((a, b) => b - a);
    for (let at = 0; at < order.length; at += 1) {
      const document = order[at];
      const kind = columns.kinds.of(document);
      const home = homes[document] - 1;
      const above = home >= 0 ? home : parents[document] - 1;
      const share = home >= 0 ? (kind === "tier" ? 0 : HOME) : (ABOVE[kind] ?? 0);
      if (above < 0 || !share) continue;
      const before = touched.length;
      touch(above);
      if (touched.length > before) insert(order, above, at + 1);
      for (const { strength, quality } of rooms) {
        strength[above] = Math.max(strength[above], strength[document] * share);
        quality[above] = Math.max(quality[above], quality[document] * (home >= 0 ? 1 : ABOVE_QUALITY));
      }
    }
  }

  function insert(order, document, from) {
    let at = from;
    while (at < order.length && order[at] > document) at += 1;
    order.splice(at, 0, document);
  }

  function scored(weights, { rooms, touched }, { columns }, least) {
    const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const found = [];
    for (const document of touched) {
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
