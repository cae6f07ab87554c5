"use strict";
// The ranked list: shows the results, moves among them by keyboard, and opens them.
(() => {
  class Results {
    constructor(box) {
      this.box = box;
      this.list = box.part("results");
      this.template = box.part("result-template").content.firstElementChild;
      this.kinds = JSON.parse(box.said.kinds);
      this.active = -1;
      this.list.addEventListener("click", (event) => {
        const link = event.target.closest("[data-search-result]");
        if (link) this.left(event, link);
      });
    }

    get links() {
      return this.list.children;
    }

    get atEnd() {
      return this.links.length > 0 && this.active === this.links.length - 1;
    }

    // --- showing

    /** Shows an answer; `further` adds to what is in view and leaves the reader's place. */
    show(answer, further) {
      const results = answer?.results ?? [];
      const known = further ? this.links.length : 0;
      const fresh = results.slice(known).map((result, index) => this.link(result, known + index));
      if (further) this.list.append(...fresh);
      else this.list.replaceChildren(...fresh);
      this.list.hidden = !results.length;
      this.box.input.setAttribute("aria-expanded", String(results.length > 0));
      if (further) this.activate(known);
      else this.activate(-1);
    }

    link(result, index) {
      const link = this.template.cloneNode(true);
      const part = (name) => link.querySelector(`[data-${name}]`);
      link.id = `search-result-${index}`;
      link.href = this.address(result);
      part("kind").textContent = result.label || this.kinds[result.kind];
      this.showHeading(result.heading, part);
      const { place, snippet, beside } = result;
      const { language } = this.box.said;
      this.showText(part("place"), { language, parts: [{ text: place.text }], working: place.working });
      this.showText(part("snippet"), snippet);
      this.showText(part("beside"), beside);
      return link;
    }

    /** The words to mark stand before the fragment, so that they hold from disk too. */
    address({ href, marks }) {
      const [path, id] = href.split("#");
      const query = new URLSearchParams(marks.map((word) => ["mark", word])).toString();
      const { root, language } = this.box.said;
      return `${root}/${language}/${path}${query && `?${query}`}#${id}`;
    }

    showHeading(heading, part) {
      const own = this.box.said.language;
      for (const [name, language] of [["own", own], ["other", own === "en" ? "zh" : "en"]]) {
        this.showText(part(name), { language, parts: heading[language], working: heading.working });
      }
      part("editorial").hidden = !heading.editorial;
    }

    /** A text in its language; Chinese that is this site's own always with its tag. */
    showText(element, { language, parts, working } = { parts: [] }) {
      element.hidden = !parts.length;
      element.lang = language === "zh" ? "zh-Hans" : "en";
      SearchMarking.show(element.firstElementChild, parts);
      element.querySelector("[data-working]").hidden = language !== "zh" || !working;
    }

    // --- the keyboard

    /** Moves by a key; false if the key is not for the list. */
    move(key) {
      const last = this.links.length - 1;
      const inList = this.active >= 0;
      if (last < 0) return false;
      if (key === "ArrowDown") this.activate(Math.min(this.active + 1, last));
      else if (key === "ArrowUp" && inList) this.activate(this.active - 1);
      else if (key === "Home" && inList) this.activate(0);
      else if (key === "End" && inList) this.activate(last);
      else return false;
      return true;
    }

    /** Marks a result as the one that Enter opens; -1: the reader is back in the box. */
    activate(index) {
      const { input } = this.box;
      this.links[this.active]?.setAttribute("aria-selected", "false");
      this.active = index;
      const link = this.links[index];
      if (!link) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      link.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", link.id);
      link.scrollIntoView({ block: "nearest" });
    }

    /** Opens the active result, or the first; with Ctrl or Cmd as the browser does it. */
    open({ ctrlKey, metaKey, shiftKey }) {
      const link = this.links[Math.max(this.active, 0)];
      link?.dispatchEvent(
        new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
      );
    }

    /** The reader follows a result, here or in another window. */
    left(event, link) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) this.box.recent.add(this.box.query);
      else this.box.leave([...this.links].indexOf(link));
    }

    /** The reader comes back from a result: it is the active one, in view. */
    comeBack(index) {
      if (!this.links[index]) return;
      this.activate(index);
      this.links[index].scrollIntoView({ block: "center" });
    }
  }

  SearchDialog.Results = Results;
})();
