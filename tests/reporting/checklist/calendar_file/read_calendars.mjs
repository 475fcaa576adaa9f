// Reads calendar files with ical.js, as another program does. Each line of input is a JSON list of files that are
// imported one after the other; each line of output tells what stood in each, and what a calendar then shows.
//
//   node read_calendars.mjs
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
const ICAL = createRequire(new URL("../../../pages/package.json", import.meta.url))("ical.js");

const ZONE = "Europe/Amsterdam";
const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" });
const told = (moment) => clock.format(moment).replace(" ", "T");

// The moment at which the clocks in Amsterdam tell this; by the machine's own table of time zones, not by the file's.
function inAmsterdam(year, month, day) {
  const asUtc = Date.UTC(year, month - 1, day);
  return [1, 2].map((hours) => asUtc - hours * 3600e3).find((moment) => told(moment).endsWith("T00:00"));
}

// RFC 5545, 3.3.6: days are counted by the calendar, and only then hours by the clock.
function exactly(start, trigger) {
  const midnight = start.clone();
  midnight.addDuration(ICAL.Duration.fromData({ isNegative: trigger.isNegative, weeks: trigger.weeks, days: trigger.days }));
  const rest = (trigger.hours * 3600 + trigger.minutes * 60 + trigger.seconds) * (trigger.isNegative ? -1 : 1);
  return told(inAmsterdam(midnight.year, midnight.month, midnight.day) + rest * 1e3);
}

function byTheWall(start, trigger) {
  const midnight = new ICAL.Time({ year: start.year, month: start.month, day: start.day, hour: 0, minute: 0, second: 0 });
  midnight.addDuration(trigger);
  return midnight.toString().slice(0, 16);
}

function alarm(part, start) {
  const trigger = part.getFirstPropertyValue("trigger");
  const value = (name) => part.getFirstPropertyValue(name);
  const [exact, wall] = [exactly(start, trigger), byTheWall(start, trigger)];
  return { action: value("action"), description: value("description"), exact, wall };
}

function event(part) {
  const { uid, summary, description, location, sequence, startDate, endDate } = new ICAL.Event(part);
  const value = (name) => part.getFirstPropertyValue(name);
  const alarms = part.getAllSubcomponents("valarm").map((each) => alarm(each, startDate));
  const days = { isWholeDays: startDate.isDate && endDate.isDate, first: startDate.toString(), end: endDate.toString() };
  const texts = { summary, description, location, url: value("url"), status: value("status"), categories: value("categories") };
  return { uid, sequence, stamp: value("dtstamp").toString(), ...days, ...texts, transparent: value("transp"), alarms };
}

function calendar(text) {
  const root = new ICAL.Component(ICAL.parse(text));
  const properties = Object.fromEntries(root.getAllProperties().map((each) => [each.name, each.getFirstValue()]));
  const names = root.getAllSubcomponents().map((each) => each.name);
  return { properties, names, events: root.getAllSubcomponents("vevent").map(event) };
}

// RFC 5546, 2.1.5: of two events with one id the higher SEQUENCE counts, and of equal ones the later DTSTAMP.
function imported(calendars) {
  const shown = {};
  for (const found of calendars.flatMap((each) => each.events)) {
    const known = shown[found.uid];
    const isNewer = !known || found.sequence > known.sequence || (found.sequence === known.sequence && found.stamp > known.stamp);
    if (isNewer) shown[found.uid] = found;
  }
  return Object.values(shown);
}

for await (const line of createInterface({ input: process.stdin })) {
  const calendars = JSON.parse(line).map(calendar);
  process.stdout.write(JSON.stringify({ calendars, shown: imported(calendars) }) + "\n");
}
