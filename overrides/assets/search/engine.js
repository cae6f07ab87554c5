/* The search engine: open(base) once, then find(query, options). The dialog is another matter. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const LIMIT = 50;
  // The share of a query that a data field must cover.
  const FIELDS = 0.5;
  // The share of a query that must be found; or so much of it, if the words found are rare.
  const [ENOUGH, TELLING] = [0.4, 3.2];
  // More of it, if words were corrected, or one asks for what is not regulated.
  const DOUBTFUL = 0.5;
  // What brings up the units that a query names by number or heading, what stands in them, what is around them.
  const NAMED = { itself: 3, inside: 0.4, above: 0.25 };
  let opening = null;
  let folder = "";
  let tables = null;

  /** Loads a classic script of the search, which works from disk too. */
  search.script = (name) => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = folder + name;
    element.async = false;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`cannot load ${name}`));
    document.head.append(element);
  });

  /** Makes the engine ready; `base` leads to the root of the site. */
  search.open = (base) => (opening ??= start(base).catch((error) => {
    opening = null;
    throw error;
  }));

  async function start(base) {
    folder = `${base.replace(/\/?$/, "/")}assets/search/`;
    await search.index.load("head");
    const { get, sortedWords, Table } = search.index;
    const head = get("head", new Set());
    search.analysis.useTables(head.tables);
    const firsts = Object.entries(head.firsts).map(([name, packed]) => [name, sortedWords(packed)]);
    tables = Object.fromEntries(firsts.map(([name, each]) => [name, new Table(name, each)]));
    tables.ranges = head.ranges;
    tables.related = new Table("related", tables.terms.firsts);
  }

  const collections = (missing) =>
    search.index.get("collections", missing, (data) => search.index.collections(data, tables.terms)) ?? {};

  /** The answer, after loading what it needs. */
  search.find = async (query, options = {}) => {
    for (;;) {
      const missing = new Set();
      const answer = answerTo(query, options, missing);
      if (!missing.size) return answer;
      await Promise.all([...missing].map(search.index.load));
    }
  };

  /** The answer, or null if something must be loaded first. */
  search.findNow = (query, options = {}) => {
    const missing = new Set();
    const answer = answerTo(query, options, missing);
    return missing.size ? null : answer;
  };

  function answerTo(query, options, missing) {
    const ranked = search.ranked(query, options, missing);
    return missing.size ? null : shown(query, ranked, options, missing);
  }

  /** The query normalised; characters with which no word begins may be traditional ones. */
  function normalised(query, missing) {
    const { normalise, useTraditional } = search.analysis;
    const characters = Array.from(normalise(query)).filter((each) => !search.query.isLatin(each));
    const strange = characters.filter((each) => !tables.terms.begins(each, missing));
    for (const each of missing.size ? [] : strange) {
      const row = tables.traditional.row(each, missing);
      if (row) useTraditional(each, row.text);
    }
    // Of an address only what it points at.
    return normalise(query.trim().replace(/^\S+#(?=\S+$)/, ""));
  }

  /** The ranked documents of both collections, the rules first. */
  search.ranked = (query, { typing = true, language }, missing) => {
    const { rank, ordered } = search.ranking;
    const { rules, fields } = collections(missing);
    const text = normalised(query, missing);
    const plan = text && search.plan.planOf(text, { ...tables, typing, missing });
    if (missing.size || !plan) return { plan: null, found: [] };
    const passed = gate(rank(plan, rules, missing), plan);
    liftBearers(passed, plan, rules, missing);
    const after = rank(plan, fields, missing, { flat: true, least: FIELDS }).found;
    liftBearers(after, plan, fields, missing);
    // The rules first, but for what the query names.
    const isNamed = ({ score }) => score >= NAMED.itself;
    const found = [...ordered(passed, rules, language), ...ordered(after, fields, language)];
    return { plan, found: found.sort((a, b) => isNamed(b) - isNamed(a)) };
  };

  /** What of the rules is shown: nothing, if even the best covers too little of the query. */
  function gate({ found, weights }, { corrections, slots, credits }) {
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const best = found.reduce((most, { covered }) => Math.max(most, covered), 0);
    const doubtful = corrections.size || slots.some((slot) => slot.nowhere);
    if (doubtful) return best >= DOUBTFUL ? found : [];
    // A concept named by several words is named by no accident.
    const sure = credits.some(({ whole, related, slots: places }) => whole && !related && places.length > 1);
    return sure || best >= ENOUGH || best * all >= TELLING ? found : [];
  }

  /** Brings up the units that the whole query names, by number, by heading or by id. */
  function liftBearers(found, plan, { own, parents }, missing) {
    const { bearers, isReference } = tables.terms.row(plan.key, missing) ?? { bearers: [] };
    plan.isNamed ||= bearers.length > 0;
    const lift = (document, by) => {
      const held = found.find((each) => each.document === document);
      if (held) held.score += by;
      else found.push({ document, covered: 1, score: by });
    };
    for (const document of own(bearers)) {
      lift(document, NAMED.itself);
      if (!isReference) continue;
      parents.forEach((above, each) => above - 1 === document && lift(each, NAMED.inside));
      if (parents[document]) lift(parents[document] - 1, NAMED.above);
    }
  }

  // --- the answer

  function shown(query, { plan, found }, { language = "en", filters = {}, limit = LIMIT }, missing) {
    const kept = search.answer.filtered(found, filters);
    const wanted = plan && wantedOf(plan, missing);
    const results = kept.slice(0, limit).flatMap((each) => {
      const place = each.collection.shown(each.document, missing);
      return place ? [search.answer.result(each, place, wanted, language)] : [];
    });
    return {
      query,
      ...(plan ? told(query, plan, found, missing) : { loosened: "exact", shownFor: null, missing: [] }),
      total: kept.length,
      counts: search.answer.counts(found, filters),
      results,
      empty: !found.length,
    };
  }

  /** What the reader is told: how the query was taken, and what of it no text has. */
  function told(query, plan, found, missing) {
    const { slots, atoms, corrections, spelling, text, isNamed } = plan;
    const asked = found.length && !isNamed ? slots : [];
    const lacking = asked.length ? lackingIn(plan, missing) : [];
    const isAside = (slot) => slot.isRelated || lacking.includes(slot);
    const isRelated = asked.some(isAside) && asked.every((slot) => slot.worth < 1 || isAside(slot));
    const corrected = atoms.reduceRight((said, { raw, start, end }) =>
      said.slice(0, start) + (corrections.get(raw) ?? said.slice(start, end)) + said.slice(end), text);
    return {
      loosened: isRelated ? "related" : corrections.size ? "edits" : "exact",
      shownFor: spelling ?? (corrections.size ? corrected : null),
      missing: asTyped(lacking, plan, query),
    };
  }

  /** The slots of which no text says anything: neither their words nor what they mean. */
  function lackingIn({ slots, credits }, missing) {
    const isSaid = ({ term }) => {
      const { rules, fields, isUnsaid } = collections(missing).row(term, missing) ?? {};
      return Boolean((rules || fields) && !isUnsaid);
    };
    const slotsOf = (some) => new Set(credits.filter(some).flatMap((each) => each.slots));
    const [whole, begun] = [slotsOf((each) => each.whole), slotsOf((each) => each.begun)];
    // A unit that is named by its number is said, one that is only related is not.
    const said = slotsOf((each) => !each.related && !each.part && !each.begun && (each.documents || isSaid(each)));
    // Of what says little it need not be told that it leads nowhere; and a word may not be finished.
    const isOpen = ({ raw, kind, tells }, at) => begun.has(at) || !tells || (kind === "han" && raw.length === 1);
    return slots.filter((slot, at) => slot.nowhere
      || !(said.has(at) || (!whole.has(at) && isOpen(slot, at)) || slot.alternatives.some(isSaid)));
  }

  /** Slots as they were typed; those side by side as one. */
  function asTyped(slots, { atoms, text }, query) {
    const folded = search.folded(query);
    const rows = slots.filter(({ from }, at) => slots[at - 1]?.to !== from).map(({ from }) => from);
    return rows.map((from) => {
      const to = slots.reduce((end, slot) => (slot.from === end ? slot.to : end), from);
      const said = text.slice(atoms[from].start, atoms[to - 1].end);
      const at = folded.text.indexOf(said);
      return at < 0 ? said : query.slice(folded.place(at), folded.place(at + said.length));
    });
  }

  /** What snippets mark: stems, Chinese words, phrases by their first stems; and for the page, words as written. */
  function wantedOf({ slots, credits }, missing) {
    const [terms, han, phrases] = [new Set(), new Set(), new Map()];
    const add = (term) => (term > "\u2e80" ? han : terms).add(term);
    for (const { term } of credits.filter(({ whole }) => whole)) {
      // The row of a concept has its forms.
      for (const form of tables.terms.row(term, missing)?.text?.split("|") ?? []) {
        const pieces = form.split(" ");
        if (pieces.length > 1) phrases.set(pieces[0], [...(phrases.get(pieces[0]) ?? []), pieces]);
        else if (form) add(form);
      }
    }
    for (const { alternatives } of slots) for (const { term } of alternatives) add(term);
    return { terms, han, phrases, marks: slots.map(({ raw }) => raw) };
  }
})();
