// On a superseded edition: the link to the current one leads to the counterpart of the unit in view.
"use strict";
(() => {
  const link = document.querySelector("[data-current] a");
  if (!link) return;
  const page = link.href;
  const comparison = document.querySelector("[data-compare]");
  const compared = comparison.href;
  const counterparts = new Map(
    [...document.querySelectorAll("[data-counterpart]")].map((each) => [
      each.dataset.counterpart,
      each.href,
    ]),
  );
  // The comparison has every unit of the page, the current edition those that are still there.
  const all = [...document.querySelectorAll("[data-unit]")];
  const units = all.filter((each) => counterparts.has(each.id));

  // The unit that the link in the address is about while it can be seen; otherwise the last unit
  // that begins above the middle of the window.
  function follow() {
    const named = document.getElementById(location.hash.slice(1));
    const target = named?.closest("[data-unit]");
    const unit = units.includes(target) && seen(target) ? target : (last(units) ?? units[0]);
    link.href = unit ? counterparts.get(unit.id) : page;
    const own = all.includes(target) && seen(target) ? target : last(all);
    comparison.href = own ? `${compared}#${own.id}` : compared;
  }

  function last(those) {
    const middle = innerHeight / 2;
    return those.filter((each) => each.getBoundingClientRect().top <= middle).at(-1);
  }

  function seen(unit) {
    const { top, bottom } = unit.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  addEventListener("scroll", follow, { passive: true });
  addEventListener("hashchange", follow);
  follow();
})();
