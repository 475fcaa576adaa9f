/* Takes in codes and files on the coordinator's page. */
"use strict";
(function () {
  const { $, element, tag, patience } = window.systeemcheck;
  const search = location.search;
  const MOST_AT_ONCE = 500, LARGEST = 16384;
  const WHY = { 409: "other", 507: "full" };
  function send(text) {
    return fetch("take-in" + search, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text: text }),
    });
  }
  function patiently(text) {
    return send(text).then((response) => {
      if (response.status !== 429) return response;
      $("alive").textContent = $("taken").dataset.many;
      return patience(response).then(() => patiently(text));
    });
  }
  function take(text, name) {
    const before = name ? name + ": " : "";
    return patiently(text).then((response) => (response.ok ? response.json() : Promise.reject(response))).then((told) => {
      const line = element("li", before + told.device + " ");
      line.appendChild(tag(told.look, told.look.title));
      $("taken").appendChild(line);
    }).catch((problem) => {
      const words = $("taken").dataset;
      $("taken").appendChild(element("li", before + (words[WHY[problem.status]] || words.failed)));
    });
  }
  function inTurn(items, done) {
    return items.slice(0, MOST_AT_ONCE).reduce((before, item) => before.then(() => done(item)), Promise.resolve()).then(() => {
      if (items.length > MOST_AT_ONCE) $("taken").appendChild(element("li", $("taken").dataset.rest));
    });
  }
  $("take").addEventListener("click", () => {
    const pasted = $("code").value, codes = pasted.split(/(?=SC1\.)/i).filter((code) => /^SC1\.\s*[\w-]{10}/i.test(code));
    inTurn(codes.length || !pasted.trim() ? codes : [pasted], (code) => take(code, "")).then(() => { $("code").value = ""; });
  });
  $("files").addEventListener("change", (event) => {
    inTurn(Array.from(event.target.files), (file) => file.size > LARGEST
      ? take("", file.name) : new Promise((done) => {
        const reader = new FileReader();
        reader.onload = () => done(take(String(reader.result), file.name));
        reader.onerror = () => done(take("", file.name));
        reader.readAsText(file);
      })).then(() => { event.target.value = ""; });
  });
})();
