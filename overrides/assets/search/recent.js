"use strict";
// Recent queries, kept on this device only; and whether the key / opens the search.
(() => {
  const MOST = 8;

  class Recent {
    constructor(box) {
      this.box = box;
      this.place = box.part("recent");
      this.list = box.part("recent-list");
      this.queries = this.kept();
      this.list.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (button) box.ask(button.textContent);
      });
      box.part("forget").addEventListener("click", () => this.forget());
      this.bindKey(box.part("key"));
    }

    kept() {
      const kept = SearchDialog.remembered("recent");
      return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
    }

    /** Kept when a result is opened: what is only typed through was not asked. */
    add(query) {
      if (!query) return;
      this.queries = this.kept(); // Another tab may have added to them.
      this.queries = [query, ...this.queries.filter((each) => each !== query)].slice(0, MOST);
      SearchDialog.remember("recent", this.queries);
    }

    forget() {
      this.queries = [];
      SearchDialog.remember("recent", []);
      this.show(true);
      this.box.input.focus();
    }

    show(wanted) {
      this.place.hidden = !wanted || !this.queries.length;
      if (this.place.hidden) return;
      const items = this.queries.map((query) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = query;
        item.append(button);
        return item;
      });
      this.list.replaceChildren(...items);
    }

    bindKey(checkbox) {
      checkbox.checked = SearchDialog.remembered("key") !== false;
      checkbox.addEventListener("change", () => SearchDialog.remember("key", checkbox.checked));
    }
  }

  SearchDialog.Recent = Recent;
})();
