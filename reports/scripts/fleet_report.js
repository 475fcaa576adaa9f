"use strict";
// The table of all devices: search, filter, sort, and a device's detail. All of it is made with DOM calls, so that no
// text of a device is ever read as markup. Without this script the page shows the same numbers, actions and rows.
const NAME = 0, ALSO = 1, PLACE = 2, AGE = 3, MARKS = 4, SCHOOL = 5, KIND = 6, VERDICT = 7, STANDING = 8, ACTIONS = 9,
  FINDINGS = 10, MET = 11, MODEL = 12, SCREEN = 16;
const LOOKS = ["fail", "unknown", "advice", "pass", "na"];
const SHOWN = 100;
const read = id => JSON.parse(document.getElementById(id).textContent);
const { rows, texts, today } = read("data"), words = read("words");
const form = document.querySelector(".filter"), table = document.querySelector(".devices"), body = table.tBodies[0];
const more = document.querySelector(".more"), none = document.querySelector(".none"), found = form.querySelector("output");
const heads = [...table.tHead.rows[0].cells];
const number = new Intl.NumberFormat(words.locale);
const dates = new Intl.DateTimeFormat(words.locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const order = new Intl.Collator(words.locale, { numeric: true });
const start = Date.parse(today), DAY = 86400000;
const places = rows.map((row, at) => at);
const searched = rows.map(row => [row[NAME], row[ALSO], ...[PLACE, KIND, MODEL, MODEL + 1, MODEL + 2].map(at => texts[row[at]]),
  row[SCHOOL] < 0 ? "" : texts[row[SCHOOL]], ...row[FINDINGS].map(item => texts[item[2]])].join("\n").toLowerCase());
let shown = places, limit = SHOWN;

function element(name, text, css) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (css) made.className = css;
  return made;
}
function tag(verdict) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), use = document.createElementNS(svg.namespaceURI, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", "#" + LOOKS[verdict]);
  svg.append(use);
  const made = element("span", undefined, "tag v-" + LOOKS[verdict]);
  made.append(svg, words.verdicts[verdict]);
  return made;
}
const fill = (text, value) => text.replace("{count}", number.format(value));

function detail(row) {
  const list = element("ul"), facts = element("dl");
  for (const [verdict, title, said] of row[FINDINGS]) {
    const item = element("li");
    item.append(tag(verdict), element("span", texts[said]));
    list.append(item);
  }
  if (row[MET]) {
    const item = element("li");
    item.append(tag(3), element("span", fill(row[MET] === 1 ? words.met_one : words.met, row[MET])));
    list.append(item);
  }
  const values = [row[ALSO], texts[row[PLACE]], ...row.slice(MODEL, SCREEN + 1).map(at => texts[at])];
  values.forEach((value, at) => {
    if (!value) return;
    const pair = element("div");
    pair.append(element("dt", words.facts[at]), element("dd", value));
    facts.append(pair);
  });
  return [list, facts];
}
function line(at) {
  const row = rows[at], made = element("tr"), head = element("th", row[NAME]), what = element("details"), why = element("td");
  head.scope = "row";
  const verdict = element("td"), worst = row[FINDINGS][0];
  verdict.append(tag(row[VERDICT]));
  what.append(element("summary", worst ? texts[worst[2]] : words.fine));
  what.addEventListener("toggle", () => { if (what.open && what.childElementCount === 1) what.append(...detail(row)); });
  why.append(what);
  const day = new Date(start - row[AGE] * DAY), time = element("time", dates.format(day)), when = element("td");
  time.dateTime = day.toISOString().slice(0, 10);
  when.append(time, ...words.marks.filter((_, bit) => row[MARKS] >> bit & 1).map(mark => element("span", mark, "mark")));
  made.append(head, element("td", texts[row[KIND]]), verdict, why, when);
  return made;
}
function draw() {
  body.replaceChildren(...shown.slice(0, limit).map(line));
  found.textContent = words.found.replace("{count}", number.format(shown.length)).replace("{total}", number.format(rows.length));
  none.hidden = shown.length > 0;
  more.hidden = shown.length <= limit;
  more.textContent = fill(words.more, shown.length - limit);
}
function filter() {
  const f = new FormData(form), phrase = f.get("q").trim().toLowerCase().replace(/\s+/g, " ");
  // What was typed as it stands, or else all its words, wherever they are.
  const asked = searched.some(text => text.includes(phrase)) ? [phrase] : phrase.split(" ");
  const standing = f.get("v"), action = f.get("a"), requirement = f.get("r"), place = f.get("l"), kind = f.get("c"), age = f.get("d");
  shown = places.filter(at => {
    const row = rows[at];
    return (!standing || texts[row[STANDING]] === standing) && (!action || row[ACTIONS].includes(+action))
      && (!requirement || row[FINDINGS].some(item => texts[item[1]] === requirement))
      && (!place || texts[row[PLACE]] === place) && (!kind || texts[row[KIND]] === kind)
      && (!age || (age === "old") === !!(row[MARKS] & 1)) && asked.every(word => searched[at].includes(word));
  });
  limit = SHOWN;
  draw();
}
const KEYS = [null, row => texts[row[KIND]], row => row[VERDICT], null, row => row[AGE]];
let walking = null;
function sort(column, down) {
  walking ??= [...places];
  const rank = new Map(walking.map((at, place) => [at, place])), key = KEYS[column];
  const compare = key ? (a, b) => typeof a === "number" ? a - b : order.compare(a, b) : null;
  places.sort((a, b) => ((compare ? compare(key(rows[a]), key(rows[b])) : rank.get(a) - rank.get(b)) || 0) * (down ? -1 : 1) || rank.get(a) - rank.get(b));
  heads.forEach(head => head.removeAttribute("aria-sort"));
  heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
  filter();
}
heads.forEach((head, column) => {
  if (column && !KEYS[column]) return;
  const button = element("button", head.textContent);
  button.type = "button";
  button.addEventListener("click", () => sort(column, head.getAttribute("aria-sort") === "ascending"));
  head.replaceChildren(button);
});
heads[0].setAttribute("aria-sort", "ascending");
form.addEventListener("input", event => { if (event.target.name !== "s") filter(); });
form.elements.s.addEventListener("change", event => sort(+event.target.value, false));
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
more.addEventListener("click", () => {
  limit += 10 * SHOWN;
  draw();
  body.children[limit - 10 * SHOWN]?.querySelector("summary").focus();
});
for (const link of document.querySelectorAll("[data-action], [data-standing]")) link.addEventListener("click", () => {
  form.reset();
  setTimeout(() => {
    if (link.dataset.action) form.elements.a.value = words.actions[link.dataset.action];
    else if (link.hash === "#devices") form.elements.v.value = link.dataset.standing;
    filter();
    if (link.hash === "#devices") document.getElementById("devices").focus({ preventScroll: true });
  });
});
for (const item of document.querySelectorAll(".scripted")) item.hidden = false;
form.hidden = false;
filter();
