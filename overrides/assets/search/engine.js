/* The search engine: open(base) once, then find(query, options). The dialog is another matter. */
"use strict";

(() => {
  const search = (globalThis.ReferenceSearch ??= {});
  const PARTS = ["analysis", "index", "query", "plan", "ranking", "answer", "head"];
  const LIMIT = 50;
  // The share of a query that a data field must cover.
  const FIELDS = 0.5;
  // The share of a query that must be found; or a smaller share, if the words found are rare.
  const [ENOUGH, LITTLE, TELLING] = [0.4, 0.25, 4];
  // More of it, if words were corrected, or one asks for what is not regulated.
  const DOUBTFUL = 0.5;
  // What brings a document up beside the words that it shares with a query: its number, its heading.
  const REFERENCE = { whole: 3, inside: 0.4, above: 0.25, part: 0.6, others: 0.3 };
  const HEADING = { whole: 2.5, inside: 0.3 };
  let opening = null;
  let folder = "";
  let head = null;
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
    head = search.index.get("head", new Set(), (data) => data);
    search.analysis.useTables(head.tables);
    head.grammar = new Set(head.grammar.split(" "));
    tables = opened(head.firsts);
  }

  const opened = (firsts) => Object.fromEntries(Object.entries(firsts).map(([name, each]) => [name, new search.index.Table(name, each)]));

  /** A collection, opened when first needed; the concepts of the rules stand apart from their terms. */
  function collection(name, missing) {
    const tableOf = (term) => (name === "fields" ? "fields-terms" : term[0] === "~" ? "concepts" : "terms");
    const find = (term, more) => tables[tableOf(term)].row(term, more);
    return search.index.get(name, missing, (data) => search.index.collection(name, data, find));
  }

  /** The tables that only some queries need. */
  const seldom = (missing) => search.index.get("seldom", missing, opened);

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
    const strange = characters.filter((each) => !tables.terms.beginning(each, 1, missing).length);
    if (strange.length && !missing.size) {
      for (const each of strange) {
        const row = seldom(missing)?.traditional.row(each, missing);
        if (row) useTraditional(each, row.text);
      }
    }
    return normalise(query).trim();
  }

  /** The ranked documents of both collections, the rules first. */
  search.ranked = (query, options, missing) => {
    const none = { plan: null, found: [] };
    const rules = collection("rules", missing);
    const fields = tables["fields-terms"] && collection("fields", missing);
    const text = normalised(query, missing);
    const plan = text && planOf(text, contextOf(options, missing));
    if (missing.size || !plan) return none;
    const passed = gate(search.ranking.rank(plan, rules, missing), plan);
    const after = fields ? search.ranking.rank(plan, fields, missing, { flat: true, least: FIELDS }).found : [];
    named(passed, plan, rules, missing);
    const order = (found, collection) => search.ranking.ordered(found, collection, options.language);
    return { plan, found: [...order(passed, rules), ...(fields ? order(after, fields) : [])] };
  };

  /** What plans are made with; what only some queries need is loaded when they ask for it. */
  const contextOf = ({ typing = true }, missing) => ({
    ...tables, typing, missing, grammar: head.grammar,
    seldom: () => seldom(missing),
    spelling: () => search.index.get("spelling", missing, (both) => both),
  });

  /** The plan; a query of words that nothing knows may be Chinese in Latin letters. */
  function planOf(text, context) {
    const plan = search.plan.planOf(text, context);
    if (!plan?.strange || plan.atoms.some(({ kind }) => kind !== "word")) return plan;
    const spelling = context.spelling()?.chinese(text, context);
    return spelling ? { ...search.plan.planOf(spelling, context), spelling } : plan;
  }

  /** What of the rules is shown: nothing, if even the best covers too little of the query. */
  function gate({ found, weights }, { corrections, slots, credits }) {
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const best = found.reduce((most, { covered }) => Math.max(most, covered), 0);
    const doubtful = corrections.size || slots.some((slot) => slot.nowhere);
    if (doubtful) return best >= DOUBTFUL ? found : [];
    // A concept named by several words is named by no accident.
    const sure = credits.some(({ whole, quality, documents, slots: places }) => whole && quality === 1 && !documents && places.length > 1);
    return sure || best >= ENOUGH || (best >= LITTLE && best * all >= TELLING) ? found : [];
  }

  // --- units that the query names: by number, by heading

  function lift(found, document, by) {
    const held = found.find((each) => each.document === document);
    if (held) held.score += by;
    else found.push({ document, covered: 1, score: by });
  }

  /** The units that a query names by their numbers. */
  const citedIn = ({ text }) => search.query.references(text, head.references);

  function named(found, plan, rules, missing) {
    for (const reference of citedIn(plan)) refer(found, reference, plan.text, rules);
    const bearers = tables.terms.row(search.query.keyOf(plan.atoms), missing)?.bearers ?? [];
    for (const document of bearers) {
      lift(found, document, HEADING.whole);
      for (const inside of standingIn(document, rules)) if (!bearers.includes(inside)) lift(found, inside, HEADING.inside);
    }
  }

  /** The documents that stand in one and are found by themselves. */
  function standingIn(document, { parents, homes }) {
    const found = [];
    parents.forEach((above, each) => above - 1 === document && !homes[each] && found.push(each));
    return found;
  }

  function refer(found, { document, start, end }, text, rules) {
    const whole = end - start === text.length;
    if (whole) for (const each of found) each.score *= REFERENCE.others;
    lift(found, document, whole ? REFERENCE.whole : REFERENCE.part);
    if (!whole) return;
    for (const inside of standingIn(document, rules)) lift(found, inside, REFERENCE.inside);
    if (rules.parents[document]) lift(found, rules.parents[document] - 1, REFERENCE.above);
  }

  // --- the answer

  function shown(query, { plan, found }, { language = "en", filters = {}, limit = LIMIT }, missing) {
    const kept = search.answer.filtered(found, filters);
    const wanted = plan && wantedOf(plan, missing);
    const results = kept.slice(0, limit).flatMap((each) => {
      const place = each.collection.shown(each.document, missing);
      return place ? [search.answer.result(each, place, wanted, language)] : [];
    });
    const loosened = !plan || citedIn(plan).length ? "exact" : plan.loosened;
    return {
      query,
      shownFor: plan && correctedOf(plan),
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
  function lackedBy(query, plan, missing) {
    const rules = collection("rules", missing);
    const led = new Set(plan.credits.filter(({ documents }) => !documents).flatMap((each) => each.slots));
    const cited = citedIn(plan).map(({ start, end }) => plan.text.slice(start, end));
    const lacks = ({ raw, kind, alternatives, nowhere }, at) => nowhere
      || (!led.has(at) && !(kind === "han" && raw.length === 1) && !cited.some((each) => each.includes(raw))
        && !alternatives.some(({ term }) => rules.find(term, missing)));
    return plan.slots.filter(lacks).map(({ raw }) => query.match(search.query.literally(raw))?.[0] ?? raw);
  }

  function correctedOf({ spelling, corrections, text }) {
    if (spelling) return spelling;
    if (!corrections.size) return null;
    return [...corrections].reduce((shown, [raw, word]) => shown.replace(raw, word), text);
  }

  /** What snippets mark: stems, Chinese words, phrases by their first stems; and for the page, words as written. */
  function wantedOf({ slots, credits }, missing) {
    const [terms, han, phrases] = [new Set(), new Set(), new Map()];
    const add = (term) => (term > "\u2e80" ? han : terms).add(term);
    for (const { term, documents, whole } of credits) {
      const forms = whole && !documents ? tables.forms.row(term, missing)?.text : "";
      for (const form of forms?.split("|") ?? []) {
        const pieces = form.split(" ");
        if (pieces.length > 1) phrases.set(pieces[0], [...(phrases.get(pieces[0]) ?? []), pieces]);
        else add(form);
      }
    }
    for (const { alternatives } of slots) for (const { term } of alternatives) add(term);
    return { terms, han, phrases, marks: slots.map(({ raw }) => raw) };
  }
})();
