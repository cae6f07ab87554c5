/* The rules of analysis: text becomes tokens. generator/search/analysis.py follows the same rules,
   step by step; the tables come from there with the index. */
"use strict";

(() => {
  const search = (globalThis.ReferenceSearch ??= {});
  const TOO_LARGE = 1e11;
  const VOWEL = /[aeiouy]/;
  const DOUBLED = /([bdfgklmnprt])\1$/;
  const LETTERS = /^[a-z]+$/;
  const DECIMAL = /^[0-9]+$/;

  let tables = null;
  const stems = new Map();
  const simplified = new Map();

  /** Takes the tables of the index: expressions, suffixes, exceptions, numbers. */
  function useTables(given) {
    tables = given;
    for (const name of ["chunk", "numeral"]) tables[name] = new RegExp(given[name], "gu");
    for (const name of ["irregular", "numberWords", "multipliers", "units", "digits", "powers"]) {
      tables[name] = new Map(Object.entries(given[name]));
    }
  }

  /** Takes a traditional character with the simplified one. */
  const useTraditional = (character, simple) => simplified.set(character, simple);

  /** Compatibility forms, case, marks above letters and traditional characters folded away. */
  function normalise(text) {
    const plain = text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC").replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'").replace(/[\u2010-\u2015\u2212\u301c~]/g, "-");
    let folded = "";
    for (const character of plain) folded += simplified.get(character) ?? character;
    return folded;
  }

  /** The one form of a number. */
  function figure(value) {
    if (value >= TOO_LARGE) return "#large";
    const parts = Math.trunc(value * 10000 + 0.5);
    const rest = String(parts % 10000).padStart(4, "0").replace(/0+$/, "");
    return `#${Math.floor(parts / 10000)}${rest && "."}${rest}`;
  }

  const token = (text, kind, start, end) => ({ text, kind, start, end });

  /** The tokens of a normalised text, in order. */
  function tokens(text) {
    const pieces = [];
    for (const match of text.matchAll(tables.chunk)) {
      const { number, unit, times, letters, word, han } = match.groups;
      const [chunk, start] = [match[0], match.index];
      const end = start + chunk.length;
      if (han) addHan(pieces, han, start);
      else if (number) {
        let value = (tables.numberWords.get(number) ?? Number(number.replaceAll(",", ""))) * (tables.units.get(unit) ?? 1);
        for (const [factor] of times.matchAll(/[a-z]+/g)) value *= tables.multipliers.get(factor);
        pieces.push(token(figure(value), "number", start, end));
      } else if (word) addWords(pieces, word, start);
      else pieces.push(token(letters ? letters.replaceAll(" ", "") : chunk, "word", start, end));
    }
    return pieces;
  }

  /** The words of a chunk, and the chunk as one word where a short part makes it one. */
  function addWords(pieces, text, start) {
    const parts = [];
    let at = start;
    for (const part of text.split(/(['./-])/)) {
      if (!"'./-".includes(part)) parts.push([part, at]);
      at += part.length;
    }
    if (parts.length > 1 && text.endsWith("'s")) parts.pop();
    const whole = parts.map(([part]) => part).join("");
    if (parts.slice(1).some(([, begin]) => text[begin - 1 - start] === "'")) {
      pieces.push(token(whole, "word", start, start + text.length));
      return;
    }
    for (const [part, begin] of parts) pieces.push(word(part, begin));
    if (parts.length > 1 && Math.min(...parts.map(([part]) => part.length)) <= 4) {
      const [last, begin] = parts.at(-1);
      pieces.push(token(whole, "joined", start, begin + last.length));
    }
  }

  function word(text, start) {
    const end = start + text.length;
    if (DECIMAL.test(text)) return token(figure(Number(text)), "number", start, end);
    const value = tables.numberWords.get(text);
    return value ? token(figure(value), "number", start, end) : token(text, "word", start, end);
  }

  /** A run of Chinese, with the numerals in it as numbers. */
  function addHan(pieces, run, start) {
    let done = 0;
    const addRun = (from, to) => {
      if (to > from) pieces.push(token(run.slice(from, to), "han", start + from, start + to));
    };
    for (const match of run.matchAll(tables.numeral)) {
      const value = numeralValue(match[0]);
      const after = match.index + match[0].length;
      const measured = after < run.length && tables.measures.includes(run[after]);
      if (value === null || !(match[0].length > 1 || measured)) continue;
      addRun(done, match.index);
      pieces.push(token(figure(value), "number", start + match.index, start + after));
      done = after;
    }
    addRun(done, run.length);
  }

  /** The value of a Chinese numeral; null if it is none, such as 万 alone or 一二. */
  function numeralValue(text) {
    if ("万亿".includes(text[0]) || (text.length === 1 && "百千".includes(text))) return null;
    let [total, section, digit, seen] = [0, 0, 0, false];
    for (const character of text) {
      const value = tables.digits.get(character);
      if (value !== undefined) {
        if (seen && digit) return null;
        [digit, seen] = [value, true];
      } else if ("万亿".includes(character)) {
        total = (total + section + digit) * tables.powers.get(character);
        [section, digit, seen] = [0, 0, false];
      } else {
        section += (seen ? digit : 1) * tables.powers.get(character);
        [digit, seen] = [0, false];
      }
    }
    return total + section + digit;
  }

  /** A word without its inflection, in one spelling. */
  function stem(text) {
    let found = stems.get(text);
    if (found === undefined) stems.set(text, (found = stemOf(text)));
    return found;
  }

  function stemOf(text) {
    if (text.length < 4 || !LETTERS.test(text)) return text;
    const irregular = tables.irregular.get(text);
    if (irregular) return irregular;
    const british = replaced(text, tables.spellings);
    let bare = replaced(british, tables.inflections);
    if (bare !== british) bare = bare.replace(DOUBLED, "$1");
    if (bare.endsWith("e") && bare.length > 3) bare = bare.slice(0, -1);
    if (/[^aeiou]y$/.test(bare) && bare.length > 3) bare = `${bare.slice(0, -1)}i`;
    return tables.irregular.get(bare) ?? bare;
  }

  function replaced(text, suffixes) {
    for (const [suffix, replacement, least] of suffixes) {
      if (!text.endsWith(suffix)) continue;
      const rest = text.slice(0, text.length - suffix.length);
      if (rest.length >= least && VOWEL.test(rest)) return rest + replacement;
    }
    return text;
  }

  /** The overlapping pairs of a run of Chinese. */
  function pairs(run) {
    const found = [];
    for (let at = 0; at + 2 <= run.length; at += 1) found.push(run.slice(at, at + 2));
    return found;
  }

  search.analysis = { useTables, useTraditional, normalise, tokens, stem, pairs };
})();
