// Tells a reader who comes with `?as=<fingerprint>#<unit>` whether the unit still says what was
// cited. The history of the edition is loaded only then.
"use strict";
(() => {
  const cited = new URLSearchParams(location.search).get("as");
  const template = document.getElementById("cited");
  const target = document.getElementById(location.hash.slice(1));
  const unit = target?.closest("[data-unit], [data-stub]");
  if (!cited || !template || !unit || unit.hasAttribute("data-moved")) return;
  const now = unit.dataset.as;
  // The stub of a unit that is gone says itself what was last published.
  if (unit.hasAttribute("data-stub") && cited === now) return;

  const script = document.createElement("script");
  script.src = `${template.dataset.root}/assets/history/${template.dataset.script}.js`;
  script.addEventListener("load", () => answer(globalThis.referenceHistory));
  document.head.append(script);

  const words = (key, values) =>
    template.dataset[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  function answer(history) {
    const versions = history.units[unit.id] ?? [];
    const last = versions.findLastIndex((each) => each.en === cited);
    const box = template.content.firstElementChild.cloneNode(true);
    const difference = box.querySelector(".cited__difference");
    box.querySelector(".cited__verdict").textContent = said(history, versions, last);
    const chinese = box.querySelector(".cited__chinese");
    chinese.textContent = [...changesOfChinese(history, versions, last)].join(" ");
    if (!chinese.textContent) chinese.remove();
    const pieces = last < 0 ? [] : versions[last].difference;
    if (pieces.length) show(difference, pieces);
    else box.querySelectorAll(".cited__difference, .cited__legend").forEach((each) => each.remove());
    const body = unit.querySelector("[data-unit-body]");
    if (body) body.after(box);
    else (unit.querySelector("th") ?? unit).append(box);
  }

  const known = (history, { release }) => ({ release, date: history.releases[release] });

  // `last` is the last version with the text that was cited.
  function said(history, versions, last) {
    const next = versions[last + 1];
    if (cited === now && (last < 0 || next)) return words("since", {});
    if (last < 0) return words("unknown", { as: cited });
    if (next) return words("changed", known(history, next));
    const first = versions[since(versions, last)];
    return words(cited === now ? "unchanged" : "changedSince", known(history, first));
  }

  // The version from which on, up to the last, the text was as it was cited.
  function since(versions, last) {
    let first = last;
    while (versions[first - 1]?.en === cited) first -= 1;
    return first;
  }

  // Changes of the Chinese since the unit was published with the English that was cited.
  function* changesOfChinese(history, versions, last) {
    if (last < 0) return;
    for (let at = since(versions, last) + 1; at < versions.length; at += 1) {
      if (versions[at].zh === versions[at - 1].zh) continue;
      const official = versions[at].status === "original";
      yield words(official ? "chineseOriginal" : "chineseWorking", known(history, versions[at]));
    }
  }

  function show(place, pieces) {
    for (const [side, text] of pieces) {
      const element = document.createElement({ gone: "del", new: "ins" }[side] ?? "span");
      element.textContent = text;
      place.append(element);
    }
  }
})();
