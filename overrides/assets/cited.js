// Tells a reader who comes with `?as=<fingerprint>#<unit>` whether the unit still says what was
// cited. The history of the edition is loaded only then.
"use strict";
(() => {
  const cited = new URLSearchParams(location.search).get("as");
  const template = document.getElementById("cited");
  const id = decodeURIComponent(location.hash.slice(1));
  const unit = id && document.getElementById(id);
  if (!cited || !template || !unit || unit.hasAttribute("data-stub")) return;

  const script = document.createElement("script");
  script.src = `${template.dataset.root}/assets/history/${template.dataset.script}.js`;
  script.addEventListener("load", () => answer(globalThis.referenceHistory));
  document.head.append(script);

  const words = (key, values) =>
    template.dataset[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  function answer(history) {
    const versions = history.units[id] ?? [];
    const index = versions.findIndex((each) => each.en === cited);
    const box = template.content.firstElementChild.cloneNode(true);
    const verdict = box.querySelector(".cited__verdict");
    const difference = box.querySelector(".cited__difference");
    verdict.textContent = said(history, versions, index);
    const pieces = index < 0 ? [] : versions[index].difference;
    if (pieces.length) show(difference, pieces);
    else box.querySelectorAll(".cited__difference, .cited__legend").forEach((each) => each.remove());
    const body = unit.querySelector("[data-unit-body]");
    if (body) body.after(box);
    else (unit.querySelector("th") ?? unit).append(box);
  }

  function said(history, versions, index) {
    const known = (version) => ({ release: version.release, date: history.releases[version.release] });
    if (index < 0) return words(cited === unit.dataset.as ? "since" : "unknown", { as: cited });
    const changed = versions.slice(index).find((each) => each.en !== cited);
    const now = unit.dataset.as;
    if (!changed && now !== cited) return words("changed", { release: "", date: "" });
    const first = changed ? words("changed", known(changed)) : words("unchanged", known(versions[index]));
    return [first, ...chinese(versions, index, known)].join(" ");
  }

  // Changes of the Chinese since the unit was first published with the English that was cited.
  function* chinese(versions, index, known) {
    for (let at = index + 1; at < versions.length; at += 1) {
      if (versions[at].zh === versions[at - 1].zh) continue;
      const official = versions[at].status === "original";
      yield words(official ? "chineseOriginal" : "chineseWorking", known(versions[at]));
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
