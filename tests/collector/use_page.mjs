// Does the check as a child does, in a real Chromium that says it is another device; prints what was seen as JSON.
//
//   node use_page.mjs CHROMIUM '{"address": …, "device": {…}, "answers": {…}, "end": "send", "pictures": DIR}'
//
// `device`: user_agent, platform, width, height, ratio, touch, metadata (client hints). `answers`: question -> what is
// chosen or typed; a question without one is skipped. `clock`: what its clock tells. `end`: "send", or how the static page hands over: "go", "save",
// "code". `elsewhere`: what is done where the page asks to be opened elsewhere: "stay", "copy" (then stay), "open".
// `storage`: the file in which what the browser remembers is kept from one visit to the next.
// `framed`: the address is that of a page that holds the check page in a frame. `slower`: how many times slower than this machine. school.test is this computer, by a name that is not secure.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
const { chromium } = createRequire(new URL("../pages/package.json", import.meta.url))("playwright-core");
const AXE = createRequire(new URL("../pages/package.json", import.meta.url)).resolve("axe-core/axe.min.js");

const [executablePath, told] = process.argv.slice(2);
const wanted = JSON.parse(told);
const device = wanted.device ?? {};
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--host-resolver-rules=MAP school.test 127.0.0.1"],
});
let context;
const seen = { errors: [], asked: [], axe: [], pictures: [] };
try {
  context = await browser.newContext({
    viewport: { width: device.width ?? 1366, height: device.height ?? 768 },
    screen: { width: device.width ?? 1366, height: device.height ?? 768 },
    deviceScaleFactor: device.ratio ?? 1, hasTouch: Boolean(device.touch), acceptDownloads: true,
    storageState: wanted.storage && existsSync(wanted.storage) ? wanted.storage : undefined,
    colorScheme: wanted.dark ? "dark" : "light", javaScriptEnabled: wanted.script !== false,
  });
  if (wanted.clock !== undefined) {
    await context.addInitScript((clock) => {
      const Real = Date, ahead = clock - Real.now();
      window.Date = class extends Real {
        constructor(...given) { super(...(given.length ? given : [Real.now() + ahead])); }
        static now() { return Real.now() + ahead; }
      };
    }, wanted.clock);
  }
  const tab = await context.newPage();
  let page = tab;
  page.on("console", (message) => { if (message.type() === "error") seen.errors.push(message.text()); });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("dialog", (dialog) => { seen.errors.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  const remote = await context.newCDPSession(tab);
  if (device.user_agent) {
    await remote.send("Emulation.setUserAgentOverride", {
      userAgent: device.user_agent, platform: device.platform,
      ...(device.metadata ? { userAgentMetadata: device.metadata } : {}),
    });
    if (!device.metadata) await page.addInitScript(() => { delete Navigator.prototype.userAgentData; delete Navigator.prototype.deviceMemory; });
  }
  if (device.touch) await remote.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: device.touch });
  if (wanted.slower) await remote.send("Emulation.setCPUThrottlingRate", { rate: wanted.slower });

  const step = () => page.evaluate(() => document.querySelector(".step:not([hidden])").id);
  const settled = async () => { await page.waitForFunction(() => { const shown = document.querySelector(".step:not([hidden])"); return shown && shown.id !== "wait"; }, null, { timeout: 30000 }); return step(); };
  const look = async (name) => {
    if (wanted.pictures) {
      const path = join(wanted.pictures, `${wanted.name ?? "page"}-${name}.png`);
      await tab.screenshot({ path, fullPage: true });
      seen.pictures.push(path);
    }
    if (wanted.axe) {
      await page.evaluate(await readFile(AXE, "utf8"));
      const found = await page.evaluate(() => window.axe.run());
      seen.axe.push(...found.violations.map((item) => `${name}: ${item.id} ${item.nodes.map((node) => node.html).join(" ").slice(0, 200)}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (wide) seen.axe.push(`${name}: scrolls sideways`);
    }
  };
  const press = (go) => page.click(`.step:not([hidden]) [data-go=${go}]`);
  const fill = async (name, answer) => {
    switch (name) {
      case "label": await page.fill("#label", answer); break;
      case "updates": await page.selectOption("#month", answer.slice(5)); await page.fill("#year", answer.slice(0, 4)); break;
      case "version": await page.fill("#version", answer); break;
      case "model": await page.selectOption("#model", answer); break;
      case "popups": await page.click("#open-window"); break;
      case "sound": await page.click("#play"); // fallthrough
      default: await page.check(`input[name=${name}][value="${answer}"]`);
    }
  };

  const began = Date.now();
  await tab.goto(wanted.address);
  if (wanted.framed) page = await (await tab.waitForSelector("iframe")).contentFrame();
  if (wanted.script === false) { seen.text = await page.innerText("body"); throw null; }
  let at = await settled();
  seen.firstVerdictIn = Date.now() - began;
  seen.sinceLoad = await page.evaluate(() => Math.round(performance.now() - performance.timing.domContentLoadedEventEnd + performance.timing.navigationStart));
  seen.isSecure = await page.evaluate(() => isSecureContext);
  if (at === "elsewhere") {
    seen.elsewhere = await page.innerText("#elsewhere");
    seen.link = await page.inputValue("#link");
    await look("elsewhere");
    if (wanted.elsewhere === "open") {
      [page] = await Promise.all([context.waitForEvent("page"), page.click("#own-tab a")]);
      at = await settled();
      seen.landed = page.url();
    } else {
      if (wanted.elsewhere === "copy") {
        await page.click("#copy-link");
        // A browser may ask before it copies: only then is the outcome told.
        await page.waitForFunction(() => document.querySelector("#link-copied").textContent.trim() !== "");
        seen.copied = await page.textContent("#link-copied");
        seen.selected = await page.$eval("#link", (field) => field.value.slice(field.selectionStart, field.selectionEnd));
      }
      await press("stay");
      at = await step();
    }
  }
  seen.start = await page.innerText(`#${at}`);
  seen.seen = await page.$$eval("#start-seen li", (lines) => lines.map((line) => line.textContent));
  await look("start");
  if (at === "start" && wanted.correct) { await press("kind"); at = await step(); }
  else if (at === "start") { await press("next"); at = await settled(); }
  for (let turn = 0; at.startsWith("q-") && turn < 12; turn++) {
    const name = at.slice(2), answer = (wanted.answers ?? {})[name];
    seen.asked.push(name);
    if (name === "label" && (wanted.answers ?? {}).place && await page.isVisible("#location")) await page.fill("#location", wanted.answers.place);
    if (answer !== undefined) await fill(name, answer);
    await look(name);
    await press(answer === undefined ? "skip" : "next");
    at = await settled();
  }
  if (at === "summary") {
    seen.summary = await page.innerText("#sum");
    await look("summary");
    if (wanted.before_send === "stop") throw null;
    await press("send");
    at = await settled();
  }
  if (at === "hand-over") {
    seen.code = await page.inputValue("#code");
    seen.qr = await page.$eval("#qr", (svg) => svg.outerHTML);
    await look("hand-over");
    if (wanted.end === "go") { await page.click("#go-link"); await page.waitForLoadState(); at = await settled(); seen.landed = page.url(); }
    if (wanted.end === "save") {
      const download = page.waitForEvent("download");
      await page.click("#save");
      const file = await download;
      seen.file = file.suggestedFilename();
      seen.saved = await readFile(await file.path(), "utf8");
    }
  }
  seen.end = at;
  seen.clock = await page.$eval("#clock", (told) => (told.hidden ? "" : told.textContent));
  seen.text = await page.innerText(`#${at}`);
  await look(at);
} catch (error) {
  if (error !== null) throw error;
} finally {
  if (wanted.storage) await context.storageState({ path: wanted.storage });
  await browser.close();
}
console.log(JSON.stringify(seen));
