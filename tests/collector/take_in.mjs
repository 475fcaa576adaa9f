// Pastes a text on the coordinator's page in a real Chromium and prints the lines it answers with, as JSON.
//
//   node take_in.mjs CHROMIUM ADDRESS [TEXT]
//
// Without a text it opens a link that a device handed over, and prints the step the page ends with.
import { createRequire } from "node:module";
const { chromium } = createRequire(new URL("../pages/package.json", import.meta.url))("playwright-core");

const [executablePath, address, text] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
async function pasted() {
  await page.fill("#code", text);
  await page.click("#take");
  await page.waitForFunction(() => document.querySelector("#code").value === "");
  return page.locator("#taken li").allTextContents();
}
async function ending() {
  const step = () => document.querySelector(".step:not([hidden])").id;
  await page.waitForFunction(() => ["done", "failed"].includes(document.querySelector(".step:not([hidden])").id));
  return [await page.evaluate(step)];
}
try {
  await page.goto(address);
  console.log(JSON.stringify(await (text === undefined ? ending() : pasted())));
} finally {
  await browser.close();
}
