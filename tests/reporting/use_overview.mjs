// Uses the overview as a coordinator does, in a real Chromium, and prints what was seen as one JSON object.
//
//   node use_overview.mjs CHROMIUM PAGE
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
const { chromium } = createRequire(new URL("../pages/package.json", import.meta.url))("playwright-core");

const [executablePath, place] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = {};
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const dialogs = [];
  page.on("dialog", (dialog) => { dialogs.push(dialog.message()); dialog.dismiss(); });
  const opened = Date.now();
  await page.goto(pathToFileURL(place).href);
  await page.waitForSelector(".devices tbody tr");
  seen.openedIn = Date.now() - opened;
  const names = () => page.$$eval(".devices tbody th", (cells) => cells.map((cell) => cell.textContent));
  const found = () => page.textContent(".found output");
  const verdicts = () => page.$$eval(".devices tbody tr > td:nth-child(3)", (cells) => [...new Set(cells.map((cell) => cell.textContent))]);
  const choose = async (name, value) => { await page.selectOption(`select[name=${name}]`, value); };
  // The page filters in a timer of its own after a reset; one that is set later is run later, however busy the machine.
  const clear = async () => { await page.click("button[type=reset]"); await page.evaluate(() => new Promise((done) => { setTimeout(done); })); };

  seen.all = await found();
  seen.first = (await names()).slice(0, 3);
  // Search: every word must be there, in any part.
  const word = seen.first[0];
  await page.fill("input[type=search]", word.toUpperCase());
  seen.searched = { word, names: await names() };
  await page.fill("input[type=search]", "  groep   8 ");
  seen.phrase = await names();
  await page.fill("input[type=search]", word.split(" ").reverse().join(" "));
  seen.words = await names();
  await page.fill("input[type=search]", "zzz nothing");
  seen.nothing = { found: await found(), said: await page.isVisible(".none") };
  await clear();
  // Each choice of each filter, with the number it says it found.
  seen.filters = {};
  for (const name of ["a", "r", "m", "l", "c", "d"]) {
    if (!await page.$(`select[name=${name}]`)) continue;
    seen.filters[name] = {};
    const options = await page.$$eval(`select[name=${name}] option`, (all) => all.map((option) => option.value));
    for (const value of options.filter(Boolean)) {
      await choose(name, value);
      seen.filters[name][value] = await found();
      await choose(name, "");
    }
  }
  seen.standings = {};
  for (const chip of await page.$$(".chip input")) {
    await chip.check({ force: true });
    seen.standings[await chip.getAttribute("value")] = await found();
  }
  // What is chosen stands in the address: opened again, the same is chosen and found. On paper it says so.
  await page.check(".chip input[value=advice]", { force: true });
  for (const kind of await page.$$eval("select[name=c] option", (all) => all.map((option) => option.value).filter(Boolean))) {
    await choose("c", kind);
    if (!(await found()).startsWith("0 ")) break;
  }
  const address = page.url(), once = await found();
  await page.goto("about:blank");
  await page.goto(address);
  await page.waitForSelector(".devices tbody tr, .none:not([hidden])");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  seen.kept = { once, again: await found(), printed: await page.textContent(".printed"), rows: (await names()).length };
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await clear();
  seen.cleared = new URL(page.url()).hash;
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  seen.onPaper = (await names()).length;
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  // Sorting, both ways, by the heads of the columns.
  const heads = page.locator(".devices thead button");
  seen.sorted = {};
  for (const [at, name] of ["device", "kind", "verdict", "measured"].entries()) {
    await heads.nth(at).click();
    const up = await page.$$eval(".devices tbody tr", (rows, at) => rows.map((row) => row.cells[at].textContent), [0, 1, 2, 4][at]);
    await heads.nth(at).click();
    const down = await page.$$eval(".devices tbody tr", (rows, at) => rows.map((row) => row.cells[at].textContent), [0, 1, 2, 4][at]);
    seen.sorted[name] = { up: up.slice(0, 5), down: down.slice(0, 5), aria: await page.$$eval(".devices thead th", (all) => all.map((head) => head.getAttribute("aria-sort"))) };
  }
  await page.locator(".devices thead button").first().click();
  // The table from an action, by the keyboard alone.
  const links = page.locator("[data-action]");
  seen.actions = {};
  for (let at = 0; at < await links.count(); at += 1) {
    const link = links.nth(at);
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForTimeout(60);
    seen.actions[await link.getAttribute("data-action")] = { found: await found(), focus: await page.evaluate(() => document.activeElement.id) };
  }
  await clear();
  // A device's detail, by the keyboard alone.
  const summary = page.locator(".devices tbody summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.waitForTimeout(60);
  seen.detail = await page.locator(".devices tbody details").first().innerText();
  // How long a filter takes on all rows, from the key to the drawn table.
  seen.filteredIn = await page.evaluate(() => {
    const box = document.querySelector("input[type=search]");
    const times = ["a", "ab", "1", "edge", ""].map((text) => {
      const start = performance.now();
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      document.body.offsetHeight;
      return performance.now() - start;
    });
    return Math.max(...times);
  });
  if (await page.isVisible(".more")) {
    await page.click(".more");
    seen.more = (await names()).length;
  }
  seen.verdicts = await verdicts();
  seen.dialogs = dialogs;
  seen.ran = await page.evaluate(() => window.ran ?? null);
  seen.foreign = await page.$$eval("script:not(:last-of-type):not([type='application/json']), iframe, img, object, embed, [onerror], [onload], [onclick]", (all) => all.length);
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(seen));
