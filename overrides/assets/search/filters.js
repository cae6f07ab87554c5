"use strict";
// The filters: kinds as buttons, the rest as lists to choose from, each value with its count.
(() => {
  // Each list has its own of these.
  const INSIDE = ["part", "industry", "category"];
  const LISTS = ["list", ...INSIDE, "language"];
  const LANGUAGES = { en: "English", zh: "中文" };

  class Filters {
    constructor(box) {
      this.box = box;
      this.chosen = {};
      this.shown = {};
      this.place = box.part("filters");
      this.opener = box.part("narrow");
      this.kinds = box.part("kinds");
      this.selects = LISTS.map((name) => this.place.querySelector(`select[name="${name}"]`)).filter(Boolean);
      const [kind, list] = [box.said.kinds, box.said.lists].map((names) => JSON.parse(names));
      this.names = { kind, list, language: LANGUAGES };
      this.opener.addEventListener("click", () => {
        this.opener.setAttribute("aria-expanded", String(this.opener.getAttribute("aria-expanded") !== "true"));
        // Open or closed, what it leads to begins at the top.
        box.part("scroll").scrollTop = 0;
      });
      this.kinds.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (button) this.set("kind", button.value === this.chosen.kind ? "" : button.value);
      });
      for (const select of this.selects) {
        select.addEventListener("change", () => this.set(select.name, select.value));
      }
      box.element.addEventListener("click", (event) => {
        if (event.target.closest("[data-search-unfilter]")) this.clear();
      });
    }

    async set(name, value) {
      if (value) this.chosen[name] = value;
      else delete this.chosen[name];
      if (name === "list") for (const each of INSIDE) delete this.chosen[each];
      await this.load();
      this.box.search();
    }

    /** Takes the filters from the fields of an address. */
    async choose(fields) {
      const given = ["kind", ...LISTS].map((name) => [name, fields.get(name)]);
      this.chosen = Object.fromEntries(given.filter(([, value]) => value));
      await this.load();
      for (const [name, value] of Object.entries(this.chosen)) {
        if (!Object.hasOwn(this.namesOf(name), value)) delete this.chosen[name];
      }
    }

    // --- names

    /** The list whose parts, industries and categories can be chosen: it is chosen, or the page's. */
    get list() {
      const inside = INSIDE.map((name) => this.chosen[name]).find(Boolean);
      return this.chosen.list ?? (inside ? this.listOf(inside) : this.box.said.list);
    }

    /** Ids of the first edition stand alone, all others with `@list/edition`. */
    listOf(id) {
      return /@([^/]*)/.exec(id)?.[1] ?? Object.keys(this.names.list)[0];
    }

    async load() {
      const { list } = this;
      // An address may name anything. Without its names a list can be searched all the same.
      if (Object.hasOwn(this.names.list, list)) await SearchDialog.loadNames(list).catch(() => {});
    }

    namesOf(name) {
      return this.names[name] ?? SearchDialog.names[this.list]?.[name] ?? {};
    }

    clear() {
      this.chosen = {};
      this.box.search();
      this.box.input.focus();
    }

    // --- showing

    show(answer) {
      const narrowed = Object.keys(this.chosen).length;
      this.place.hidden = this.opener.hidden = !answer || (!answer.total && !narrowed);
      this.opener.querySelector(".count").textContent = narrowed || "";
      for (const button of this.box.element.querySelectorAll("[data-search-unfilter]")) {
        button.hidden = !narrowed;
      }
      if (this.place.hidden) return;
      this.ifChanged("kind", answer, (counts) => this.showKinds(counts));
      for (const select of this.selects) {
        this.ifChanged(select.name, answer, (counts) => this.showList(select, counts));
      }
    }

    /** From one key to the next most counts stay: only what differs is shown anew. */
    ifChanged(name, { counts }, show) {
      const now = JSON.stringify([counts[name], this.chosen[name], this.list]);
      if (this.shown[name] !== now) show(counts[name] ?? {});
      this.shown[name] = now;
    }

    /** Values and counts in the order of the names; the chosen one even if nothing is left. */
    values(name, counts) {
      const known = Object.keys(this.namesOf(name));
      return known.filter((value) => counts[value] || value === this.chosen[name]);
    }

    showKinds(counts) {
      const values = this.values("kind", counts).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
      const held = this.kinds.contains(document.activeElement) && document.activeElement.value;
      const buttons = values.map((value) => this.button(value, counts[value] ?? 0));
      this.kinds.replaceChildren(...buttons);
      buttons.find((button) => button.value === held)?.focus();
    }

    button(value, count) {
      const button = document.createElement("button");
      button.type = "button";
      button.value = value;
      button.setAttribute("aria-pressed", String(value === this.chosen.kind));
      const number = document.createElement("span");
      number.className = "count";
      number.textContent = count;
      button.append(`${this.names.kind[value]} `, number);
      return button;
    }

    showList(select, counts) {
      const all = select.options[0];
      const options = this.values(select.name, counts).map((value) => {
        const text = `${this.namesOf(select.name)[value]} (${counts[value] ?? 0})`;
        return new Option(text, value, false, value === this.chosen[select.name]);
      });
      select.replaceChildren(all, ...options);
      select.value = this.chosen[select.name] ?? "";
      select.disabled = !options.length;
    }
  }

  SearchDialog.Filters = Filters;
})();
