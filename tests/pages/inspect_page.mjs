// Looks at one page in a real Chromium and prints what it saw as one JSON object.
//
//   node inspect_page.mjs CHROMIUM PAGE CHECK[=FOLDER]...
//
// PAGE is a file's path or a web address. The checks are the keys of `checks` below.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const SCREENS = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };
const WIDTHS = [320, 360, 390, 412, 480, 600, 768, 820, 1024, 1280, 1366];
const PRINT_MARGIN = "1cm"; // what a print dialog starts with; the page's own @page margin wins
const SETTLED = 300; // milliseconds in which a script that starts late has had its say
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const [executablePath, place, ...wanted] = process.argv.slice(2);
const address = /^https?:/.test(place) ? place : pathToFileURL(place).href;
const browser = await chromium.launch({ executablePath, args: FLAGS });

async function onPage(options, look, prepare = () => {}) {
  const context = await browser.newContext({ viewport: SCREENS.desktop, ...options });
  const page = await context.newPage();
  await prepare(page);
  await page.goto(address);
  const seen = await look(page);
  await context.close();
  return seen;
}

function inEveryView(options, look) {
  const views = Object.entries(SCREENS).flatMap(([screen, viewport]) =>
    ["light", "dark"].map((colorScheme) => ({ name: `${screen}-${colorScheme}`, viewport, colorScheme })));
  return Promise.all(views.map(({ name, ...view }) => onPage({ ...view, ...options }, (page) => look(page, name))));
}

async function shutAndOpen(page, look) {
  const shut = await look("details shut");
  await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
  return [...shut, ...await look("details open")];
}

function screenshots(folder) {
  return inEveryView({}, async (page, view) => {
    const path = join(folder, `${view}.png`);
    await page.screenshot({ path, fullPage: true });
    return path;
  });
}

function print(folder) {
  const path = join(folder, "printed.pdf");
  const margin = { top: PRINT_MARGIN, right: PRINT_MARGIN, bottom: PRINT_MARGIN, left: PRINT_MARGIN };
  return onPage({}, async (page) => {
    await page.pdf({ path, format: "A4", margin });
    return path;
  });
}

// The page's own content policy would keep axe out as well, hence bypassCSP.
async function axe() {
  const perView = await inEveryView({ bypassCSP: true }, async (page, view) => {
    await page.addScriptTag({ path: AXE });
    return shutAndOpen(page, (details) => violations(page, `${view}, ${details}`));
  });
  return perView.flat();
}

async function violations(page, view) {
  const found = await page.evaluate(async () => (await window.axe.run()).violations);
  return found.map(({ id, help, nodes }) => ({ view, rule: id, help, elements: nodes.map((node) => node.html) }));
}

async function overflow() {
  const tooWide = await onPage({}, (page) => shutAndOpen(page, () => widthsThatOverflow(page)));
  return [...new Set(tooWide)].sort((one, other) => one - other);
}

async function widthsThatOverflow(page) {
  const tooWide = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    if (await page.evaluate(() => document.documentElement.scrollWidth) > width) tooWide.push(width);
  }
  return tooWide;
}

// Without the page's content policy, so that nothing it would have blocked stays hidden; and nothing really goes out.
async function network() {
  const asked = [];
  await onPage({ bypassCSP: true }, (page) => page.waitForTimeout(SETTLED), (page) => page.route("**/*", (route) => {
    const url = route.request().url();
    if (url === address) return route.continue();
    asked.push(url);
    return route.abort();
  }));
  return asked;
}

async function consoleErrors() {
  const errors = [];
  await onPage({}, (page) => page.waitForTimeout(SETTLED), (page) => {
    page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
    page.on("pageerror", (error) => errors.push(String(error)));
  });
  return errors;
}

function textWithoutScript() {
  return onPage({ javaScriptEnabled: false }, (page) => page.locator("body").innerText());
}

const checks = { screenshots, print, axe, overflow, network, consoleErrors, textWithoutScript };

try {
  const seen = {};
  for (const [name, folder] of wanted.map((argument) => argument.split("="))) seen[name] = await checks[name](folder);
  process.stdout.write(JSON.stringify(seen));
} finally {
  await browser.close();
}
