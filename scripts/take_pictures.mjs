// Takes the two pictures of the README: the first screen of a page on a laptop and on a phone, in light colours.
//
//   node take_pictures.mjs CHROMIUM PAGE FOLDER
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(new URL("../tests/pages/", import.meta.url))("playwright-core");
const PICTURES = {
  "report.png": { viewport: { width: 1366, height: 768 } },
  "report-phone.png": { viewport: { width: 390, height: 844 } },
};

const [executablePath, place, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
try {
  for (const [name, view] of Object.entries(PICTURES)) {
    const page = await browser.newPage({ ...view, colorScheme: "light" });
    await page.goto(pathToFileURL(place).href);
    await page.screenshot({ path: join(folder, name) });
  }
} finally {
  await browser.close();
}
