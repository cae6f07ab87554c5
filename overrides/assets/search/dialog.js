"use strict";
// On every page: opens the search, and loads all the rest of it when it is first used.
(() => {
  const folder = document.currentScript.src.replace(/[^/]*$/, "");
  const SearchDialog = (window.SearchDialog = { leave, remembered, remember, loadNames, names: {} });
  let ready = null;
  let box = null;
  let opener = null;
  let left = false;

  // --- what stays on the device; a browser may refuse to keep anything, or to be asked

  function remembered(name) {
    try {
      return JSON.parse(localStorage.getItem(`search.${name}`));
    } catch {
      return null;
    }
  }

  function remember(name, value) {
    try {
      localStorage.setItem(`search.${name}`, JSON.stringify(value));
    } catch {
      // Then it is forgotten with the page.
    }
  }

  // --- loading

  /** Adds a script of ours; fetch and import() would not work from disk. */
  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = folder + name;
      script.async = false;
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => reject(new Error(`${name} could not be loaded`)));
      document.head.append(script);
    });
  }

  /** What the parts, industries and categories of a list are called; of no list, nothing. */
  async function loadNames(list) {
    const { language } = find("box").dataset;
    if (list && !SearchDialog.names[list]) await load(`box/${language}-${list}.js`);
  }

  /** Makes the box work. */
  function setUp(element) {
    const { root, language, list } = element.dataset;
    // The index comes with the script that takes it: they run in the order in which they are added.
    const engine = () => Promise.all([`box/${language}.js`, "head.js"].map(load)).then(() => ReferenceSearch.open(root));
    find("failed").hidden = true;
    ready ??= Promise.all([engine(), loadNames(list)])
      .then(() => {
        box ??= new SearchDialog.Box(element);
        box.start();
      })
      .catch(() => {
        ready = null;
        find("waits").hidden = true;
        find("failed").hidden = false;
      });
    return ready;
  }

  // --- the dialog, or on search.html the box in the page

  const find = (name) => document.querySelector(`[data-search-${name}]`);
  const dialog = find("dialog");
  const input = find("input");

  /** Opens the dialog; `place` is a search that was left, if the reader comes back to it. */
  function open(place) {
    if (dialog && !dialog.open) {
      opener = document.activeElement;
      dialog.showModal();
    }
    // At once, so that a phone shows its keyboard: later it would not count as the reader's doing.
    input.focus();
    input.select();
    const done = setUp(find("box"));
    if (place) done.then(() => box?.restore(place));
  }

  function onClosed() {
    if (!left) keepPlace(null);
    if (!left && opener?.isConnected) opener.focus();
    left = false;
  }

  /** A result is being opened: the focus goes there, and Back leads to `place` again. */
  function leave(place) {
    keepPlace(place);
    if (dialog) {
      left = true;
      dialog.close();
    } else {
      // The browser would scroll where the results, which come later, do not reach yet.
      history.scrollRestoration = "manual";
    }
  }

  function keepPlace(search) {
    if (search || history.state?.search) history.replaceState({ ...history.state, search }, "");
  }

  // --- keys

  const typing = (element) =>
    element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  function onKey(event) {
    if (event.defaultPrevented || event.isComposing) return;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const single = !event.ctrlKey && !event.metaKey && !event.altKey && event.key === "/";
    const wanted = single && !typing(event.target) && remembered("key") !== false;
    if (wanted || (command && event.key.toLowerCase() === "k")) {
      event.preventDefault();
      open();
    }
  }

  // --- beginning

  /** The link to search.html, which serves without JavaScript, becomes the dialog's button. */
  function makeButton(link) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open();
    });
    if (!dialog || link.tagName !== "A") return;
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      open();
    });
  }

  function bindDialog() {
    dialog.addEventListener("close", onClosed);
    find("close").addEventListener("click", () => dialog.close());
    // What is pressed on the dialog itself is the ground behind it: its content fills it.
    let pressed = null;
    dialog.addEventListener("pointerdown", (event) => (pressed = event.target));
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog && pressed === dialog) dialog.close();
    });
    window.addEventListener("pageshow", (event) => {
      if (history.state?.search && returned(event)) open(history.state.search);
    });
  }

  /** Whether the reader came here with Back or Forward. */
  function returned(event) {
    return event.persisted || performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  }

  /** search.html: the box stands in the page, and its query in the address. */
  function openPage() {
    const element = find("box");
    const address = location.search.slice(1);
    const place = history.state?.search?.address === address ? history.state.search : { address };
    element.hidden = false;
    if (!address) input.focus();
    setUp(element).then(() => address && box?.restore(place));
  }

  if (input) {
    document.querySelectorAll("[data-search-open]").forEach(makeButton);
    document.addEventListener("keydown", onKey);
    if (dialog) bindDialog();
    else openPage();
  }
  if (/[?&]mark=/.test(location.search) || history.state?.marks) {
    load("marking.js");
    load("arrival.js");
  }
})();
