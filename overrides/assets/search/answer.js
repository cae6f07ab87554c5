/* What is found, as the dialog shows it: headings, place, snippet, counts for the filters. */
"use strict";

(() => {
  const search = globalThis.ReferenceSearch;
  const { analysis } = search;
  const LENGTH = { en: 200, zh: 90 };
  const BEFORE = { en: 60, zh: 24 };
  const MOST_READ = 1000;
  const read = new Map();
  const COLUMNS = { kind: "kinds", list: "lists", part: "parts", industry: "industries", category: "categories", language: "languages" };

  /** The values of a document for one filter. */
  function valuesOf({ collection, document }, filter) {
    const value = collection.columns[COLUMNS[filter]].of(document);
    return value ? value.split(" ") : [];
  }

  /** The results that pass the filters. */
  function filtered(ranked, filters) {
    const wanted = Object.entries(filters ?? {}).filter(([name, value]) => value && COLUMNS[name]);
    return ranked.filter((each) => wanted.every(([name, value]) => valuesOf(each, name).includes(value)));
  }

  /** For each filter and value how many results there are with all the other filters. */
  function counts(ranked, filters) {
    const found = {};
    for (const name of Object.keys(COLUMNS)) {
      found[name] = {};
      for (const each of filtered(ranked, { ...filters, [name]: null })) {
        for (const value of valuesOf(each, name)) found[name][value] = (found[name][value] ?? 0) + 1;
      }
    }
    return found;
  }

  /** The stretches of a text that a plan looks for: start and end of each. */
  function matches(text, wanted) {
    const found = [];
    const { place, tokens, stems } = tokensOf(text);
    for (const [at, token] of tokens.entries()) {
      for (const phrase of wanted.phrases.get(stems[at]) ?? []) {
        const last = tokens[at + phrase.length - 1];
        if (last && phrase.every((stem, step) => stems[at + step] === stem)) found.push([token.start, last.end]);
      }
      if (token.kind === "han") {
        for (const word of wanted.han) {
          for (let from = token.text.indexOf(word); from >= 0; from = token.text.indexOf(word, from + 1)) {
            found.push([token.start + from, token.start + from + word.length]);
          }
        }
      } else if (wanted.terms.has(stems[at])) found.push([token.start, token.end]);
    }
    return joined(found).map((stretch) => stretch.map(place));
  }

  /** The tokens of a text, kept: as one types, the same results come again and again. */
  function tokensOf(text) {
    if (!read.has(text)) {
      if (read.size > MOST_READ) read.clear();
      const folded = search.folded(text);
      const tokens = analysis.tokens(folded.text).filter((token) => token.kind !== "joined");
      const stems = tokens.map((token) => (token.kind === "han" ? token.text : analysis.stem(token.text)));
      read.set(text, { place: folded.place, tokens, stems });
    }
    return read.get(text);
  }

  function joined(stretches) {
    const found = [];
    for (const [start, end] of stretches.sort((a, b) => a[0] - b[0])) {
      const last = found.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else found.push([start, end]);
    }
    return found;
  }

  /** A text folded for comparison, with the place of each of its characters in the original. */
  search.folded = (text) => {
    const whole = analysis.normalise(text);
    // Then every character stands where it stood.
    if (whole.length === text.length) return { text: whole, place: (at) => at };
    let folded = "";
    const places = [];
    let at = 0;
    for (const character of text) {
      const plain = analysis.normalise(character);
      for (let step = 0; step < plain.length; step += 1) places.push(at);
      folded += plain;
      at += character.length;
    }
    places.push(at);
    return { text: folded, place: (step) => places[step] };
  };

  /** The part of a text round its matches, cut into what matches and what does not. */
  function snippet(language, text, wanted) {
    const found = matches(text, wanted);
    const from = cutAt(text, found, language);
    const to = Math.min(text.length, from + LENGTH[language]);
    const parts = cut(text, found, from, to);
    if (from > 0) parts.unshift({ text: "…", match: false });
    if (to < text.length) parts.push({ text: "…", match: false });
    return { language, parts, found: found.map(([start, end]) => text.slice(start, end)) };
  }

  /** A stretch of a text, cut into what matches and what does not. */
  function cut(text, found, from = 0, to = text.length) {
    const parts = [];
    const add = (begin, end, match) => end > begin && parts.push({ text: text.slice(begin, end), match });
    let at = from;
    for (const [start, end] of found.filter(([start, end]) => start >= from && end <= to)) {
      add(at, start, false);
      add(start, end, true);
      at = end;
    }
    add(at, to, false);
    return parts;
  }

  /** Where a snippet begins: a little before the place with the most matches, at a word. */
  function cutAt(text, found, language) {
    if (text.length <= LENGTH[language]) return 0;
    let best = 0;
    let most = 0;
    for (const [start] of found) {
      const inside = found.filter(([other]) => other >= start && other < start + LENGTH[language] - BEFORE[language]).length;
      if (inside > most) [best, most] = [start, inside];
    }
    const from = Math.max(0, best - BEFORE[language]);
    const space = language === "en" && from ? text.indexOf(" ", from) + 1 : from;
    return space > 0 && space <= best ? space : from;
  }

  /** One result, as the dialog takes it: texts with their language, and the marks that they need. */
  function result({ collection, document }, { id, page, label, title, place, body, editorial }, wanted, language) {
    const other = language === "en" ? "zh" : "en";
    const snippets = [language, other].filter((each) => body[each])
      .map((each) => ({ ...snippet(each, body[each], wanted), working: body.working }));
    const [en, zh] = [title.en, title.zh].map((text) => cut(text, matches(text, wanted)));
    return {
      id,
      kind: collection.columns.kinds.of(document),
      label: label[language],
      href: `${page}#${id}`,
      heading: { en, zh, working: title.working, editorial },
      place: { text: place[language], working: place.working },
      snippet: snippets[0],
      // Where only the other language has a match, it stands beside.
      beside: snippets[0]?.found.length ? undefined : snippets.slice(1).find(({ found }) => found.length),
      marks: marksOf([...en, ...zh], snippets, wanted),
    };
  }

  /** The words to mark on arrival: as the texts write them, and as the reader did. */
  function marksOf(headings, snippets, wanted) {
    const named = headings.filter(({ match }) => match).map(({ text }) => text);
    const all = [...named, ...snippets.flatMap(({ found }) => found), ...wanted.marks];
    return [...new Map(all.map((word) => [word.toLowerCase(), word])).values()];
  }

  search.answer = { filtered, counts, result };
})();
