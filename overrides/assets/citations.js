// Copies the link or the citation of a unit. The styles and pinpoints of an edition lie in a script
// of their own, which is loaded on first use.
(() => {
  "use strict";
  const { say, copy, status } = ReferenceCopy;
  const dialog = document.querySelector("[data-citing]");
  const canonical = document.querySelector("link[rel=canonical]");
  const inChinese = document.documentElement.lang.startsWith("zh");
  const loaded = new Map();

  // --- what stays on the device; a browser may refuse to keep anything, or to be asked

  function remembered() {
    try {
      return localStorage.getItem("citation-style");
    } catch {
      return null;
    }
  }

  function remember(style) {
    try {
      localStorage.setItem("citation-style", style);
    } catch {
      // Then it is forgotten with the page.
    }
  }

  // --- the data of an edition

  function load(source) {
    if (!loaded.has(source)) {
      const asked = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = source;
        script.addEventListener("load", () => resolve(prepared(globalThis.referenceCitations)));
        script.addEventListener("error", () => reject(new Error(`${source} is missing`)));
        document.head.append(script);
      });
      asked.catch(() => loaded.delete(source));
      loaded.set(source, asked);
    }
    return loaded.get(source);
  }

  const prepared = (data) => ({
    ...data,
    rows: new Map(data.units.map((row) => [row[0], row])),
  });

  // --- citations

  const filled = (template, values) =>
    template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  /** Where the unit stands, from the outermost inwards (as generator/citations/pinpoints.py). */
  function pinpoint(data, style, id) {
    const pieces = [];
    for (let row = data.rows.get(id); row; row = data.units[row[1]]) {
      const [, , form, value] = row;
      const number = style.han ? (data.numerals[value] ?? value) : value;
      if (form in style.words) pieces.unshift(filled(style.words[form], { value: number }));
    }
    if (style.withId || !pieces.length) pieces.push(id);
    return pieces.reduce((before, after) => filled(style.between, { before, after }));
  }

  function date(style, day) {
    const [year, month, dayOfMonth] = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
    const two = (number) => String(number).padStart(2, "0");
    return filled(style.date, {
      year,
      month: style.months[month - 1] ?? month,
      mm: two(month),
      day: dayOfMonth,
      dd: two(dayOfMonth),
    });
  }

  /** The citation as an element: text, the other language marked as such, the link live. */
  function citation(data, style, id, place, day = new Date()) {
    const row = data.rows.get(id);
    const values = {
      pinpoint: pinpoint(data, style, id),
      release: style.releases[row[4] ? 0 : 1],
      accessed: date(style, day),
    };
    const element = document.createElement("span");
    element.lang = style.lang;
    const [before, after] = filled(style.text, values).split("{link}");
    const link = linked(place, style.pending);
    element.append(...marked(before, style), link, ...marked(after, style));
    return element;
  }

  function marked(text, style) {
    return text.split(new RegExp(`(${style.other})`)).map((piece, place) => {
      if (place % 2 === 0) return piece;
      const other = document.createElement("span");
      other.lang = style.otherLang;
      other.textContent = piece;
      return other;
    });
  }

  /** The place of a unit as a live link, or in the words for a path without a public address. */
  function linked(place, pending) {
    const element = document.createElement(place.href ? "a" : "span");
    if (place.href) element.href = place.href;
    element.textContent = place.href ?? filled(pending, place);
    return element;
  }

  /**
   * The unit's home with the fingerprint: its public address where the site has one, else that of
   * the page in view; from disk, where that would be the reader's own folders, its path in the site.
   */
  function placeOf(unit) {
    const url = new URL(unit.dataset.home, canonical ? canonical.href : location.href);
    url.search = new URLSearchParams({ as: unit.dataset.as });
    if (url.protocol.startsWith("http")) return { href: url.href };
    const root = new URL(`${dialog.dataset.root}/`, location.href);
    return { path: url.href.slice(root.href.length) };
  }

  /** The style once chosen; until then the first of the page's language. */
  function styleOf(data) {
    const kept = data.styles.find((each) => each.id === remembered());
    const own = data.styles.find((each) => each.lang === document.documentElement.lang);
    return kept ?? own ?? data.styles[0];
  }

  const nameOf = (style) => (inChinese ? style.name.zh : style.name.en);

  // --- the buttons

  async function copyLink(unit) {
    const done = await copy(linked(placeOf(unit), dialog.dataset.pending));
    if (!done) location.hash = unit.id;
    say(done ? status.dataset.linkCopied : status.dataset.notCopied);
  }

  async function copyCitation(unit) {
    const data = await load(dialog.dataset.script);
    const style = styleOf(data);
    const text = citation(data, style, unit.id, placeOf(unit));
    if (await copy(text)) {
      say(filled(dialog.dataset.citationCopied, { style: nameOf(style) }));
      return true;
    }
    if (!dialog.open) await choose(unit);
    showField(text);
    return false;
  }

  // --- the choice of a style

  let chosen = null;

  async function choose(unit) {
    const data = await load(dialog.dataset.script);
    chosen = { data, unit };
    const select = dialog.querySelector("[data-citing-style]");
    select.replaceChildren(...data.styles.map((style) => new Option(nameOf(style), style.id)));
    select.value = styleOf(data).id;
    preview();
    dialog.showModal();
    select.focus();
  }

  function preview() {
    const { data, unit } = chosen;
    const style = styleOf(data);
    const follows = dialog.querySelector("[data-citing-follows]");
    follows.textContent = inChinese ? style.follows.zh : style.follows.en;
    const text = citation(data, style, unit.id, placeOf(unit));
    dialog.querySelector("[data-citing-text]").replaceChildren(text);
    dialog.querySelector("[data-citing-field]").hidden = true;
  }

  /** Where nothing may be copied by a script, the text stands ready to be copied by hand. */
  function showField(text) {
    const label = dialog.querySelector("[data-citing-field]");
    const field = label.querySelector("textarea");
    label.hidden = false;
    field.lang = text.lang;
    field.value = text.textContent;
    field.focus();
    field.select();
    say(dialog.dataset.selectAndCopy);
  }

  function failed() {
    say(status.dataset.notCopied);
  }

  function onClick(event) {
    const button = event.target.closest?.("[data-copy-link], [data-copy-citation], [data-choose-style]");
    const unit = button?.closest("[data-unit]");
    if (!unit) return;
    // Safari gives no button the focus by a click; the dialog gives it back to what had it.
    button.focus();
    if ("copyLink" in button.dataset) copyLink(unit).catch(failed);
    else if ("copyCitation" in button.dataset) copyCitation(unit).catch(failed);
    else choose(unit).catch(failed);
  }

  // --- the page "How to cite": its examples with today's date and the whole address

  async function showExample(section) {
    const data = await load(section.dataset.script);
    for (const place of section.querySelectorAll("[data-style]")) {
      const style = data.styles.find((each) => each.id === place.dataset.style);
      place.replaceChildren(citation(data, style, section.dataset.example, placeOf(section)));
    }
  }

  document.addEventListener("click", onClick);
  dialog.querySelector("[data-citing-style]").addEventListener("change", (event) => {
    remember(event.target.value);
    preview();
  });
  dialog.querySelector("[data-citing-copy]").addEventListener("click", () => {
    copyCitation(chosen.unit).then((done) => done && dialog.close(), failed);
  });
  dialog.querySelector("[data-citing-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  // One after the other: each script says its data under the same name.
  [...document.querySelectorAll("[data-example]")].reduce(
    (before, section) => before.then(() => showExample(section)),
    Promise.resolve(),
  );
  globalThis.ReferenceCitations = { load, citation };
})();
