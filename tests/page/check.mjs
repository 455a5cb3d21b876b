// Opens a page in Chromium and writes what is wrong with it as JSON, a list of sentences.
// node check.mjs PAGE.html [FOLDER FOR PICTURES]; finds puppeteer-core and axe-core from the folder it is run in.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { writeFile } from "node:fs/promises";
import path from "node:path";

const [page, pictures] = process.argv.slice(2);
const require = createRequire(path.join(process.cwd(), "package.json"));
const puppeteer = require("puppeteer-core");
const wrong = [];

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

async function open(settings) {
  const tab = await browser.newPage();
  await tab.setJavaScriptEnabled(settings.script);
  await tab.setViewport({ width: settings.width, height: 900 });
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: settings.scheme }]);
  tab.on("console", (message) => wrong.push(`console: ${message.type()}: ${message.text()}`));
  tab.on("pageerror", (error) => wrong.push(`error: ${error}`));
  tab.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on("request", (request) => {
    if (!request.url().startsWith("file:") || !request.isNavigationRequest()) wrong.push(`request: ${request.url()}`);
  });
  await tab.goto(pathToFileURL(path.resolve(page)).href);
  if (pictures) {
    const name = `${settings.scheme}-${settings.width}-${settings.script ? "script" : "plain"}.png`;
    await tab.screenshot({ path: path.join(pictures, name), fullPage: true });
  }
  return tab;
}

for (const scheme of ["light", "dark"]) {
  const tab = await open({ script: true, width: 1000, scheme });
  await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
  // The page's own policy keeps scripts out; the debugger may still run them.
  const axe = await tab.evaluate(`${require("axe-core").source}; axe.run()`);
  for (const violation of axe.violations) {
    wrong.push(`axe, ${scheme}: ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  }
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (wide) wrong.push(`${scheme}: the page is wider than the window`);
}

const narrow = await open({ script: false, width: 360, scheme: "light" });
const facts = await narrow.evaluate(() => ({
  cards: document.querySelectorAll(".card").length,
  seen: [...document.querySelectorAll(".card")].filter((card) => card.getBoundingClientRect().height > 0).length,
  form: document.getElementById("filters")?.getBoundingClientRect().height ?? 0,
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
}));
if (facts.cards !== facts.seen) wrong.push(`without script ${facts.seen} of ${facts.cards} cards are seen`);
if (facts.form > 0) wrong.push("without script the filters are shown");
if (facts.wide > 0) wrong.push(`at 360 the page is ${facts.wide} too wide`);

const tab = await open({ script: true, width: 1000, scheme: "light" });
const filtered = await tab.evaluate(() => {
  const select = document.querySelector("#filters select[name=verdict]");
  if (!select) return null;
  select.value = select.options[1].value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  const cards = [...document.querySelectorAll(".card")];
  return cards.every((card) => card.hidden === (card.dataset.verdict !== select.value));
});
if (filtered === false) wrong.push("the filter by verdict shows other cards");
const shown = await tab.evaluate(() => document.getElementById("shown")?.textContent ?? "");
if (filtered !== null && !/^\d+ \D+ \d+ /.test(shown)) wrong.push(`the filter says "${shown}"`);

const keys = await open({ script: true, width: 1000, scheme: "light" });
const focused = () => keys.evaluate(() => document.activeElement.id || document.activeElement.name || document.activeElement.className);
const order = [];
for (let at = 0; at < 3; at += 1) {
  await keys.keyboard.press("Tab");
  order.push(await focused());
}
const first = await keys.evaluate(() => [...document.querySelectorAll("select, main a")].slice(0, 2).map((e) => e.id || e.name || e.className));
if (order.join() !== ["skip", ...first].join()) wrong.push(`the keyboard goes through ${order.join()}`);
await keys.evaluate(() => document.querySelector(".skip").focus());
await keys.keyboard.press("Enter");
if ((await focused()) !== "disputes") wrong.push(`the first link leads to ${await focused()}`);

const print = await keys.pdf({ format: "A4" });
if (pictures) await writeFile(path.join(pictures, "print.pdf"), print);
await browser.close();
console.log(JSON.stringify(wrong, null, 1));
