// The threshold table: sorted by its heads, filtered by its lists, both kept in the address.
(() => {
  "use strict";
  const table = document.querySelector("[data-table]");
  const panel = document.querySelector("[data-filters]");
  if (!table || !panel) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const filters = [...panel.querySelectorAll("[data-filter]")];
  const heads = [...table.querySelectorAll("th[data-sort]")];
  const order = panel.querySelector("[data-sort-choice]");
  const count = panel.querySelector("[data-count]");
  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true });

  // `sort` is a column's key, with a minus before it from high to low; empty as in the text.
  let sort = "";

  const value = (row, head) => {
    const cell = row.cells[head.cellIndex];
    if (head.dataset.sort === "number") return cell.dataset.value ? Number(cell.dataset.value) : null;
    const said = cell.querySelector("span[lang]");
    return (said || cell).textContent.trim();
  };

  /** What has no value comes last, whichever way the others go. */
  const compare = (a, b, way) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return way * (typeof a === "number" ? a - b : collator.compare(a, b));
  };

  const sorted = () => {
    const head = heads.find(({ dataset }) => dataset.key === sort.replace("-", ""));
    if (!head) return rows;
    const way = sort.startsWith("-") ? -1 : 1;
    return [...rows].sort((a, b) => compare(value(a, head), value(b, head), way));
  };

  const apply = () => {
    const wanted = filters.filter((filter) => filter.value);
    body.append(...sorted());
    for (const row of rows) {
      row.hidden = !wanted.every(({ dataset, value }) => row.dataset[dataset.filter] === value);
    }
    for (const head of heads) {
      const current = sort.replace("-", "") === head.dataset.key;
      if (current) head.setAttribute("aria-sort", sort.startsWith("-") ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    order.value = sort;
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = count.dataset.count
      .replace("{shown}", shown)
      .replace("{total}", rows.length);
  };

  const keep = () => {
    const query = new URLSearchParams(location.search);
    const state = [...filters.map(({ dataset, value }) => [dataset.filter, value]), ["sort", sort]];
    for (const [key, value] of state) {
      if (value) query.set(key, value);
      else query.delete(key);
    }
    const search = query.toString();
    try {
      history.replaceState(null, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
    } catch {
      // An address that may not be changed; the table is what was asked for all the same.
    }
  };

  const change = () => {
    apply();
    keep();
  };

  for (const head of heads) {
    const { key } = head.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      sort = sort === key ? `-${key}` : sort === `-${key}` ? "" : key;
      change();
    });
    for (const [choice, sign] of [[key, "↑"], [`-${key}`, "↓"]]) {
      order.append(new Option(`${button.textContent} ${sign}`, choice));
    }
  }
  for (const filter of filters) filter.addEventListener("change", change);
  order.addEventListener("change", () => {
    sort = order.value;
    change();
  });
  panel.querySelector("[data-reset]").addEventListener("click", () => {
    for (const filter of filters) filter.value = "";
    sort = "";
    change();
  });

  const query = new URLSearchParams(location.search);
  for (const filter of filters) {
    const asked = query.get(filter.dataset.filter) || "";
    if ([...filter.options].some((option) => option.value === asked)) filter.value = asked;
  }
  const asked = query.get("sort") || "";
  if ([...order.options].some((option) => option.value === asked)) sort = asked;
  panel.hidden = false;
  apply();

  // A row that a link names is shown, whatever the filters say.
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && named.matches("tr[hidden]")) {
    for (const filter of filters) filter.value = "";
    change();
  }
  if (named && location.search) named.scrollIntoView();
})();
