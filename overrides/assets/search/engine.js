/* The search engine: open(base) once, then find(query, options). The dialog is another matter. */
"use strict";

(() => {
  const search = (globalThis.ReferenceSearch ??= {});
  const PARTS = ["analysis", "index", "query", "plan", "ranking", "answer", "head"];
  const LIMIT = 50;
  // The share of a query that a data field must cover.
  const FIELDS = 0.5;
  // The share of a query that must be found; or so much of it, if the words found are rare.
  const [ENOUGH, TELLING] = [0.4, 3.2];
  // More of it, if words were corrected, or one asks for what is not regulated.
  const DOUBTFUL = 0.5;
  // What brings up the units that a query names by number or heading, what stands in them, what is around them.
  const NAMED = { itself: 3, inside: 0.4, above: 0.25 };
  // The forms of so many concepts share a script.
  const FORMS = 4;
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
  search.open = (base) => (opening ??= start(base));

  async function start(base) {
    folder = `${base.replace(/\/?$/, "/")}assets/search/`;
    // All at once: scripts that are added one after the other run in this order.
    await Promise.all(PARTS.map((part) => search.script(`${part}.js`)));
    const { get, sortedWords, Table } = search.index;
    const head = get("head", new Set());
    search.analysis.useTables(head.tables);
    const firsts = Object.entries(head.firsts).map(([name, packed]) => [name, sortedWords(packed)]);
    tables = Object.fromEntries(firsts.map(([name, each]) => [name, new Table(name, each)]));
    tables.fields = tables["fields-terms"];
    tables.related = new Table("related", tables.terms.firsts);
  }

  const collection = (name, missing) => search.index.get(name, missing, (data) =>
    search.index.collection(name, data, name === "fields" ? tables.fields : tables.terms));

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
    const characters = Array.from(normalise(query)).filter((each) => /\p{Script=Han}/u.test(each));
    const strange = characters.filter((each) => !tables.terms.begins(each, missing));
    for (const each of missing.size ? [] : strange) {
      const row = tables.traditional.row(each, missing);
      if (row) useTraditional(each, row.text);
    }
    return normalise(query).trim();
  }

  /** The ranked documents of both collections, the rules first. */
  search.ranked = (query, { typing = true, language }, missing) => {
    const { rank, ordered } = search.ranking;
    const rules = collection("rules", missing);
    const fields = tables.fields && collection("fields", missing);
    const text = normalised(query, missing);
    const plan = text && search.plan.planOf(text, { ...tables, typing, missing });
    if (missing.size || !plan) return { plan: null, found: [] };
    const passed = gate(rank(plan, rules, missing), plan);
    addNamed(passed, plan, rules);
    const after = fields ? rank(plan, fields, missing, { flat: true, least: FIELDS }).found : [];
    return { plan, found: [...ordered(passed, rules, language), ...ordered(after, fields, language)] };
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

  /** Brings up the units that the whole query names, by number or by heading. */
  function addNamed(found, { rows, atoms }, { parents }) {
    const { bearers, isReference } = rows.get(search.query.keyOf(atoms)) ?? { bearers: [] };
    const lift = (document, by) => {
      const held = found.find((each) => each.document === document);
      if (held) held.score += by;
      else found.push({ document, covered: 1, score: by });
    };
    for (const document of bearers) {
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
    const { isRelated, named = [], corrections = new Map(), spelling, text } = plan ?? {};
    const loosened = isRelated && !named.length ? "related" : corrections.size ? "edits" : "exact";
    const corrected = [...corrections].reduce((shown, [raw, word]) => shown.replace(raw, word), text);
    return {
      query,
      shownFor: spelling ?? (corrections.size ? corrected : null),
      loosened,
      // Of what is only related it is said already that the text has none of the words.
      missing: found.length && loosened !== "related" ? lackedBy(query, plan, missing) : [],
      total: kept.length,
      counts: search.answer.counts(found, filters),
      results,
      empty: !found.length,
    };
  }

  /** The words of a query that nothing of the text answers, as typed. */
  function lackedBy(query, { slots, credits }, missing) {
    const rules = collection("rules", missing);
    const led = new Set(credits.filter(({ related }) => !related).flatMap((each) => each.slots));
    const lacks = ({ raw, kind, alternatives, nowhere }, at) => nowhere
      || (!led.has(at) && !(kind === "han" && raw.length === 1) && !alternatives.some(({ term }) => rules.find(term, missing)));
    return slots.filter(lacks).map(({ raw }) => {
      const at = query.toLowerCase().indexOf(raw);
      return at < 0 ? raw : query.slice(at, at + raw.length);
    });
  }

  /** What snippets mark: stems, Chinese words, phrases by their first stems; and for the page, words as written. */
  function wantedOf({ slots, credits }, missing) {
    const [terms, han, phrases] = [new Set(), new Set(), new Map()];
    const add = (term) => (term > "\u2e80" ? han : terms).add(term);
    for (const { term, documents, whole } of credits) {
      const concept = whole && !documents ? Number(term.slice(1)) : null;
      const forms = concept === null ? null : search.index.get(`forms-${Math.floor(concept / FORMS)}`, missing);
      for (const form of forms?.[concept % FORMS].split("|") ?? []) {
        const pieces = form.split(" ");
        if (pieces.length > 1) phrases.set(pieces[0], [...(phrases.get(pieces[0]) ?? []), pieces]);
        else if (form) add(form);
      }
    }
    for (const { alternatives } of slots) for (const { term } of alternatives) add(term);
    return { terms, han, phrases, marks: slots.map(({ raw }) => raw) };
  }
})();
