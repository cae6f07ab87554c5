// The contents as a drawer, where the page is too narrow to show them beside the text.
(() => {
  "use strict";
  const button = document.querySelector("[data-contents]");
  const nav = document.getElementById("nav");
  if (!button || !nav) return;
  const narrow = matchMedia("(max-width: 68.74em)");
  const behind = document.querySelectorAll(".notice, .main, .foot");
  button.hidden = false;

  const isOpen = () => button.getAttribute("aria-expanded") === "true";

  const set = (open) => {
    button.setAttribute("aria-expanded", String(open));
    nav.classList.toggle("nav--open", open);
    for (const part of behind) part.inert = open;
  };

  const close = () => {
    if (!isOpen()) return;
    set(false);
    button.focus();
  };

  button.addEventListener("click", () => {
    if (isOpen()) return close();
    set(true);
    const first = nav.querySelector("[aria-current]") || nav.querySelector("a");
    first.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (isOpen() && !nav.contains(event.target) && !button.contains(event.target)) close();
  });
  nav.addEventListener("click", (event) => {
    if (isOpen() && event.target.closest("a")) set(false);
  });
  narrow.addEventListener("change", () => set(false));

  // Beside the text, the page in view is shown in the list.
  const current = nav.querySelector("[aria-current]");
  if (current && !narrow.matches) {
    const { offsetTop } = current;
    if (offsetTop > nav.clientHeight * 0.8) nav.scrollTop = offsetTop - nav.clientHeight / 2;
  }
})();
