// Copies rich text with its plain text, on the web and from disk, and says what has been done.
(() => {
  "use strict";
  const status = document.querySelector("[data-status]");
  let timer = 0;

  /** Says it once to eyes and ears. */
  function say(words) {
    clearTimeout(timer);
    status.textContent = "";
    // The same words twice are said twice only if they were gone in between.
    timer = setTimeout(() => {
      status.textContent = words;
      timer = setTimeout(() => (status.textContent = ""), 4000);
    }, 50);
  }

  /** The HTML of an element that was made of text nodes: the browser writes it, nobody else. */
  const html = (element) => new XMLSerializer().serializeToString(element);

  /** Whether the element was copied, as rich text if the browser can, else as plain text. */
  async function copy(element) {
    const types = { "text/html": html(element), "text/plain": element.textContent };
    try {
      const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      return copyOldWay(types);
    }
  }

  function copyOldWay(types) {
    const field = document.createElement("textarea");
    field.value = types["text/plain"];
    field.className = "unseen";
    let filled = false;
    const fill = (event) => {
      for (const [type, text] of Object.entries(types)) event.clipboardData.setData(type, text);
      event.preventDefault();
      filled = true;
    };
    // In an open dialog, for all outside it is inert.
    (document.querySelector("dialog[open]") ?? document.body).append(field);
    field.select();
    document.addEventListener("copy", fill);
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch {
      // Then the reader copies by hand.
    }
    document.removeEventListener("copy", fill);
    field.remove();
    return done && filled;
  }

  globalThis.ReferenceCopy = { say, copy, status };
})();
