/* Making parts of a page from text; nothing that comes from outside is ever read as HTML. */
"use strict";
window.systeemcheck = (function () {
  const $ = (id) => document.getElementById(id);
  const read = (id) => JSON.parse($(id).textContent);
  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text || "";
    if (className) made.className = className;
    return made;
  }
  const drawn = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
  function tag(look, text) {
    const made = element("span", "", "tag v-" + look.name), icon = drawn("svg"), use = drawn("use");
    use.setAttribute("href", "#" + look.name);
    icon.setAttribute("class", "icon");
    icon.setAttribute("aria-hidden", "true");
    icon.appendChild(use);
    made.appendChild(icon);
    made.appendChild(document.createTextNode(text));
    return made;
  }
  function fill(list, items) {
    list.textContent = "";
    items.forEach((item) => list.appendChild(item));
    return list;
  }
  const within = (name, ...items) => fill(element(name), items);
  /* Asked to come back later: in so many seconds. */
  function patience(response) {
    const seconds = Number(response.headers.get("Retry-After")) || 10;
    return new Promise((go) => setTimeout(go, seconds * 1000));
  }
  return { $, read, element, drawn, tag, fill, within, patience };
})();
