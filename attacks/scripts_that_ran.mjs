// Opens a page in a real Chromium, opens and moves over everything in it, and prints as JSON what ran that should not:
// calls of hit(), dialogs, other frames, requests and the number of devices shown.
//
//   node scripts_that_ran.mjs CHROMIUM PAGE
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
const { chromium } = createRequire(new URL("../tests/pages/package.json", import.meta.url))("playwright-core");

const [executablePath, place] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = { hits: 0, dialogs: 0, frames: 0, requests: 0, devices: 0 };
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(120000);
  await page.exposeFunction("hit", () => { seen.hits += 1; });
  page.on("dialog", (dialog) => { seen.dialogs += 1; dialog.dismiss(); });
  page.on("request", (asked) => { seen.requests += asked.url() !== pathToFileURL(place).href && !asked.url().startsWith("data:"); });
  await page.goto(pathToFileURL(place).href);
  await page.waitForSelector(".devices tbody tr");
  await page.evaluate(() => {
    for (const part of document.querySelectorAll("details")) part.open = true;
    for (const part of document.querySelectorAll("body *")) {
      for (const kind of ["mouseover", "focus", "toggle", "error", "load"]) part.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  });
  await page.waitForTimeout(1000);
  seen.frames = page.frames().length - 1;
  seen.devices = await page.$$eval(".devices tbody tr", (rows) => rows.length);
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
