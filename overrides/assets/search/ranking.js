/* Scores the documents of a collection by a plan. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const LEVELS = 16;
  const BOTH = 0.15;
  // A word that is not known at all may be a filler as well as a name.
  const UNKNOWN = +(globalThis.process?.env.UNK ?? 0.65);
  // How far a match in a document counts for the one that it stands in.
  const HOME = 0.85;
  const ABOVE = { threshold: 0.5, criterion: 0.5, "sub-category": 0.5, provision: 0.25, section: 0.3 };
  const ABOVE_QUALITY = 0.7;
  const MOST_ABOVE = 1.05;
  const SEVERAL = 0.12;
  const BELOW = { threshold: 0.35, criterion: 0.35, "sub-category": 0.3 };
  const TIER_OF_INDUSTRY = 0.5;
  const OF_KIND = 0.75;
  const KIND = {
    term: 0.55, instrument: 0.55, "cross-link": 0.4, "time-limit": 0.55, example: 0.95, item: 0.95,
    focus: 0.9, scope: 0.85, statement: 0.9, part: 0.9, chapter: 0.85, section: 1.05, tier: 1.08, threshold: 1.03,
  };

  const LITERAL = { category: 1.05, "sub-category": 0.9 };

  const rarity = (size, count) => Math.log(1 + (size - count + 0.5) / (count + 0.5));

  /** Room for the matches of one slot: how well each document fills it, and how strongly. */
  const room = (size) => ({
    words: new Float32Array(size), concepts: new Float32Array(size),
    strength: new Float32Array(size), quality: new Float32Array(size),
  });

  /** All that a plan finds in a collection: documents with score and covered share. */
  function rank(plan, collection, missing) {
    const rooms = plan.slots.map(() => room(collection.size));
    plan.slots.forEach((slot, at) => fill(slot, rooms[at], collection, missing));
    for (const credit of plan.credits) addCredit(plan, credit, rooms, collection, missing);
    weigh(plan, collection, missing);
    for (const each of rooms) {
      together(each);
      spread(each, collection);
    }
    return scored(plan, rooms, collection);
  }

  function put(into, quality, document, level, worth) {
    const value = (worth * level) / LEVELS;
    if (value > into[document]) into[document] = value;
    if (worth > quality[document]) quality[document] = worth;
  }

  /** The words themselves and the concept they name both speak for a document. */
  function together({ words, concepts, strength }) {
    for (let at = 0; at < strength.length; at += 1) {
      const [most, least] = words[at] > concepts[at] ? [words[at], concepts[at]] : [concepts[at], words[at]];
      strength[at] = most + BOTH * least;
    }
  }

  /** Puts what the words of a slot find into its room. */
  function fill(slot, into, collection, missing) {
    if (slot.ofKind) fillKind(slot, into, collection);
    for (const { terms, quality } of slot.alternatives) {
      const lists = terms.map((term) => collection.find(term, missing)).filter(Boolean);
      if (terms.length === 1) {
        for (const list of lists) each(list, (document, level) => put(into.words, into.quality, document, level, quality));
      } else fillAll(lists, terms.length, quality, into);
    }
  }

  /** Several terms that make one word: what stands in the document of them, squared. */
  function fillKind({ ofKind }, into, { size, columns }) {
    for (let document = 0; document < size; document += 1) {
      if (columns.kinds.of(document) === ofKind) put(into.words, into.quality, document, LEVELS, OF_KIND);
    }
  }

  function fillAll(lists, count, quality, into) {
    const sums = new Map();
    for (const list of lists) {
      each(list, (document, level) => {
        const sum = sums.get(document) ?? { level: 0, count: 0 };
        sums.set(document, { level: sum.level + level, count: sum.count + 1 });
      });
    }
    for (const [document, sum] of sums) {
      const share = sum.count / count;
      if (share >= 0.5) put(into.words, into.quality, document, sum.level / sum.count, quality * share * share);
    }
  }

  function each({ size, from, documents, levels }, visit) {
    for (let at = from; at < from + size; at += 1) visit(documents[at], levels[at] + 1);
  }

  function addCredit(plan, credit, rooms, collection, missing) {
    const list = collection.find(`~${credit.concept}`, missing);
    credit.count = list?.size ?? 0;
    if (!list) return;
    each(list, (document, level) => {
      for (const at of credit.slots) put(rooms[at].concepts, rooms[at].quality, document, level, credit.quality);
    });
  }

  /** What each slot weighs: how rare its word is, or the concept that it names. */
  function weigh(plan, collection, missing) {
    const { size } = collection;
    const most = rarity(size, 0.5);
    for (const slot of plan.slots) {
      const counts = slot.alternatives.filter((a) => a.terms.length === 1 && a.quality > 0.7)
        .map(({ terms }) => collection.find(terms[0], missing)?.size ?? 0);
      const count = Math.max(0, ...counts);
      slot.weight = (count ? rarity(size, count) : Math.min(most, slot.rarity ?? most) * (slot.known ? 1 : UNKNOWN)) * slot.worth;
    }
    // The words of a concept together weigh what the concept weighs, however rare each may be.
    for (const { slots, nested, part, count } of plan.credits) {
      if (nested || part || !count) continue;
      const together = slots.reduce((sum, at) => sum + plan.slots[at].weight, 0);
      const allowed = rarity(size, count) * (1 + 0.25 * (slots.length - 1));
      if (together > allowed) for (const at of slots) plan.slots[at].weight *= allowed / together;
    }
  }

  /** A match counts for the unit that a document is found as part of, a little further up, and down. */
  function spread(room, collection) {
    const several = new Map();
    for (let document = collection.size - 1; document >= 0; document -= 1) {
      if (room.strength[document]) rise(room, collection, document, several);
    }
    for (let document = 0; document < collection.size; document += 1) sink(room, collection, document);
  }

  function rise({ strength, quality, words }, { homes, parents, columns }, document, several) {
    const kind = columns.kinds.of(document);
    const home = homes[document] - 1;
    const above = home >= 0 ? home : parents[document] - 1;
    let share = home >= 0 ? (kind === "tier" ? 0 : HOME) : (ABOVE[kind] ?? 0);
    if (above < 0 || !share) return;
    // One that holds several matches is more to the point than each of them.
    const before = columns.kinds.of(above) === "section" || home >= 0 ? (several.get(above) ?? 0) : 0;
    if (strength[document] > 0.4) several.set(above, before + 1);
    share = Math.min(MOST_ABOVE, share + SEVERAL * before);
    strength[above] = Math.max(strength[above], strength[document] * share);
    if (home >= 0) words[above] = Math.max(words[above], words[document] * share);
    quality[above] = Math.max(quality[above], quality[document] * (home >= 0 ? 1 : ABOVE_QUALITY));
  }

  function sink({ strength, quality, words }, { homes, parents, columns }, document) {
    const above = parents[document] - 1;
    if (above < 0 || homes[document] || !BELOW[columns.kinds.of(document)]) return;
    const value = Math.min(1, words[above]) * BELOW[columns.kinds.of(document)];
    if (value <= strength[document]) return;
    strength[document] = value;
    quality[document] = Math.max(quality[document], ABOVE_QUALITY * quality[above]);
  }

  /** What a kind of document is worth; the two tiers of an industry repeat those of the list. */
  function kindWorth(kind, home, literal) {
    if (kind === "tier" && home) return TIER_OF_INDUSTRY;
    // By its own words a category comes before its sub-categories; by a concept as the lexicon says.
    return KIND[kind] ?? 1 + ((LITERAL[kind] ?? 1) - 1) * literal;
  }

  function scored(plan, rooms, { size, columns, homes }) {
    const weights = plan.slots.map((slot) => slot.weight);
    const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const found = [];
    for (let document = 0; document < size; document += 1) {
      let [strength, covered, literal] = [0, 0, 0];
      for (let at = 0; at < rooms.length; at += 1) {
        strength += weights[at] * rooms[at].strength[document];
        covered += weights[at] * rooms[at].quality[document];
        literal += weights[at] * rooms[at].words[document];
      }
      if (!strength) continue;
      const worth = kindWorth(columns.kinds.of(document), homes[document], Math.min(1, literal / strength));
      covered /= all;
      found.push({ document, covered, score: (strength / all) * covered * worth });
    }
    return found;
  }

  search.ranking = { rank };
})();
