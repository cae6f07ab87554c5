/* The search engine: open(base) once, then find(query, options). The dialog is another matter. */
"use strict";

(() => {
  const search = (globalThis.ReferenceSearch ??= {});
  const PARTS = ["analysis", "store", "collection", "concepts", "vocabulary", "query", "pinyin", "plan", "ranking", "lifts", "vectors", "gate", "answer"];
  const LIMIT = 50;
  // The share of a query that a data field must cover.
  const FIELDS = 0.5;
  let opening = null;
  let folder = "";
  let head = null;
  let rules = null;
  let fields = null;
  let words = null;
  let known = null;
  let spelled = null;
  let characters = null;

  /** Loads a classic script, which works from disk too. */
  search.script = (path) => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = path;
    element.async = false;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`cannot load ${path}`));
    document.head.append(element);
  });

  /** Makes the engine ready; `base` leads to the root of the site. */
  search.open = (base) => (opening ??= start(base));

  async function start(base) {
    folder = `${base.replace(/\/?$/, "/")}assets/search/`;
    const parts = PARTS.filter((part) => part !== "analysis" || !search.analysis);
    await Promise.all(parts.map((part) => search.script(`${folder}${part}.js`)));
    search.store.useFolder(folder);
    await search.store.load("head");
    useHead();
  }

  function useHead() {
    head = search.store.get("head", new Set(), (data) => data);
    search.analysis.useTables(head.tables);
    words = {
      grammar: new Set(head.words.grammar.split(" ")),
      atLeast: new Set(head.words["at-least"].split(" ")),
      below: new Set(head.words.below.split(" ")),
      kinds: new Map(Object.entries(head.words.kinds).map(([word, kind]) => [search.analysis.stem(word), kind])),
      common: new Set(head.words.common.split(" ").map(search.analysis.stem)),
    };
    rules = search.collection("rules", head.collections.rules);
    fields = head.collections.fields ? search.collection("fields", head.collections.fields) : null;
  }

  /** The answer, after loading what it needs. */
  search.find = async (query, options = {}) => {
    for (;;) {
      const missing = new Set();
      const answer = answerTo(query, options, missing);
      if (!missing.size) return answer;
      await Promise.all([...missing].map(search.store.load));
    }
  };

  /** The answer, or null if something must be loaded first. */
  search.findNow = (query, options = {}) => {
    const missing = new Set();
    const answer = answerTo(query, options, missing);
    return missing.size ? null : answer;
  };

  /** The query normalised; characters that index and lexicon lack may be traditional ones. */
  function normalised(query, lexicon, missing) {
    const text = search.analysis.normalise(query);
    characters ??= charactersOf(lexicon);
    if (!Array.from(text).some((each) => /\p{Script=Han}/u.test(each) && !characters.has(each))) return text;
    const table = search.store.get("traditional", missing, ({ from, to }) => {
      search.analysis.useTraditional(from, to);
      return true;
    });
    return table ? search.analysis.normalise(query) : text;
  }

  function charactersOf(lexicon) {
    const found = new Set();
    for (const form of lexicon.chinese) for (const each of form) found.add(each);
    rules.eachTerm(new Set(), (term) => {
      if (term > "\u2e80") for (const each of term) found.add(each);
    });
    return found;
  }

  function answerTo(query, options, missing) {
    const ranked = search.ranked(query, options, missing);
    if (missing.size) return null;
    return shown(query, ranked, options, missing);
  }

  /** The ranked documents of both collections, the rules first. */
  search.ranked = (query, options, missing) => {
    const lexicon = search.concepts.lexicon(missing);
    rules.texts(0, missing);
    rules.loadTerms(missing);
    if (missing.size) return { plan: null, found: [] };
    const text = normalised(query, lexicon, missing).trim();
    if (!text) return { plan: null, found: [] };
    known ??= search.vocabulary.vocabulary(rules, lexicon, missing);
    const typing = options.typing ?? true;
    const context = { rules, lexicon, known, words, missing, typing, block: search.lifts.blockOf(rules) };
    let plan = search.plan.planOf(text, context);
    const spelling = pinyinOf(plan, text, lexicon, missing);
    if (spelling) plan = { ...search.plan.planOf(spelling, context), spelling };
    const ranked = search.ranking.rank(plan, rules, missing);
    const after = fields ? search.ranking.rank(plan, fields, missing, { flat: true, least: FIELDS }).found : [];
    const passed = search.gate.rules(ranked, plan, after.length > 0, context);
    search.ranking.favour(plan, ranked.weights, passed, rules, missing);
    search.lifts.named(passed, query.trim(), plan.text, rules, head.references);
    return {
      plan,
      found: [
        ...search.ranking.ordered(passed, rules, options.language),
        ...(fields ? search.ranking.ordered(after, fields, options.language) : []),
      ],
    };
  };

  /** The Chinese that a query in Latin letters spells, if it is not known as English. */
  function pinyinOf(plan, text, lexicon, missing) {
    const latin = plan.slots.filter((slot) => slot.kind === "word");
    if (!latin.length || latin.length !== plan.slots.length || /[^a-z' ]/.test(text)) return null;
    if (latin.every((slot) => known.written.has(slot.text) || words.common.has(slot.text))) return null;
    spelled ??= search.pinyin.table(rules, lexicon, missing);
    return search.pinyin.parse(text.replace(/[^a-z]/g, ""), spelled)?.join("") ?? null;
  }

  /** The answer as the dialog takes it. */
  function shown(query, { plan, found }, { language = "en", filters = {}, limit = LIMIT }, missing) {
    const kept = search.answer.filtered(found, filters);
    const wanted = plan ? wantedOf(plan, search.concepts.lexicon(missing)) : null;
    const results = kept.slice(0, limit).flatMap((each) => {
      const texts = each.collection.texts(each.document, missing);
      return texts ? [search.answer.result(each, texts, wanted, language)] : [];
    });
    return {
      query,
      shownFor: plan ? correctedOf(plan) : null,
      loosened: plan?.loosened ?? "exact",
      total: kept.length,
      counts: search.answer.counts(found, filters),
      results,
      empty: !found.length,
    };
  }

  function correctedOf({ spelling, corrections, text }) {
    if (spelling) return spelling;
    if (!corrections.size) return null;
    let shown = text;
    for (const [slot, word] of corrections) shown = shown.replace(slot.raw, word);
    return shown;
  }

  /** What snippets mark: stems, Chinese words, phrases by their first stems; and for the page, words as written. */
  function wantedOf(plan, lexicon) {
    const terms = new Set();
    const han = new Set();
    const phrases = new Map();
    for (const { concept, nested, part } of plan.credits) {
      if (nested || part) continue;
      for (const form of search.concepts.formsOf(lexicon, concept)) {
        if (form.length > 1) phrases.set(form[0], [...(phrases.get(form[0]) ?? []), form]);
        else (form[0] > "\u2e80" ? han : terms).add(form[0]);
      }
    }
    for (const slot of plan.slots) {
      for (const { terms: each } of slot.alternatives) {
        for (const term of each) (term > "\u2e80" ? han : terms).add(term);
      }
    }
    return { terms, han, phrases, marks: plan.slots.map((slot) => slot.raw) };
  }
})();
