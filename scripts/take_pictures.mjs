// Takes the pictures of the README, in light colours: the first screen of the report on a laptop and on a phone, and of
// the overview and of the checklist on the desk on a laptop.
//
//   node take_pictures.mjs CHROMIUM REPORT OVERVIEW DESK FOLDER
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(new URL("../tests/pages/", import.meta.url))("playwright-core");
const [executablePath, report, overview, desk, folder] = process.argv.slice(2);
const PICTURES = {
  "report.png": { place: report, viewport: { width: 1366, height: 768 } },
  "report-phone.png": { place: report, viewport: { width: 390, height: 844 } },
  "overview.png": { place: overview, viewport: { width: 1366, height: 768 } },
  "checklist.png": { place: desk, viewport: { width: 1366, height: 768 } },
};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
try {
  for (const [name, { place, ...view }] of Object.entries(PICTURES)) {
    const page = await browser.newPage({ ...view, colorScheme: "light" });
    await page.goto(pathToFileURL(place).href);
    // A page of the desk says that nobody answers, which is so in a file.
    await page.evaluate(() => document.getElementById("trouble")?.remove());
    await page.screenshot({ path: join(folder, name) });
  }
} finally {
  await browser.close();
}
