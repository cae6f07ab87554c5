// Tables: sorted by their heads, filtered by their lists and by words, all kept in the address.
// A table and its panel have the same name; it stands before their keys in the address.
(() => {
  "use strict";
  document.documentElement.classList.remove("asked");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  const folded = (text) => text.normalize("NFKC").toLocaleLowerCase();

  class Table {
    constructor(table, panel) {
      this.table = table;
      this.panel = panel;
      this.prefix = table.dataset.table ? `${table.dataset.table}.` : "";
      this.rows = [...table.tBodies[0].rows];
      this.filters = [...panel.querySelectorAll("[data-filter]")];
      this.words = panel.querySelector("[data-words]");
      this.heads = [...table.querySelectorAll("th[data-sort]")];
      this.order = panel.querySelector("[data-sort-choice]");
      this.reset = panel.querySelector("[data-reset]");
      this.count = panel.querySelector("[data-count]");
      // What is told of the values of a filter stands below the table.
      this.told = document.querySelector(`[data-table="${table.dataset.table}"] ~ [data-told-of]`);
      // A column's key, with a minus before it from high to low; empty as in the text.
      this.sort = "";
      this.standing = "";
    }

    start() {
      for (const head of this.heads) this.sortable(head);
      for (const filter of this.filters) filter.addEventListener("change", () => this.change());
      this.words?.addEventListener("input", () => this.change());
      this.order.addEventListener("change", () => this.sortBy(this.order.value));
      this.reset.addEventListener("click", () => {
        this.clear();
        this.sort = "";
        this.change();
        // The button that had the focus is gone.
        (this.filters[0] ?? this.order).focus();
      });
      this.ask();
      this.panel.hidden = false;
      this.apply();
    }

    sortable(head) {
      const { key } = head.dataset;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        this.sortBy(this.sort === key ? `-${key}` : this.sort === `-${key}` ? "" : key);
      });
      for (const [choice, sign] of [[key, "↑"], [`-${key}`, "↓"]]) {
        this.order.append(new Option(`${button.textContent} ${sign}`, choice));
      }
    }

    sortBy(sort) {
      this.sort = sort;
      this.change();
    }

    clear() {
      for (const filter of this.filters) filter.value = "";
      if (this.words) this.words.value = "";
    }

    change() {
      this.apply();
      this.keep();
    }

    // --- what is shown

    apply() {
      if (this.standing !== this.sort) this.table.tBodies[0].append(...this.sorted());
      this.standing = this.sort;
      const wanted = this.filters.filter((filter) => filter.value);
      const words = folded(this.words?.value ?? "").split(/\s+/u).filter(Boolean);
      let shown = 0;
      for (const row of this.rows) {
        const fits = wanted.every((filter) => has(row, filter)) && says(row, words);
        if (row.hidden === fits) row.hidden = !fits;
        shown += fits;
      }
      for (const head of this.heads) this.tell(head);
      if (this.told) this.tellOf(this.filters.find((each) => each.dataset.filter === this.told.dataset.toldOf));
      this.order.value = this.sort;
      this.reset.hidden = !wanted.length && !words.length && !this.sort;
      this.count.textContent = this.count.dataset.count
        .replace("{shown}", shown)
        .replace("{total}", this.rows.length);
    }

    sorted() {
      const head = this.heads.find(({ dataset }) => dataset.key === this.sort.replace("-", ""));
      if (!head) return this.rows;
      const way = this.sort.startsWith("-") ? -1 : 1;
      const values = new Map(this.rows.map((row) => [row, value(row, head)]));
      return [...this.rows].sort((a, b) => compare(values.get(a), values.get(b), way));
    }

    tell(head) {
      const current = this.sort.replace("-", "") === head.dataset.key;
      const way = this.sort.startsWith("-") ? "descending" : "ascending";
      if (current) head.setAttribute("aria-sort", way);
      else head.removeAttribute("aria-sort");
    }

    /** Above the table what is told of the value chosen; below it, of all. */
    tellOf(filter) {
      for (const each of this.told.querySelectorAll("li")) {
        each.hidden = Boolean(filter.value) && !has(each, filter);
      }
      if (filter.value) this.table.before(this.told);
      else this.table.after(this.told);
    }

    // --- the address

    ask() {
      const query = new URLSearchParams(location.search);
      const asked = (key) => query.get(this.prefix + key) ?? "";
      for (const filter of this.filters) choose(filter, asked(filter.dataset.filter));
      if (this.words) this.words.value = asked("words");
      choose(this.order, asked("sort"));
      this.sort = this.order.value;
    }

    keep() {
      const query = new URLSearchParams(location.search);
      const state = this.filters.map(({ dataset, value }) => [dataset.filter, value]);
      for (const [key, kept] of [...state, ["words", this.words?.value], ["sort", this.sort]]) {
        if (kept) query.set(this.prefix + key, kept);
        else query.delete(this.prefix + key);
      }
      const search = query.toString();
      try {
        const address = `${location.pathname}${search && `?${search}`}${location.hash}`;
        history.replaceState(null, "", address);
      } catch {
        // An address that may not be changed; the table is what was asked for all the same.
      }
    }

    /** A row that a link names is shown, whatever the filters say. */
    reveal(named) {
      if (!named.closest("tr[hidden]")) return;
      this.clear();
      this.change();
      named.scrollIntoView();
    }
  }

  const has = (row, { dataset, value }) => (row.dataset[dataset.filter] ?? "").split(" ").includes(value);

  const texts = new WeakMap();
  const says = (row, words) => {
    if (!words.length) return true;
    if (!texts.has(row)) texts.set(row, folded([...row.cells].map(own).join(" ")));
    return words.every((word) => texts.get(row).includes(word));
  };

  /** The text of a cell without its label and its buttons. */
  const own = (cell) => {
    const copy = cell.cloneNode(true);
    for (const each of copy.querySelectorAll(".cell-name, [data-actions]")) each.remove();
    return copy.textContent;
  };

  const value = (row, head) => {
    const cell = row.cells[head.cellIndex];
    if (head.dataset.sort === "number") return cell.dataset.value ? Number(cell.dataset.value) : null;
    const said = cell.querySelector("span[lang]");
    return (said ?? cell).textContent.trim() || null;
  };

  /** What has no value comes last, whichever way the others go. */
  const compare = (a, b, way) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return way * (typeof a === "number" ? a - b : collator.compare(a, b));
  };

  const choose = (select, asked) => {
    if ([...select.options].some((option) => option.value === asked)) select.value = asked;
  };

  const tables = [];
  for (const table of document.querySelectorAll("[data-table]")) {
    const panels = [...document.querySelectorAll("[data-filters]")];
    const panel = panels.find(({ dataset }) => dataset.filters === table.dataset.table);
    if (panel) tables.push(new Table(table, panel));
  }
  for (const table of tables) table.start();

  const reveal = () => {
    const named = document.getElementById(location.hash.slice(1));
    const table = named && tables.find((each) => each.table.contains(named));
    if (table) table.reveal(named);
    return table && named;
  };
  addEventListener("hashchange", reveal);
  const named = reveal();
  if (named && location.search) named.scrollIntoView();
})();
