/* Making parts of a page from text; nothing that comes from outside is ever read as HTML. */
"use strict";
window.systeemcheck = (function () {
  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text || "";
    if (className) made.className = className;
    return made;
  }
  function tag(look, text) {
    const made = element("span", "", "tag v-" + look.name);
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
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
  }
  return { element: element, tag: tag, fill: fill };
})();
