"use strict";
// The box: takes what is typed, asks the engine, and shows what it answers.
(() => {
  const FIRST = 10;
  const MORE = 40;
  const QUIET = 600;

  class Box {
    constructor(element) {
      this.element = element;
      if (!this.part("scroll")) element.append(...SearchDialog.parts.map(built));
      this.said = { ...element.dataset, ...this.part("scroll").dataset };
      this.inPage = element.hasAttribute("data-in-page");
      this.input = this.part("input");
      this.composing = false;
      this.limit = FIRST;
      this.further = false;
      this.returning = -1;
      this.asked = "";
      this.answer = null;
      this.results = new SearchDialog.Results(this);
      this.filters = new SearchDialog.Filters(this);
      this.recent = new SearchDialog.Recent(this);
      this.part("where").append(...indexes());
      this.bind();
    }

    /** The part of the box that is marked `data-search-<name>`. */
    part(name) {
      return this.element.querySelector(`[data-search-${name}]`);
    }

    /** What is asked. A script or an address may set more than the box takes: that would stop the page. */
    get query() {
      return this.input.value.trim().slice(0, this.input.maxLength);
    }

    bind() {
      this.input.addEventListener("input", (event) => {
        if (!event.isComposing) this.search();
      });
      // While an input method composes, what stands in the box is not yet what the reader means.
      this.input.addEventListener("compositionstart", () => (this.composing = true));
      this.input.addEventListener("compositionend", () => {
        this.composing = false;
        this.search();
      });
      this.input.addEventListener("keydown", (event) => this.onKey(event));
      // Known beforehand: to ask at every key would make the browser lay out the page each time.
      const scroll = this.part("scroll");
      scroll.addEventListener("scroll", () => (this.scrolled = scroll.scrollTop > 0));
      this.part("erase").addEventListener("click", () => this.ask(""));
      this.part("more").addEventListener("click", () => this.showMore());
      this.part("link").addEventListener("click", () => this.recent.add(this.query));
      // The reader turns to something else: what was typed last must not wait for its time.
      this.input.addEventListener("change", () => this.moveNow());
    }

    onKey(event) {
      if (event.isComposing || event.keyCode === 229) return;
      const key = event.ctrlKey || event.metaKey || event.altKey ? "" : event.key;
      if (event.key === "Enter") this.onEnter(event);
      else if (key === "ArrowDown" && this.results.atEnd) this.showMore();
      else if (!this.results.move(key)) return;
      event.preventDefault();
    }

    /** On a phone the key only puts the keyboard away; what to open is chosen by touch. */
    onEnter(event) {
      const touch = matchMedia("(pointer: coarse)").matches;
      if (touch && this.results.active < 0) this.input.blur();
      else if (this.isWaiting) this.entered = event;
      else this.results.open(event);
    }

    /** Begins, or begins again after the search could not be loaded. */
    start() {
      this.part("waits").hidden = true;
      this.asked = null;
      this.search();
    }

    /** Puts a query into the box and answers it. */
    ask(query) {
      this.input.value = query;
      this.input.focus();
      this.search();
    }

    /** Shows a search that an address holds, or that was left: so many results, one of them opened. */
    async restore({ address, limit, opened = -1 }) {
      const fields = new URLSearchParams(address);
      this.input.value = fields.get("q") ?? "";
      await this.filters.choose(fields);
      this.asked = null;
      this.returning = opened;
      this.search(limit);
    }

    /** The reader follows a result, and may come back. */
    leave(opened) {
      this.recent.add(this.query);
      this.moveNow();
      SearchDialog.leave({ address: this.address, limit: this.limit, opened });
    }

    /** The search in view as the query of an address; empty without one. */
    get address() {
      if (!this.query) return "";
      return new URLSearchParams({ q: this.query, ...this.filters.chosen }).toString();
    }

    // --- searching

    search(limit = FIRST) {
      if (this.composing) return;
      this.limit = limit;
      this.further = false;
      this.entered = null;
      this.answerNow();
    }

    showMore() {
      if (!this.answer || this.answer.results.length >= this.answer.total) return;
      this.limit += MORE;
      this.further = true;
      this.answerNow();
    }

    /** Answers in the same turn if all that is needed is loaded, otherwise when it is. */
    answerNow() {
      const { query, limit } = this;
      const options = { language: this.said.language, filters: this.filters.chosen, limit };
      const asked = JSON.stringify([query, options]);
      if (asked === this.asked) return;
      this.asked = asked;
      const answer = query ? ReferenceSearch.findNow(query, options) : null;
      if (answer || !query) this.show(answer);
      else this.wait(query, options, asked);
    }

    /** Whether the results in view are those of an earlier query. */
    get isWaiting() {
      return this.element.classList.contains("is-waiting");
    }

    wait(query, options, asked) {
      this.element.classList.add("is-waiting");
      ReferenceSearch.find(query, options).then(
        // Meanwhile the reader may have typed on.
        (answer) => this.asked === asked && this.show(answer),
        () => this.asked === asked && this.fail(),
      );
    }

    fail() {
      this.element.classList.remove("is-waiting");
      this.asked = null;
      this.show(null);
      this.showInstead(this.said.failed);
      this.announce(this.said.failed);
    }

    // --- showing

    show(answer) {
      this.answer = answer;
      this.element.classList.remove("is-waiting");
      this.part("erase").hidden = !this.input.value;
      this.results.show(answer, this.further);
      this.filters.show(answer);
      this.recent.show(!this.query);
      this.showSummary(answer);
      const empty = answer?.total === 0;
      this.showInstead(empty ? this.nothing(answer) : "");
      this.part("instead").toggleAttribute("data-search-empty", empty);
      this.showLink();
      if (!this.further && this.scrolled) this.part("scroll").scrollTop = 0;
      this.results.comeBack(this.returning);
      this.returning = -1;
      if (this.entered) this.results.open(this.entered);
      this.entered = null;
    }

    showSummary(answer) {
      const found = Boolean(answer?.total);
      const count = found ? this.counted(answer) : "";
      const loosened = found ? this.loosened(answer) : "";
      this.part("count").textContent = count;
      this.part("loosened").textContent = loosened;
      this.part("summary").hidden = !found;
      const more = this.part("more");
      const focused = document.activeElement === more;
      more.hidden = !found || answer.results.length >= answer.total;
      if (focused && more.hidden) this.input.focus();
      this.announce(answer && !found ? this.nothing(answer) : `${loosened} ${count}`.trim());
    }

    /** How many results there are, and how many of them are in view. */
    counted({ total, results: { length } }) {
      const { said } = this;
      if (total === 1) return said.countOne;
      return fill(length < total ? said.countFirst : said.count, { count: total, shown: length });
    }

    /** What the engine did to find something, and what it did not find, said to the reader. */
    loosened({ loosened, shownFor, missing }) {
      const { said } = this;
      const lacks = missing.length ? fill(said.lacks, { words: missing.map((word) => `“${word}”`).join(", ") }) : "";
      const related = loosened === "related" && said.related;
      return [shownFor && fill(said.shownFor, { query: shownFor }), lacks, related].filter(Boolean).join(" ");
    }

    nothing(answer) {
      const narrowed = Object.keys(this.filters.chosen).length > 0;
      return fill(narrowed ? this.said.noneHere : this.said.none, { query: answer.query });
    }

    /** Where to look: for who has not typed yet, or with the reason why there are no results. */
    showInstead(reason) {
      this.part("nothing").textContent = reason;
      this.part("instead").hidden = reason ? false : Boolean(this.query) || this.inPage;
    }

    /** Screen readers are told when typing pauses, not at every key; also what they were told before. */
    announce(words) {
      const status = this.part("status");
      clearTimeout(this.quiet);
      status.textContent = "";
      this.quiet = setTimeout(() => (status.textContent = words), QUIET);
    }

    /** The address of this search: in a link, and on search.html in the address bar too. */
    showLink() {
      const { address } = this;
      const link = this.part("link");
      link.hidden = !address;
      link.href = `${this.said.page}?${address}`;
      if (!this.inPage) return;
      document.querySelector("[data-search-indexes]").hidden = Boolean(this.query);
      clearTimeout(this.moving);
      this.moving = setTimeout(() => this.moveNow(), 300);
    }

    moveNow() {
      clearTimeout(this.moving);
      if (this.inPage) moveTo(this.address);
    }
  }

  /** An element from its name, its attributes, and the texts and elements in it. */
  function built(data) {
    if (typeof data === "string") return document.createTextNode(data);
    const [name, attributes, ...inside] = data;
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    (element.content ?? element).append(...inside.map(built));
    return element;
  }

  /** Where to look instead: the pages of the contents that list what there is. */
  function indexes() {
    return [...document.querySelectorAll("#nav [data-index]")].map((link) => {
      const item = document.createElement("li");
      item.append(link.cloneNode(true));
      item.firstChild.removeAttribute("aria-current");
      return item;
    });
  }

  /** Browsers refuse more than some hundred changes of the address in half a minute. */
  function moveTo(address) {
    try {
      history.replaceState(history.state, "", location.pathname + (address && `?${address}`));
    } catch {
      // Then the link in the box alone holds the search.
    }
  }

  function fill(words, values) {
    return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  SearchDialog.Box = Box;
})();
