/* The desk: keeps what is shown up to date, sends what is done, takes in files that are dropped. */
"use strict";
(function () {
  const { $, element, fill, patience } = window.systeemcheck;
  const words = document.body.dataset, view = $("view"), box = $("told"), told = $("lines-told");
  let version = Number(words.version), isStopped = false;
  const LARGEST = 33554432, MOST_AT_ONCE = 2000, EVERY = 2000, MOST_TOLD = 200;

  /* What is told of what was done: read out as it comes. Of many lines those that went well make room, counted. */
  let leftOut = 0;
  function tell(lines) {
    lines.forEach((line) => told.appendChild(element("li", line.text, line.how)));
    const fine = Array.from(told.querySelectorAll("li:not(.wrong):not(.earlier)"));
    const gone = fine.slice(0, Math.max(0, told.children.length - MOST_TOLD));
    gone.forEach((line) => line.remove());
    leftOut += gone.length;
    told.querySelectorAll(".earlier").forEach((line) => line.remove());
    if (leftOut) told.prepend(element("li", words.earlier.replace("{count}", String(leftOut)), "note earlier"));
    if (lines.length) box.hidden = false;
  }
  const startTelling = () => { fill(told, []); leftOut = 0; box.hidden = true; };
  const wrong = (text) => ({ text: text, how: "wrong" });

  function post(address, body, name) {
    return fetch(address, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    }).then((response) => (response.status === 429 ? patience(response).then(() => post(address, body, name)) : response.json()))
      .then((answer) => { tell(answer.told || [wrong(words.failed)]); return answer; })
      .catch(() => tell([wrong((name ? name + ": " : "") + words.unsent)]));
  }

  /* The newest of what this tab shows. What somebody is filling in is left alone until it is sent or left. */
  const isFillingIn = () => view.contains(document.activeElement)
    && /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && document.activeElement.type !== "file";
  function renew() {
    return fetch(location.href).then((response) => response.text()).then((text) => {
      const page = new DOMParser().parseFromString(text, "text/html"), there = page.getElementById("view");
      $("tabs").replaceChildren(...page.getElementById("tabs").childNodes);
      if (view.dataset.live === "own") {
        $("begin").replaceChildren(...page.getElementById("begin").childNodes);
        return document.dispatchEvent(new CustomEvent("newer"));
      }
      const open = new Set(Array.from(view.querySelectorAll("details[open][id]"), (part) => part.id));
      const focused = document.activeElement && view.contains(document.activeElement) ? document.activeElement.id : "";
      there.querySelectorAll("details[id]").forEach((part) => { if (open.has(part.id)) part.open = true; });
      view.replaceChildren(...there.childNodes);
      if (focused && $(focused)) $(focused).focus();
      document.dispatchEvent(new CustomEvent("newer"));
    });
  }
  function shown(now) {
    $("trouble").textContent = now.trouble;
    $("trouble").hidden = !now.trouble;
    if (now.version === version || isFillingIn()) return;
    version = now.version;
    return renew();
  }
  function keepUp() {
    if (isStopped) return;
    fetch("../now").then((response) => response.json()).then(shown).catch(() => {
      if (isStopped) return;
      $("trouble").textContent = words.gone;
      $("trouble").hidden = false;
    }).then(() => setTimeout(keepUp, EVERY));
  }
  const now = () => fetch("../now?fresh").then((response) => response.json()).then((told) => { version = told.version; });
  /* What is told is read first; where nothing is, what comes next: where the form says, without the page moving. */
  const next = (stay) => (told.children.length ? box : stay || view.querySelector("[data-next]"));
  const afterwards = (form) => now().then(renew).then(() => {
    const stay = form && form.dataset.stay ? form.dataset.stay.split(" ").map($).find(Boolean) : null, there = next(stay);
    if (there) there.focus({ preventScroll: there === stay });
  }).catch(() => {});

  /* A form or a button that does something: what it holds is sent as it stands, and once, also on a double click. */
  function sent(form, button) {
    if (form.dataset.sending) return Promise.resolve();
    form.dataset.sending = "yes";
    const body = {};
    new FormData(form).forEach((value, name) => { body[name] = value; });
    if (button && button.name) body[button.name] = button.value;
    startTelling();
    if (document.activeElement && view.contains(document.activeElement)) document.activeElement.blur();
    return post(form.dataset.do, body).then(() => afterwards(form)).then(() => { delete form.dataset.sending; });
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.do) return;
    event.preventDefault();
    sent(form, event.submitter);
  });

  /* Files, dropped anywhere or chosen. */
  const base64 = (file) => new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(",")[1] || "");
    reader.onerror = failed;
    reader.readAsDataURL(file);
  });
  const taker = () => { const own = view.querySelector("[data-take]"); return own ? own.dataset.take : "../add/take"; };
  function take(file) {
    if (file.size > LARGEST) return Promise.resolve(tell([wrong(file.name + ": " + words.large)]));
    return base64(file).then((data) => post(taker(), { name: file.name, data: data }, file.name), () => tell([wrong(file.name + ": " + words.unread)]));
  }
  function takeAll(files) {
    const all = Array.from(files);
    startTelling();
    return all.slice(0, MOST_AT_ONCE).reduce((before, file) => before.then(() => take(file)), Promise.resolve())
      .then(() => { if (all.length > MOST_AT_ONCE) tell([wrong(words.rest)]); }).then(() => afterwards());
  }
  const holdsFiles = (event) => Array.from(event.dataTransfer ? event.dataTransfer.types : []).includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dropping"); });
  document.addEventListener("drop", (event) => {
    document.body.classList.remove("dropping");
    if (!holdsFiles(event)) return;
    event.preventDefault();
    takeAll(event.dataTransfer.files);
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("input[type=file]")) return;
    takeAll(event.target.files).then(() => { event.target.value = ""; });
  });

  $("stop").addEventListener("click", () => {
    isStopped = true;
    startTelling();
    post("../stop", {}).then(() => { $("desk").hidden = true; $("stop").hidden = true; box.focus(); });
  });
  document.querySelectorAll("[data-speak]").forEach((button) => button.addEventListener("click", () => {
    post("../speak", { language: button.dataset.speak }).then(() => location.reload());
  }));
  keepUp();
})();
