// On a superseded edition: the link to the current one leads to the counterpart of the unit in view.
"use strict";
(() => {
  const link = document.querySelector("[data-current] a");
  if (!link) return;
  const page = link.href;
  const counterparts = new Map(
    [...document.querySelectorAll("[data-counterpart]")].map((each) => [
      each.dataset.counterpart,
      each.href,
    ]),
  );
  const units = [...document.querySelectorAll("[data-unit]")].filter((each) => counterparts.has(each.id));

  // The unit that the link in the address is about while it can be seen; otherwise the last unit
  // that begins above the middle of the window.
  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const middle = innerHeight / 2;
    const above = units.filter((each) => each.getBoundingClientRect().top <= middle);
    const unit = units.includes(target) && seen(target) ? target : (above.at(-1) ?? units[0]);
    link.href = unit ? counterparts.get(unit.id) : page;
  }

  function seen(unit) {
    const { top, bottom } = unit.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  addEventListener("scroll", follow, { passive: true });
  addEventListener("hashchange", follow);
  follow();
})();
