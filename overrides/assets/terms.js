// A marked term, explained where it stands: on hover, on focus, on the first tap.
(() => {
  "use strict";
  const GAP = 6;
  let open = null;
  let timer = 0;

  const explanation = (term) => document.getElementById(`about-${term.dataset.term}`);

  /** Below the term's first line, or above where there is no room; never outside the view. */
  const put = (box, term) => {
    const line = term.getClientRects()[0];
    const { width, height } = box.getBoundingClientRect();
    const right = document.documentElement.clientWidth - width - GAP;
    const under = line.bottom + GAP;
    const top = under + height > innerHeight ? line.top - height - GAP : under;
    box.style.left = `${Math.max(GAP, Math.min(line.left, right)) + scrollX}px`;
    box.style.top = `${Math.max(GAP, top) + scrollY}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    if (!open) return;
    open.box.hidden = true;
    open = null;
  };

  const show = (term) => {
    clearTimeout(timer);
    if (open && open.term === term) return;
    hide();
    const box = explanation(term);
    if (!box) return;
    box.hidden = false;
    put(box, term);
    open = { term, box };
  };

  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };

  const terms = [...document.querySelectorAll(".term")].filter(explanation);
  for (const term of terms) {
    const box = explanation(term);
    term.setAttribute("aria-describedby", box.id);
    let touched = false;
    term.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType !== "touch") later(() => show(term), 120);
    });
    term.addEventListener("pointerleave", ({ pointerType }) => {
      if (pointerType !== "touch") later(hide, 250);
    });
    term.addEventListener("pointerdown", ({ pointerType }) => {
      touched = pointerType === "touch" && !(open && open.term === term);
    });
    term.addEventListener("focus", () => {
      if (!touched && term.matches(":focus-visible")) show(term);
    });
    term.addEventListener("blur", () => later(hide, 100));
    term.addEventListener("click", (event) => {
      if (!touched) return;
      touched = false;
      event.preventDefault();
      show(term);
    });
  }
  for (const box of new Set(terms.map(explanation))) {
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", () => later(hide, 250));
    box.addEventListener("focusin", () => clearTimeout(timer));
    box.addEventListener("focusout", () => later(hide, 100));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (open && !open.box.contains(target) && !open.term.contains(target)) hide();
  });
  addEventListener("resize", hide);
})();
