// English, 中文 and side by side: each keeps the place. And the colour scheme.
(() => {
  "use strict";
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const remember = (key, value) => {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {
      // Not remembered; the choice holds for this page.
    }
  };

  /** The lower edge of what sticks to the top of the view. */
  const below = () =>
    [one(".bar"), one(".notice")]
      .filter((each) => each && getComputedStyle(each).position === "sticky")
      .reduce((edge, each) => Math.max(edge, each.getBoundingClientRect().bottom), 0);

  /** The unit that the page's fragment names, if it is in view. */
  const target = () => {
    const id = location.hash.slice(1);
    const element = id && document.getElementById(id);
    if (!element) return null;
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > below() && top < innerHeight ? element : null;
  };

  /** The first unit whose own text is in view; none at the top of the page. */
  const inView = () => {
    if (scrollY < innerHeight / 4) return null;
    const edge = below() + 8;
    const own = [...document.querySelectorAll("[data-unit-body], tr[id]")];
    const first = own.find((each) => each.getBoundingClientRect().bottom > edge);
    return first ? first.closest("[id]") : null;
  };

  const place = () => target() || inView();

  const other = one("[data-other-language]");
  const address = other?.getAttribute("href");
  const keepPlace = () => {
    const unit = place();
    other.setAttribute("href", address + location.search + (unit ? `#${unit.id}` : ""));
  };
  if (other) {
    for (const event of ["pointerdown", "focus", "click"]) other.addEventListener(event, keepPlace);
  }

  const button = one("[data-side-by-side]");
  const show = (both) => {
    const unit = place();
    const before = unit?.getBoundingClientRect().top;
    root.classList.toggle("side-by-side", both);
    button.setAttribute("aria-pressed", String(both));
    if (unit) scrollBy({ top: unit.getBoundingClientRect().top - before, behavior: "instant" });
  };
  if (button) {
    button.setAttribute("aria-pressed", String(root.classList.contains("side-by-side")));
    button.hidden = false;
    button.addEventListener("click", () => {
      const both = button.getAttribute("aria-pressed") !== "true";
      remember("side-by-side", both ? "yes" : "");
      show(both);
    });
  }

  // The language in view leaves side by side; it leads nowhere else.
  const own = one("[data-this-language]");
  if (own) {
    own.addEventListener("click", (event) => {
      event.preventDefault();
      remember("side-by-side", "");
      show(false);
    });
  }

  const scheme = one("[data-scheme-button]");
  if (scheme) {
    scheme.hidden = false;
    scheme.addEventListener("click", () => {
      const next = { "": "light", light: "dark", dark: "" }[root.dataset.scheme || ""];
      remember("scheme", next);
      if (next) root.dataset.scheme = next;
      else delete root.dataset.scheme;
    });
  }
})();
