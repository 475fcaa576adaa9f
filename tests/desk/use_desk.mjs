// Uses the desk as a coordinator does, in a real Chromium, step by step; prints what was seen as JSON.
//
//   node use_desk.mjs CHROMIUM '{"address": …, "width": 1366, "height": 768, "dark": false, "print": false, "steps": […]}'
//
// A step is [what, …]: ["go", address], ["click", selector], ["fill", selector, text], ["choose", selector, value],
// ["files", selector, [path]], ["drop", [[name, base64]]], ["over"] (a file is dragged over the overview), ["sees", selector, text] (waits until it stands there),
// ["gone", selector], ["overview", text] (waits until the overview in its frame says so), ["search", text] (in it),
// ["text", name, selector], ["found", name] (what the overview's own search tells), ["save", selector] (a download),
// ["popup", selector] (a page that opens beside it), ["press", key], ["mhtml", name, address] (that page as a browser saves it in one file), ["axe", name], ["picture", path], ["write", path,
// base64] (a file comes while the page is open), ["focused", name] (the id of what has the focus), ["beside", selector]
// (somebody clicks that in another window, and it goes).
import { createRequire } from "node:module";
import { readFile, writeFile } from "node:fs/promises";
const { chromium } = createRequire(new URL("../pages/package.json", import.meta.url))("playwright-core");
const AXE = createRequire(new URL("../pages/package.json", import.meta.url)).resolve("axe-core/axe.min.js");

const [executablePath, told] = process.argv.slice(2);
const wanted = JSON.parse(told);
const PATIENCE = 40000;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = { errors: [], axe: [], saved: {}, texts: {}, popups: [], seconds: {} };
try {
  const context = await browser.newContext({
    viewport: { width: wanted.width ?? 1366, height: wanted.height ?? 768 }, acceptDownloads: true,
    colorScheme: wanted.dark ? "dark" : "light",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("console", (message) => { if (message.type() === "error") seen.errors.push(message.text()); });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("dialog", (dialog) => { seen.errors.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  if (wanted.print) await page.emulateMedia({ media: "print" });
  await page.goto(wanted.address);

  const overview = async () => (await page.waitForSelector("#frames iframe:not(.coming)")).contentFrame();
  const until = async (look) => {
    const end = Date.now() + PATIENCE;
    while (!(await look().catch(() => false))) {
      if (Date.now() > end) throw new Error(`never seen; errors ${JSON.stringify(seen.errors)}; the page says: ${(await page.innerText("body")).slice(0, 3000)}`);
      await new Promise((go) => setTimeout(go, 50));
    }
  };
  const doing = {
    go: async (tab) => page.goto(new URL(`../${tab}/`, page.url()).href),
    click: async (selector) => page.click(selector),
    fill: async (selector, text) => page.fill(selector, text),
    choose: async (selector, value) => page.selectOption(selector, value),
    press: async (key) => page.keyboard.press(key),
    files: async (selector, paths) => page.setInputFiles(selector, paths),
    drop: async (files) => page.evaluate((dropped) => {
      const carried = new DataTransfer();
      for (const [name, data] of dropped) {
        carried.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], name));
      }
      document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
    }, files),
    over: async () => (await overview()).evaluate(() => {
      const carried = new DataTransfer();
      carried.items.add(new File(["x"], "lijst.csv"));
      document.body.dispatchEvent(new DragEvent("dragenter", { bubbles: true, cancelable: true, dataTransfer: carried }));
    }),
    sees: async (selector, text) => until(async () => (await page.innerText(selector, { timeout: 1000 })).includes(text)),
    gone: async (selector) => page.waitForSelector(selector, { state: "hidden" }),
    overview: async (text) => until(async () => (await (await overview()).innerText("body", { timeout: 1000 })).includes(text)),
    search: async (text) => (await overview()).fill("[name=q]", text),
    found: async (name) => { seen.texts[name] = await (await overview()).innerText(".found output"); },
    text: async (name, selector) => { seen.texts[name] = await page.innerText(selector); },
    save: async (selector) => {
      const coming = page.waitForEvent("download");
      await page.click(selector);
      const file = await coming;
      seen.saved[file.suggestedFilename()] = (await readFile(await file.path())).toString("base64");
    },
    focused: async (name) => { seen.texts[name] = await page.evaluate(() => document.activeElement.id); },
    beside: async (selector) => {
      const other = await context.newPage();
      await other.goto(page.url());
      await other.click(selector);
      await other.waitForSelector(selector, { state: "detached" });
      await other.close();
    },
    popup: async (selector, picture) => {
      const [opened] = await Promise.all([context.waitForEvent("page"), page.click(selector)]);
      await opened.waitForLoadState();
      seen.popups.push({ address: opened.url(), text: await opened.innerText("body"), codes: await opened.$$eval("svg", (all) => all.length) });
      if (picture) await opened.screenshot({ path: picture, fullPage: true });
      await opened.close();
    },
    mhtml: async (name, address) => {
      const other = await context.newPage();
      await other.goto(new URL(address, page.url()).href);
      const { data } = await (await context.newCDPSession(other)).send("Page.captureSnapshot", { format: "mhtml" });
      seen.saved[name] = Buffer.from(data).toString("base64");
      await other.close();
    },
    axe: async (name) => {
      await page.evaluate(await readFile(AXE, "utf8"));
      // The overview in its frame has tests of its own, and nothing may run in it from outside.
      const found = await page.evaluate(() => window.axe.run({ exclude: [["iframe"]] }, { iframes: false }));
      seen.axe.push(...found.violations.map((item) => `${name}: ${item.id} ${item.nodes.map((node) => node.html).join(" ").slice(0, 300)}`));
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) seen.axe.push(`${name}: scrolls sideways`);
    },
    picture: async (path) => page.screenshot({ path, fullPage: true }),
    write: async (path, data) => writeFile(path, Buffer.from(data, "base64")),
  };
  for (const [what, ...how] of wanted.steps) {
    const began = Date.now();
    await doing[what](...how);
    seen.seconds[`${what} ${how[0]} ${how[1] ?? ""}`.slice(0, 60)] = (Date.now() - began) / 1000;
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
