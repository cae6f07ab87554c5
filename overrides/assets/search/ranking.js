/* Scores the documents of a collection by a plan. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { analysis } = search;
  const LEVELS = 16;
  const BOTH = 0.15;
  // A word that is not known at all may be a filler as well as a name.
  const UNKNOWN = 0.65;
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
    term: 0.55, instrument: 0.55, "cross-link": 0.25, "time-limit": 0.55, example: 0.95, item: 0.95,
    focus: 0.9, scope: 0.85, statement: 0.9, part: 0.9, chapter: 0.85, section: 1.05, tier: 1.08, threshold: 1.03,
  };

  // A second document of one unit counts less, unless the query is its heading.
  const FOLLOWER = 0.4;
  const HEADED = 2;
  const LITERAL = { category: 1.05, "sub-category": 0.9 };

  // How many documents are looked at for words that stand together, and what these are worth.
  const CLOSE_AT_MOST = 40;
  const CLOSE = 0.25;

  const isLatin = (character) => character < "\u2e80";
  const rarity = (size, count) => Math.log(1 + (size - count + 0.5) / (count + 0.5));

  /** Room for the matches of one slot: how well each document fills it, and how strongly. */
  const room = (size) => ({
    words: new Float32Array(size), concepts: new Float32Array(size),
    strength: new Float32Array(size), quality: new Float32Array(size),
  });

  /** Empty rooms for a number of slots; they are kept for the next query. */
  function emptyRooms(collection, count) {
    collection.rooms ??= [];
    while (collection.rooms.length < count) collection.rooms.push(room(collection.size));
    const rooms = collection.rooms.slice(0, count);
    for (const each of rooms) for (const values of Object.values(each)) values.fill(0);
    return rooms;
  }

  /** What a plan finds in a collection, from a covered share of `least` on; and what its slots weigh.
      In a `flat` collection documents stand in no others, and only whole names of concepts count. */
  function rank(plan, collection, missing, { flat = false, least = 0 } = {}) {
    const rooms = emptyRooms(collection, plan.slots.length);
    const credits = flat ? plan.credits.filter((credit) => !credit.nested && !credit.part && credit.quality === 1) : plan.credits;
    plan.slots.forEach((slot, at) => fill(slot, rooms[at], collection, missing));
    const counts = credits.map((credit) => addCredit(credit, rooms, collection, missing));
    const weights = weightsOf(plan, credits, counts, collection, missing);
    for (const each of rooms) {
      together(each);
      if (!flat) spread(each, collection);
    }
    return { found: scored(weights, rooms, collection, least), weights };
  }

  function put(into, quality, document, level, worth) {
    const value = (worth * level) / LEVELS;
    if (value > into[document]) into[document] = value;
    if (worth > quality[document]) quality[document] = worth;
  }

  /** The words themselves and the concept they name both speak for a document. */
  function together({ words, concepts, strength }) {
    for (let at = 0; at < strength.length; at += 1) {
      const [a, b] = [words[at], concepts[at]];
      strength[at] = a > b ? a + BOTH * b : b + BOTH * a;
    }
  }

  /** Puts what the words of a slot find into its room. */
  function fill(slot, into, collection, missing) {
    if (slot.ofKind) fillKind(slot, into, collection);
    for (const { terms, quality } of slot.alternatives) {
      const lists = terms.map((term) => collection.find(term, missing)).filter(Boolean);
      if (terms.length > 1) fillAll(lists, terms.length, quality, into, collection);
      else for (const list of lists) each(list, (document, level) => put(into.words, into.quality, document, level, quality));
    }
  }

  /** A word for a kind of unit is in every unit of that kind. */
  function fillKind({ ofKind }, into, { size, columns }) {
    for (let document = 0; document < size; document += 1) {
      if (columns.kinds.of(document) === ofKind) put(into.words, into.quality, document, LEVELS, OF_KIND);
    }
  }

  /** Several terms that make one word: what stands in the document of them, squared. */
  function fillAll(lists, count, quality, into, collection) {
    collection.sums ??= { counts: new Uint8Array(collection.size), levels: new Uint16Array(collection.size) };
    const { counts, levels } = collection.sums;
    for (const list of lists) {
      each(list, (document, level) => {
        counts[document] += 1;
        levels[document] += level;
      });
    }
    for (const list of lists) {
      each(list, (document) => {
        if (!counts[document]) return;
        const share = counts[document] / count;
        if (share >= 0.5) put(into.words, into.quality, document, levels[document] / counts[document], quality * share * share);
        counts[document] = 0;
        levels[document] = 0;
      });
    }
  }

  function each({ size, from, documents, levels }, visit) {
    for (let at = from; at < from + size; at += 1) visit(documents[at], levels[at] + 1);
  }

  /** Puts a concept into the rooms of the slots that name it; gives the number of its documents. */
  function addCredit({ concept, slots, quality }, rooms, collection, missing) {
    const list = collection.find(`~${concept}`, missing);
    if (!list) return 0;
    each(list, (document, level) => {
      for (const at of slots) put(rooms[at].concepts, rooms[at].quality, document, level, quality);
    });
    return list.size;
  }

  /** What each slot weighs: how rare its word is, or the concept that it names. */
  function weightsOf({ slots }, credits, sizes, collection, missing) {
    const { size } = collection;
    const most = rarity(size, 0.5);
    const weights = slots.map((slot) => {
      const counts = slot.alternatives.filter((a) => a.terms.length === 1 && a.quality > 0.7)
        .map(({ terms }) => collection.find(terms[0], missing)?.size ?? 0);
      const count = Math.max(0, ...counts);
      return (count ? rarity(size, count) : Math.min(most, slot.rarity ?? most) * (slot.known ? 1 : UNKNOWN)) * slot.worth;
    });
    // The words of a concept together weigh what the concept weighs, however rare each may be.
    credits.forEach(({ slots: places, nested, part }, which) => {
      if (nested || part || !sizes[which]) return;
      const sum = places.reduce((total, at) => total + weights[at], 0);
      const allowed = rarity(size, sizes[which]) * (1 + 0.25 * (places.length - 1));
      if (sum > allowed) for (const at of places) weights[at] *= allowed / sum;
    });
    return weights;
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

  function scored(weights, rooms, { size, columns, homes }, least) {
    const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const found = [];
    for (let document = 0; document < size; document += 1) {
      let [strength, covered, literal] = [0, 0, 0];
      for (let at = 0; at < rooms.length; at += 1) {
        strength += weights[at] * rooms[at].strength[document];
        covered += weights[at] * rooms[at].quality[document];
        literal += weights[at] * rooms[at].words[document];
      }
      covered /= all;
      if (!strength || covered < least) continue;
      const worth = kindWorth(columns.kinds.of(document), homes[document], Math.min(1, literal / strength));
      found.push({ document, covered, score: (strength / all) * covered * worth });
    }
    return found;
  }

  /** The documents in order. One that is found as part of another follows it further down. */
  function ordered(found, collection, language = "en") {
    const { homes, columns } = collection;
    const speaks = ({ document }) => columns.languages.of(document).includes(language);
    const order = (a, b) => b.score - a.score || speaks(b) - speaks(a) || a.document - b.document;
    const seen = new Set();
    for (const each of found.sort(order)) {
      const home = homes[each.document] ? homes[each.document] - 1 : each.document;
      if (seen.has(home) && each.score < HEADED) each.score *= FOLLOWER;
      seen.add(home);
    }
    return found.sort(order).map((each) => ({ ...each, collection }));
  }

  // --- words that stand together

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
  function favour(plan, weights, found, collection, missing) {
    const pairs = plan.slots.slice(1).map((slot, at) => ({
      text: side(plan.slots[at], slot), weight: weights[at] + weights[at + 1],
    }));
    const all = pairs.reduce((sum, { weight }) => sum + weight, 0);
    if (!all) return;
    found.sort((a, b) => b.score - a.score);
    for (const each of found.slice(0, CLOSE_AT_MOST)) {
      const texts = collection.texts(each.document, missing);
      if (!texts) continue;
      const rows = rowsOf(texts);
      const near = pairs.filter(({ text }) => rows.some((row) => row.includes(text)));
      each.score *= 1 + (CLOSE * near.reduce((sum, { weight }) => sum + weight, 0)) / all;
    }
  }

  search.ranking = { rank, favour, ordered };
})();
