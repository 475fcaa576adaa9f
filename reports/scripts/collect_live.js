/* Keeps the coordinator's page up to date, and takes in codes and files. */
"use strict";
(function () {
  const $ = (id) => document.getElementById(id);
  const { element, tag, fill } = window.systeemcheck;
  const search = location.search;
  function within(name, child) {
    const made = element(name);
    made.appendChild(child);
    return made;
  }
  function shown(state) {
    $("sent").textContent = state.sent;
    $("looking").textContent = state.looking;
    $("refused").textContent = state.refused;
    fill($("counts"), state.counts.map((pair) => within("li", tag(pair[0], pair[1] + " " + pair[0].word))));
    fill($("lines"), state.lines.map((line) => {
      const row = element("tr");
      const device = within("td", element("bdi", line.name));
      device.appendChild(document.createTextNode(" " + line.kind));
      [element("td", line.time), device, within("td", element("bdi", line.place)), within("td", tag(line.look, line.look.title))]
        .forEach((cell) => row.appendChild(cell));
      return row;
    }));
    $("table").hidden = !state.lines.length;
    $("nobody").hidden = Boolean(state.lines.length);
  }
  function refresh() {
    fetch("state" + search).then((response) => response.json()).then((state) => {
      $("alive").textContent = "";
      shown(state);
    }).catch(() => { $("alive").textContent = $("taken").dataset.gone; }).then(() => setTimeout(refresh, 3000));
  }
  function take(text, name) {
    return fetch("take-in" + search, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text: text }),
    }).then((response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status))))).then((told) => {
      const line = element("li", (name ? name + ": " : "") + told.device + " ");
      line.appendChild(tag(told.look, told.look.title));
      $("taken").appendChild(line);
    }).catch(() => $("taken").appendChild(element("li", (name ? name + ": " : "") + $("taken").dataset.failed)));
  }
  $("take").addEventListener("click", () => {
    const codes = $("code").value.split(/\s+(?=SC1\.)/).filter((code) => code.trim());
    codes.reduce((before, code) => before.then(() => take(code, "")), Promise.resolve()).then(() => { $("code").value = ""; });
  });
  $("files").addEventListener("change", (event) => {
    Array.from(event.target.files).slice(0, 500).reduce((before, file) => before.then(() => file.size > 16384
      ? take("", file.name) : new Promise((done) => {
        const reader = new FileReader();
        reader.onload = () => done(take(String(reader.result), file.name));
        reader.readAsText(file);
      })), Promise.resolve()).then(() => { event.target.value = ""; });
  });
  $("sheet").addEventListener("submit", (event) => {
    event.preventDefault();
    const places = $("places").value.split("\n").map((place) => place.trim()).filter(Boolean);
    const asked = places.map((place) => "plek=" + encodeURIComponent(place));
    if (/lang=en/.test(search)) asked.push("lang=en");
    open("sheet?" + asked.join("&"), "_blank");
  });
  refresh();
})();
