// Uses an overview of several publishers as a coordinator does, in a real Chromium, and prints what was seen as JSON.
//
//   node use_publishers.mjs CHROMIUM PAGE
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
const { chromium } = createRequire(new URL("../pages/package.json", import.meta.url))("playwright-core");

const [executablePath, place] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = {};
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(pathToFileURL(place).href);
  await page.waitForSelector(".devices tbody tr");
  const found = () => page.textContent(".found output");
  seen.heads = await page.$$eval(".devices thead th", (cells) => cells.map((cell) => cell.textContent));
  // Each choice of the filter, and the same by the number at the top of the page.
  seen.filters = {};
  for (const value of await page.$$eval("select[name=p] option", (all) => all.map((one) => one.value).filter(Boolean))) {
    await page.selectOption("select[name=p]", value);
    seen.filters[value] = await found();
  }
  seen.links = {};
  for (const link of await page.$$("[data-part]")) {
    await link.click();
    await page.waitForTimeout(30);
    seen.links[await link.getAttribute("data-part")] = { found: await found(), said: await link.textContent() };
  }
  // What is chosen stands in the address, and on paper.
  const address = page.url(), once = await found();
  await page.goto("about:blank");
  await page.goto(address);
  await page.waitForSelector(".devices tbody tr");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  seen.kept = { address: new URL(address).hash, once, again: await found(), printed: await page.textContent(".printed") };
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.click("button[type=reset]");
  // Sorted by a publisher: what is worst comes first.
  await page.locator(".devices thead .by button").first().click();
  seen.sorted = await page.$$eval(".devices tbody tr", (rows) => rows.map((row) => row.querySelector(".by .tag").textContent));
  // On a phone each verdict stands beside the name of its publisher.
  await page.setViewportSize({ width: 390, height: 844 });
  seen.phone = await page.$$eval(".devices tbody tr:first-child .by", (cells) => cells.map((cell) => cell.innerText));
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
