/* Keeps a page up to date while devices come in, and opens the sheet to print. */
"use strict";
(function () {
  const { $, element, tag, fill, within } = window.systeemcheck;
  const search = location.search;
  function shown(state) {
    $("sent").textContent = state.sent;
    $("looking").textContent = state.looking;
    $("refused").textContent = state.refused;
    $("wrong").textContent = state.wrong;
    fill($("counts"), state.counts.map((pair) => within("li", tag(pair[0], pair[1] + " " + pair[0].word))));
    fill($("lines"), state.lines.map((line) => {
      const device = within("td", element("bdi", line.name), document.createTextNode(" " + line.kind));
      const place = within("td", element("bdi", line.place)), look = within("td", tag(line.look, line.look.title));
      return within("tr", element("td", line.time), device, place, look);
    }));
    $("table").hidden = !state.lines.length;
    $("nobody").hidden = Boolean(state.lines.length);
  }
  function look() {
    if (!$("sent")) return Promise.resolve();
    return fetch("state" + search).then((response) => (response.ok ? response.json() : Promise.reject(response))).then((state) => {
      $("alive").textContent = "";
      shown(state);
    }).catch(() => { $("alive").textContent = $("alive").dataset.gone; });
  }
  const refresh = () => look().then(() => setTimeout(refresh, 3000));
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "sheet") return;
    event.preventDefault();
    const places = $("places").value.split("\n").map((place) => place.trim()).filter(Boolean);
    const asked = places.map((place) => "plek=" + encodeURIComponent(place));
    if (/lang=en/.test(search)) asked.push("lang=en");
    open("sheet?" + asked.join("&"), "_blank");
  });
  document.addEventListener("newer", look);
  refresh();
})();
