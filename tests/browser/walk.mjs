// Walks through pages in Debian's Firefox or Chromium and says what happened in each.
//
// On stdin {browser, executable, args, steps}, a step being {url, actions, script}: each page is
// opened in the same tab; `actions` are done by a hand, as [what, on which, ...] (see `hands`); then
// `script`, the body of an async function, runs in the page (browsers run it whatever the page's
// content-security policy says). On stdout, for each step, {url, title, result, error, consoleErrors, pageErrors, requests}:
// `url` is where the page ended, `result` what the script returned, `error` why it did not.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { json } from "node:stream/consumers";

import puppeteer from "puppeteer-core";

const TIMEOUT = 60_000;

// What a hand can do; unlike what a script does, browsers let it reach the clipboard.
const hands = {
  focus: (page, selector) => page.focus(selector),
  click: (page, selector) => page.locator(selector).click(),
  follow: (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]),
  type: (page, selector, words) => page.type(selector, words),
  press: (page, key) => page.keyboard.press(key),
  choose: (page, selector, value) => page.select(selector, value),
  see: (page, selector) => page.waitForSelector(selector, { visible: true }),
  run: (page, script) => page.evaluate(script),
  async paste(page) {
    await page.keyboard.down("Control");
    await page.keyboard.press("v");
    await page.keyboard.up("Control");
  },
};

async function visit(page, step, seen) {
  const visited = { consoleErrors: [], pageErrors: [], requests: [], result: null, error: null };
  seen.now = visited;
  try {
    await page.goto(step.url, { waitUntil: "load", timeout: TIMEOUT });
    for (const [what, ...rest] of step.actions) await hands[what](page, ...rest);
    visited.title = await page.title();
    if (step.script) {
      visited.result = (await page.evaluate(`(async () => {${step.script}\n})()`)) ?? null;
    }
  } catch (error) {
    visited.error = String(error);
  }
  visited.url = page.url();
  return visited;
}

/** A tab that tells of everything to the visit of the moment. */
async function watched(browser, seen) {
  const page = await browser.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") seen.now.consoleErrors.push(message.text());
  });
  page.on("pageerror", (error) => seen.now.pageErrors.push(String(error)));
  page.on("request", (request) => seen.now.requests.push(request.url()));
  return page;
}

const plan = await json(process.stdin);
const profile = await mkdtemp(path.join(tmpdir(), "profile "));
const browser = await puppeteer.launch({
  browser: plan.browser,
  executablePath: plan.executable,
  args: plan.args,
  headless: true,
  defaultViewport: { width: 1280, height: 800 },
  userDataDir: profile,
  extraPrefsFirefox: {
    // Firefox's own errands, which would only be refused on a machine without network.
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
  },
});
try {
  const seen = {};
  const page = await watched(browser, seen);
  const visits = [];
  for (const step of plan.steps) visits.push(await visit(page, step, seen));
  process.stdout.write(JSON.stringify(visits));
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
