"use strict";
// The table of all devices: search, filter, sort, and a device's detail. All of it is made with DOM calls, so that no
// text of a device is ever read as markup. Without this script the page shows the same numbers, actions and rows.
// What a row holds is known by the names of its columns, which stand in the data.
const { $, read, element, tag, fill, within } = window.systeemcheck;
const SHOWN = 100;
const { columns, shared, texts, today, stale, rows: told } = read("data"), words = read("words");
const form = document.querySelector(".filter"), table = document.querySelector(".devices"), body = table.tBodies[0];
const more = document.querySelector(".more"), none = document.querySelector(".none"), found = form.querySelector("output");
const heads = [...table.tHead.rows[0].cells];
const number = new Intl.NumberFormat(words.locale);
const dates = new Intl.DateTimeFormat(words.locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const order = new Intl.Collator(words.locale, { numeric: true });
const start = Date.parse(today), DAY = 86400000;
const isText = columns.map(name => shared.includes(name));
const rows = told.map((values, at) => {
  const row = { at };
  columns.forEach((name, place) => { row[name] = isText[place] ? texts[values[place]] : values[place]; });
  row.findings = row.findings.map(([verdict, title, said, isRequired]) => ({ verdict, title: texts[title], said: texts[said], isRequired }));
  row.searched = [...words.searched.map(name => row[name]), ...row.findings.map(item => item.said)].join("\n").toLowerCase();
  return row;
});
const sorted = [...rows];
const placeOf = name => words.looks.findIndex(look => look.name === name);
const passed = words.looks[placeOf("pass")], ADVICE = placeOf("advice");
const printed = document.querySelector(".printed");
let shown = sorted, limit = SHOWN;

const count = (text, value) => text.replace("{count}", number.format(value));
function verdict(looks, place) {
  return tag(looks[place], looks[place].title);
}
function detail(row) {
  const met = count(row.met === 1 ? words.met_one : words.met, row.met);
  const lines = row.findings.map(item => within("li", verdict(words.requirement_looks, item.verdict), element("span", item.said)));
  if (row.met) lines.push(within("li", tag(passed, passed.title), element("span", met)));
  const told = words.details.filter(([name]) => row[name]);
  const facts = told.map(([name, title]) => within("div", element("dt", title), element("dd", row[name])));
  return [within("ul", ...lines), within("dl", ...facts)];
}
function why(row) {
  const worst = row.findings[0], what = within("details", element("summary", worst ? worst.said : words.fine));
  what.addEventListener("toggle", () => { if (what.open && what.childElementCount === 1) what.append(...detail(row)); });
  return [what];
}
function measured(row) {
  const day = new Date(start - row.measured * DAY), time = element("time", dates.format(day));
  time.dateTime = day.toISOString().slice(0, 10);
  return [time, ...words.marks.filter((_, bit) => row.marks >> bit & 1).map(mark => element("span", mark, "mark"))];
}
const CELLS = { verdict: row => [verdict(words.looks, row.verdict)], findings: why, measured: measured };
function line(row) {
  const made = element("tr");
  for (const { name, title, is_part: isPart } of words.heads) {
    const cell = element(name === "device" ? "th" : "td");
    if (name === "device") cell.scope = "row";
    if (isPart) {
      cell.className = "by";
      cell.append(element("span", title, "whose"), verdict(words.looks, row[name]));
    } else cell.append(...(CELLS[name] ? CELLS[name](row) : [row[name]]));
    made.append(cell);
  }
  return made;
}
function draw() {
  fill(body, shown.slice(0, limit).map(line));
  found.textContent = count(words.found, shown.length).replace("{total}", number.format(rows.length));
  none.hidden = shown.length > 0;
  more.hidden = shown.length <= limit;
  more.textContent = count(words.more, shown.length - limit);
}
function filter() {
  const f = new FormData(form), phrase = f.get("q").trim().toLowerCase().replace(/\s+/g, " ");
  // What was typed as it stands, or else all its words, wherever they are.
  const asked = rows.some(row => row.searched.includes(phrase)) ? [phrase] : phrase.split(" ");
  const standing = f.get("v"), action = f.get("a"), requirement = f.get("r"), place = f.get("l"), kind = f.get("c"), age = f.get("d");
  const [whose, look] = (f.get("p") || "").split(".");
  const weight = f.get("m"), isMust = item => item.isRequired === 1 && item.verdict !== ADVICE;
  shown = sorted.filter(row => (!standing || (standing === "advice" ? row.verdict === ADVICE : row.standing === standing))
    && (!look || words.looks[row["of:" + whose]].name === look)
    && (!action || row.actions.includes(words.actions[action]))
    && (!requirement || row.findings.some(item => item.title === requirement && (!weight || isMust(item) === (weight === "required"))))
    && (!weight || row.findings.some(item => isMust(item) === (weight === "required")))
    && (!place || row.location === place) && (!kind || row.class === kind)
    && (!age || (age === "old") === row.measured > stale) && asked.every(word => row.searched.includes(word)));
  limit = SHOWN;
  draw();
  remember(f);
}
// What is chosen stands in the address: a link to it, or a page that is opened again, shows the same devices.
const CHOICES = ["v", "q", "a", "p", "r", "m", "l", "c", "d"];
function remember(f) {
  const chosen = new URLSearchParams(CHOICES.filter(name => f.get(name)).map(name => [name, f.get(name)])).toString();
  if (chosen || isChoice()) history.replaceState(null, "", chosen ? "#" + chosen : location.pathname + location.search);
}
function isChoice() {
  return /^#[vqaprmlcd]=/.test(location.hash);
}
function recall() {
  if (!isChoice()) return false;
  const chosen = new URLSearchParams(location.hash.slice(1));
  for (const name of CHOICES) {
    const field = form.elements[name];
    if (field) field.value = chosen.get(name) || "";
    if (field && !(field instanceof RadioNodeList) && field.selectedIndex === -1) field.value = "";
  }
  if (!form.querySelector("[name=v]:checked")) form.elements.v.value = "";
  return true;
}
// On paper stands what is on the screen, with all its rows, and what was chosen.
function label(name) {
  const field = form.elements[name];
  if (name === "q") return field.value.trim() && "“" + field.value.trim() + "”";
  if (name === "v") return field.value && form.querySelector("[name=v]:checked").nextElementSibling.textContent;
  return field && field.value && field.closest("label").firstChild.textContent + ": " + field.selectedOptions[0].textContent;
}
const folded = [...document.querySelectorAll("main details")].filter(one => !table.contains(one));
let opened = [];
addEventListener("beforeprint", () => {
  const chosen = CHOICES.map(label).filter(Boolean).join(", ");
  printed.textContent = found.textContent + (chosen ? " (" + words.only + " " + chosen + ")" : "") + ".";
  opened = folded.filter(one => !one.open);
  opened.forEach(one => { one.open = true; });
  fill(body, shown.map(line));
});
addEventListener("afterprint", () => {
  opened.forEach(one => { one.open = false; });
  draw();
});
function sort(name, down) {
  const place = words.heads.findIndex(head => head.name === name), isWalking = words.heads[place].sorts === "walking";
  const compare = (a, b) => typeof a === "string" ? order.compare(a, b) : a - b;
  sorted.sort((a, b) => ((isWalking ? a.at - b.at : compare(a[name], b[name])) || 0) * (down ? -1 : 1) || a.at - b.at);
  heads.forEach(head => head.removeAttribute("aria-sort"));
  heads[place].setAttribute("aria-sort", down ? "descending" : "ascending");
  filter();
}
words.heads.forEach(({ name, sorts }, place) => {
  if (!sorts) return;
  const head = heads[place], button = element("button", head.textContent);
  button.type = "button";
  button.addEventListener("click", () => sort(name, head.getAttribute("aria-sort") === "ascending"));
  fill(head, [button]);
  if (sorts === "walking") head.setAttribute("aria-sort", "ascending");
});
form.addEventListener("input", event => { if (event.target.name !== "s") filter(); });
form.elements.s.addEventListener("change", event => sort(event.target.value, false));
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
more.addEventListener("click", () => {
  limit += 10 * SHOWN;
  draw();
  body.children[limit - 10 * SHOWN]?.querySelector("summary").focus();
});
for (const link of document.querySelectorAll("[data-action], [data-part], [data-standing]")) link.addEventListener("click", () => {
  form.reset();
  setTimeout(() => {
    if (link.dataset.action) form.elements.a.value = link.dataset.action;
    else if (link.dataset.part) form.elements.p.value = link.dataset.part;
    else if (link.hash === "#devices") form.elements.v.value = link.dataset.standing;
    filter();
    if (link.hash === "#devices") $("devices").focus({ preventScroll: true });
  });
});
for (const item of document.querySelectorAll(".scripted")) item.hidden = false;
form.hidden = false;
addEventListener("hashchange", () => { if (recall()) filter(); });
const isRecalled = recall();
filter();
if (isRecalled) $("devices").scrollIntoView();
