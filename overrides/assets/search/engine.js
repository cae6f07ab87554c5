/* The search engine: open(base) once, then find(query, options). The dialog is another matter. */
"use strict";

(() => {
  const search = (globalThis.ReferenceSearch ??= {});
  const PARTS = ["analysis", "store", "collection", "concepts", "vocabulary", "query", "references", "pinyin", "plan", "ranking", "closeness", "answer"];
  const LIMIT = 50;
  // The share of a query that must be found; or a smaller share, if the words found are rare.
  const ENOUGH = 0.4;
  const LITTLE = 0.3;
  const TELLING = 5;
  const LEAST = 0.24;
  const ENTRIES = new Set(["term", "instrument"]);
  let opening = null;
  let folder = "";
  let head = null;
  let rules = null;
  let fields = null;
  let words = null;
  let known = null;
  let spelled = null;

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
      atLeast: new Set(head.words.atLeast.split(" ")),
      below: new Set(head.words.below.split(" ")),
      kinds: new Map(Object.entries(head.words.kinds).map(([word, kind]) => [search.analysis.stem(word), kind])),
      common: new Set(head.words.common.split(" ").map(search.analysis.stem)),
    };
    head.characters = new Set(head.characters);
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

  /** The query normalised; traditional characters need their table. */
  function normalised(query, missing) {
    const text = search.analysis.normalise(query);
    const strange = Array.from(text).some((each) => each > "\u3400" && each <= "\uffee" && /\p{Script=Han}/u.test(each) && !head.characters.has(each));
    if (!strange) return text;
    const table = search.store.get("traditional", missing, ({ from, to }) => {
      search.analysis.useTraditional(from, to);
      return true;
    });
    return table ? search.analysis.normalise(query) : text;
  }

  function answerTo(query, options, missing) {
    const ranked = search.ranked(query, options, missing);
    if (missing.size) return null;
    return shown(query, ranked, options, missing);
  }

  /** The ranked documents of both collections, the rules first. */
  search.ranked = (query, options, missing) => {
    const text = normalised(query, missing).trim();
    const lexicon = search.concepts.lexicon(missing);
    rules.texts(0, missing);
    rules.loadTerms(missing);
    if (missing.size || !text) return { plan: null, found: [] };
    known ??= search.vocabulary.vocabulary(rules, lexicon, missing);
    const typing = options.typing ?? true;
    const context = { rules, lexicon, known, words, missing, typing };
    let plan = search.plan.planOf(text, context);
    const spelling = pinyinOf(plan, text, lexicon, missing);
    if (spelling) plan = { ...search.plan.planOf(spelling, context), spelling };
    const found = options.nogate ? search.ranking.rank(plan, rules, missing) : gated(search.ranking.rank(plan, rules, missing), plan, rules);
    search.closeness.favour(plan, found, rules, missing);
    referred(found, text, lexicon);
    const after = fields ? gated(search.ranking.rank(plan, fields, missing), plan, fields) : [];
    const order = (a, b) => b.score - a.score || a.document - b.document;
    return {
      plan,
      found: [
        ...found.sort(order).map((each) => ({ ...each, collection: rules })),
        ...after.sort(order).map((each) => ({ ...each, collection: fields })),
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

  /** What is found, if the query is about this text at all: if enough of it is covered. */
  function gated(found, plan, collection) {
    const all = plan.slots.reduce((sum, slot) => sum + slot.weight, 0);
    const passes = ({ covered, document }) => !ENTRIES.has(collection.columns.kinds.of(document)) &&
      (covered >= ENOUGH || (covered >= LITTLE && covered * all >= TELLING));
    return found.some(passes) ? found.filter(({ covered }) => covered >= LEAST) : [];
  }

  /** Units that the query refers to by number, and units whose heading it is, come first. */
  function referred(found, text, lexicon) {
    const { block } = rules.texts(0, new Set());
    block.numbers ??= new Map(block.ids.map((id, number) => [id, number]));
    const lift = (document, by) => {
      const held = found.find((each) => each.document === document);
      if (held) held.score += by;
      else found.push({ document, covered: 1, score: by });
    };
    for (const { id, start, end } of search.references(text, head.references)) {
      const whole = end - start === text.length;
      if (whole) for (const each of found) each.score *= 0.5;
      lift(block.numbers.get(id), whole ? 3 : 0.6);
      rules.parents.forEach((above, document) => {
        if (above - 1 === block.numbers.get(id) && rules.homes[document] === 0) lift(document, whole ? 0.4 : 0.1);
      });
      const above = rules.parents[block.numbers.get(id)] - 1;
      if (whole && above >= 0) lift(above, 0.35);
    }
    block.headings ??= headingsOf(block);
    for (const document of block.headings.get(keyOf(text)) ?? []) lift(document, 2);
  }

  function headingsOf(block) {
    const found = new Map();
    block.ids.forEach((_, document) => {
      for (const title of [block.title.en[document], block.title.zh[document]]) {
        const key = title && keyOf(search.analysis.normalise(title));
        if (key) found.set(key, [...(found.get(key) ?? []), document]);
      }
    });
    return found;
  }

  const keyOf = (text) => search.analysis.tokens(text).filter((token) => token.kind !== "joined")
    .map((token) => search.analysis.stem(token.text)).join(" ");

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
