// Opens pages in Debian's Firefox and says what happened in each.
//
// On stdin a plan, [{url, script}]; `script` is the body of an async function that runs in the
// page once it has loaded (Firefox runs it whatever the page's content-security policy says).
// On stdout, for each step, {url, title, result, error, consoleErrors, pageErrors, requests}:
// `url` is where the page ended, `result` what the script returned, `error` why it did not.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { json } from "node:stream/consumers";

import puppeteer from "puppeteer-core";

const TIMEOUT = 60_000;

async function visit(browser, step) {
  const page = await browser.newPage();
  const visited = { consoleErrors: [], pageErrors: [], requests: [], result: null, error: null };
  page.on("console", (message) => {
    if (message.type() === "error") visited.consoleErrors.push(message.text());
  });
  page.on("pageerror", (error) => visited.pageErrors.push(String(error)));
  page.on("request", (request) => visited.requests.push(request.url()));
  try {
    await page.goto(step.url, { waitUntil: "load", timeout: TIMEOUT });
    visited.title = await page.title();
    if (step.script) {
      visited.result = (await page.evaluate(`(async () => {${step.script}\n})()`)) ?? null;
    }
  } catch (error) {
    visited.error = String(error);
  }
  visited.url = page.url();
  await page.close();
  return visited;
}

const plan = await json(process.stdin);
const profile = await mkdtemp(path.join(tmpdir(), "firefox "));
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
  headless: true,
  userDataDir: profile,
  extraPrefsFirefox: {
    // Firefox's own errands, which would only be refused on a machine without network.
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
  },
});
try {
  const visits = [];
  for (const step of plan) visits.push(await visit(browser, step));
  process.stdout.write(JSON.stringify(visits));
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
