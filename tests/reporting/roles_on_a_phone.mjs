// Prints what a screen reader is told of the first table of a page, 390 pixels wide.
//
//   node roles_on_a_phone.mjs CHROMIUM PAGE
import { pathToFileURL } from "node:url";
import { chromium } from "../pages/node_modules/playwright-core/index.mjs";

const [executablePath, place] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(pathToFileURL(place).href);
  process.stdout.write(await page.locator("table").first().ariaSnapshot());
} finally {
  await browser.close();
}
