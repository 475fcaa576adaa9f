/* Looks at the browser it runs in, asks what that hides, and hands both over. Written for Safari 13 and later. */
"use strict";
(function () {
  const { $, read, element, tag, fill, within, patience } = window.systeemcheck;
  const config = read("config"), { words, forms } = config;
  const asked = new URLSearchParams(location.search);
  const isCollected = config.mode === "collector";
  const state = { order: [], at: -1, elsewhere: "" };
  const openedIn = window.top !== window.self ? "frame" : /^https?:$/.test(location.protocol) ? "" : "file";

  const answers = () => state.submission.answers;
  const fromLink = (name) => (asked.get(name) || "").slice(0, config.longest_name);

  /* ---- what the browser tells */

  const is = (form, text) => new RegExp("^(?:" + forms[form] + ")$").test(text);
  function attempt(what) {
    try { return what(); } catch (error) { return null; }
  }
  function random() {
    const bytes = new Uint8Array(16);
    crypto.getRandomValues(bytes);
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  function deviceId() {
    const key = "systeemcheck-device";
    const kept = attempt(() => localStorage.getItem(key));
    if (is("id", kept)) return kept;
    const made = random();
    attempt(() => localStorage.setItem(key, made));
    return made;
  }
  function keepsCookies() {
    return attempt(() => {
      document.cookie = "systeemcheck=1; SameSite=Strict; path=/";
      const kept = document.cookie.indexOf("systeemcheck=1") >= 0;
      document.cookie = "systeemcheck=; Max-Age=0; SameSite=Strict; path=/";
      return kept;
    });
  }
  function keepsStorage() {
    return attempt(() => {
      localStorage.setItem("systeemcheck-test", "1");
      const found = localStorage.getItem("systeemcheck-test") === "1";
      localStorage.removeItem("systeemcheck-test");
      return found;
    }) === true;
  }
  function draws() {
    const canvas = element("canvas");
    return Boolean(attempt(() => canvas.getContext("webgl") || canvas.getContext("experimental-webgl")));
  }
  function moment() {
    return new Date().toISOString().replace(/\.\d+Z$/, "Z");
  }
  const HINTS = ["platformVersion", "model", "architecture", "bitness", "formFactors", "fullVersionList"];
  function hints() {
    const data = navigator.userAgentData;
    if (!data || !data.getHighEntropyValues) return Promise.resolve(null);
    const patience = new Promise((done) => setTimeout(() => done({}), 500));
    return Promise.race([data.getHighEntropyValues(HINTS).catch(() => ({})), patience]).then((told) => {
      const kept = { platform: told.platform || data.platform || "", mobile: data.mobile };
      HINTS.slice(0, -1).forEach((name) => {
        if (told[name] && told[name].length) kept[name] = told[name];
      });
      kept.fullVersionList = told.fullVersionList || data.brands || [];
      return kept;
    });
  }
  function measure() {
    return hints().then((told) => {
      const signals = { ua: navigator.userAgent.slice(0, config.longest_ua), platform: navigator.platform || "", vendor: navigator.vendor || "" };
      if (told) signals.client_hints = told;
      if (typeof navigator.maxTouchPoints === "number") signals.max_touch_points = navigator.maxTouchPoints;
      if (screen.width > 0 && screen.height > 0) signals.screen = { width: screen.width, height: screen.height };
      if (devicePixelRatio > 0) signals.pixel_ratio = devicePixelRatio;
      const tried = {
        cookies: openedIn ? undefined : keepsCookies(), storage: openedIn === "frame" ? undefined : keepsStorage(), webgl: draws(),
      };
      if (openedIn) tried.opened_in = openedIn;
      if (navigator.deviceMemory) tried.device_memory = navigator.deviceMemory;
      if (navigator.hardwareConcurrency) tried.logical_cores = navigator.hardwareConcurrency;
      if (outerWidth > 0 && innerWidth > 0 && openedIn !== "frame") {
        tried.outer_width = outerWidth;
        tried.inner_width = innerWidth;
      }
      tried.languages = Array.from(navigator.languages || []).slice(0, 3);
      return {
        format: 1, id: random(), device: deviceId(), measured_at: moment(),
        time_zone: attempt(() => Intl.DateTimeFormat().resolvedOptions().timeZone) || "",
        label: fromLink("nummer"), location: fromLink("plek"),
        signals: signals, tried: tried, answers: {},
      };
    });
  }

  /* ---- handing over */

  function encoded() {
    let text = JSON.stringify(state.submission);
    config.common.forEach((part, place) => { text = text.split(part).join(String.fromCharCode(place + 1)); });
    const bytes = unescape(encodeURIComponent(text));
    return "SC1." + btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }
  function decoded(code) {
    const letters = /^SC1\.([\w-]*)/.exec(code)[1].replace(/-/g, "+").replace(/_/g, "/");
    const text = decodeURIComponent(escape(atob(letters)));
    return JSON.parse(text.replace(/[\x01-\x1f]/g, (sign) => config.common[sign.charCodeAt(0) - 1]));
  }
  function post(where) {
    const controller = typeof AbortController === "function" ? new AbortController() : null;
    if (controller) setTimeout(() => controller.abort(), 20000);
    // The collector compares it with its own clock.
    if (!state.fromElsewhere) state.submission.measured_at = moment();
    return fetch(where + "?lang=" + config.language + (state.fromElsewhere ? "&from=elsewhere" : ""), {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(state.submission),
      signal: controller ? controller.signal : undefined,
    }).then((response) => {
      if (response.status === 429) {
        heading("wait").textContent = words["problem.too_many"];
        return patience(response).then(() => post(where));
      }
      return response.json().then((told) => {
        if (response.ok) return told;
        throw new Error(told.problem);
      });
    });
  }

  /* ---- showing */

  const heading = (id) => $(id).querySelector("h1");
  function show(id) {
    document.querySelectorAll(".step").forEach((section) => { section.hidden = section.id !== id; });
    scrollTo(0, 0);
    const title = heading(id);
    if (title) title.focus({ preventScroll: true });
  }
  function row(seen) {
    return within("li", element("span", seen.text), tag(seen.look, seen.look.title));
  }
  function panel(id, look, title, text) {
    const name = id + "-panel", box = $(name);
    box.className = "panel v-" + look.name;
    box.querySelector("use").setAttribute("href", "#" + look.name);
    heading(name).textContent = title;
    box.querySelector("p").textContent = text;
  }
  function tally(id, counts) {
    fill($(id), counts.map((count) => within("li", tag(count.look, count.text))));
  }
  function showClock(text) {
    $("clock").textContent = text;
    $("clock").hidden = !text;
  }
  function showOwnClock() {
    const day = new Date(), isOdd = day < new Date(config.made) - 864e5 || day > new Date(config.believed_until);
    showClock(isOdd ? words.clock.replace("{date}", day.toLocaleDateString(config.language)) : "");
  }
  function showStart() {
    const told = state.verdict;
    showClock(told.clock);
    panel("start", told.look, told.title, told.text);
    tally("tally", told.specs && told.specs.length ? told.specs : told.counts);
    fill($("start-seen"), told.seen.map(row));
    $("kind-told").textContent = told.device_told;
    $("kind-told").parentNode.hidden = told.questions[0] === "kind";
    $("start-why").textContent = told.look.name === "fail" ? told.why : "";
    if (!state.order.length) $("begin").textContent = words.to_send;
    show("start");
  }
  function appBrowser() {
    const signals = state.submission.signals, signs = config.in_an_app;
    const has = (pattern, text) => new RegExp(pattern).test(text);
    const hints = signals.client_hints || {};
    const grease = new RegExp(signs.grease, "i"), inside = new RegExp(signs.brackets);
    const brands = (hints.fullVersionList || []).map((item) => item.brand).filter((brand) => !grease.test(brand));
    const isBare = brands.join() === "Chromium" && signs.named.indexOf(hints.platform) >= 0;
    const bare = signals.ua.replace(inside, "").replace(inside, "");
    const isApp = isBare || has(signs.brand, brands.join()) || has(signs.app, signals.ua)
      || (!has(signs.browser, bare) && (has(signs.view, signals.ua) || has(signs.strange, bare)));
    const told = signals.ua + (signals.max_touch_points > 1 ? " touch" : "");
    return isApp ? signs.elsewhere.find((pair) => has(pair[0], told))[1] : "";
  }
  function showElsewhere() {
    const name = state.elsewhere ? "elsewhere.app" : "elsewhere.frame";
    heading("elsewhere").textContent = words[name].replace("{browser}", state.elsewhere);
    $("elsewhere-why").textContent = words[name + "_text"];
    $("own-tab").hidden = Boolean(state.elsewhere);
    $("own-tab").firstChild.href = $("link").value = location.href;
    $("copy-link").classList.toggle("second", !state.elsewhere);
    show("elsewhere");
  }
  function startWith(start) {
    state.start = start;
    if (state.elsewhere || openedIn === "frame") showElsewhere();
    else start();
  }
  function showDone(told) {
    showClock(told.clock);
    panel("done", told.look, told.done_title, told.done_text);
    state.start = () => show("done");
    $("done-why").textContent = told.why;
    tally("done-tally", told.specs || []);
    $("done-elsewhere").hidden = !told.elsewhere;
    $("done-elsewhere").firstChild.textContent = words["elsewhere.app"].replace("{browser}", told.elsewhere);
    fill($("done-seen"), told.seen.map(row));
    $("to-do-box").hidden = !told.to_do.length;
    fill($("to-do"), [].concat.apply([], told.to_do.map((step) =>
      [element("h2", step.title)].concat(step.texts.map((text) => element("p", text))))));
    fill($("notices"), told.notices.map((note) => {
      const made = element("p", note.text + " ", "notice");
      const link = element("a", note.address);
      link.href = note.address;
      if (/^https?:/.test(note.address)) made.appendChild(link);
      return made;
    }));
    show("done");
  }
  function showFailed(error) {
    $("failed-why").textContent = words["problem." + error.message] || words.no_connection;
    show("failed");
  }

  /* ---- asking */

  /* By its form alone: "Emma", "Jan de Vries", "iPad van emma", "Emma's iPad". Asked once more, never refused. */
  function isLikeName(text, isLabel) {
    return !/\d|groep|klas|lokaal|school|team|bouw|bieb|zaal/i.test(text)
      && (/^[A-ZÀ-ſ]\S+( [a-z]+)*( [A-ZÀ-ſ]\S+)+$/.test(text) || /['’]s? |\b(van|juf|meester) \S/i.test(text)
      || (isLabel && /^[A-ZÀ-ſ]?[a-zß-ſ]{2,}$/.test(text)));
  }
  const QUESTIONS = {
    kind: {
      read: () => { answers().device_class = chosen("kind") || undefined; },
      said: () => textOf("kind"),
    },
    label: {
      open: () => { $("ask-place").hidden = Boolean(asked.get("plek")); },
      read: () => {
        const label = state.submission.label = $("label").value.trim();
        if (!asked.get("plek")) state.submission.location = $("location").value.trim();
        const place = $("location").value.trim(), isNew = state.typed !== label + "/" + place;
        state.typed = label + "/" + place;
        $("label-wrong").hidden = !(isNew && (isLikeName(label, true) || isLikeName(place)));
        return $("label-wrong").hidden;
      },
      forget: () => { $("label").value = ""; QUESTIONS.label.read(); },
      said: () => [state.submission.location, state.submission.label].filter(Boolean).join(", "),
    },
    sound: {
      read: () => { answers().sound = { yes: true, no: false }[chosen("sound")]; },
      said: () => textOf("sound"),
    },
    popups: { said: () => $("popups-found").textContent },
    updates: {
      open: () => { $("how-updates").hidden = false; },
      read: () => {
        const month = $("year").value.trim() + "-" + $("month").value, isGood = is("updates_until", month);
        $("updates-wrong").hidden = isGood;
        if (!isGood) return false;
        answers().updates_until = month;
        return true;
      },
      said: () => answers().updates_until ? option("month") + " " + $("year").value : "",
    },
    version: {
      open: () => showHow("version"),
      read: () => {
        const version = $("version").value.trim().replace(/,/g, ".").replace(new RegExp(forms.version, "i"), "$1");
        const isGood = is("os_version", version);
        $("version-wrong").hidden = isGood;
        if (!isGood) return false;
        answers().os_version = version;
        return true;
      },
      said: () => answers().os_version || "",
    },
    memory: {
      open: () => showHow("memory"),
      read: () => { answers().memory = Number(chosen("memory")) || undefined; },
      said: () => textOf("memory"),
    },
    model: {
      open: () => { $("how-model").hidden = false; },
      read: () => { answers().model = $("model").value || undefined; },
      said: () => answers().model ? option("model") : "",
    },
  };
  const ANSWERS = { kind: "device_class", sound: "sound", updates: "updates_until", version: "os_version", memory: "memory", model: "model" };
  const checked = (name) => document.querySelector("input[name=" + name + "]:checked");
  const option = (id) => $(id).options[$(id).selectedIndex].text;
  function chosen(name) {
    const found = checked(name);
    return found ? found.value : "";
  }
  function textOf(name) {
    const found = checked(name);
    return found && answers()[ANSWERS[name]] !== undefined ? found.parentNode.textContent.trim() : "";
  }
  function kind() {
    return answers().device_class || (state.verdict ? state.verdict.kind : "");
  }
  function showHow(question) {
    document.querySelectorAll("[id^=how-" + question + "-]").forEach((list) => {
      list.hidden = list.id !== "how-" + question + "-" + kind();
    });
  }
  const sides = (size) => Math.min(size.width, size.height) + "x" + Math.max(size.width, size.height);
  function isTold(question) {
    const signals = state.submission.signals, told = signals.client_hints || {};
    if (question === "memory") return Boolean(state.submission.tried.device_memory);
    if (question === "popups") return state.submission.tried.popups !== undefined;
    if (question === "version") return Boolean(told.platformVersion) || (kind() === "ipad" && !state.elsewhere && new RegExp(forms.tells_ipados).test(signals.ua));
    if (question === "model") return config.sized.indexOf(sides(signals.screen || {})) >= 0;
    return false;
  }
  function plan() {
    const label = asked.get("nummer") ? [] : ["label"];
    if (isCollected) state.order = state.verdict.questions.slice();
    else state.order = ["kind"].concat(label, (config.questions[kind()] || []).filter((question) => !isTold(question)));
  }
  function ask(at) {
    state.at = at;
    if (at < 0) return isCollected ? showStart() : show("start");
    if (at >= state.order.length) return showSummary();
    const name = state.order[at], question = QUESTIONS[name];
    if (question.open) question.open();
    $("q-" + name).querySelector(".prog").textContent =
      words.progress.replace("{number}", at + 1).replace("{count}", state.order.length);
    show("q-" + name);
  }
  function showSummary() {
    fill($("sum"), state.order.map((name) => {
      const asked = element("dt", heading("q-" + name).textContent);
      return within("div", asked, element("dd", QUESTIONS[name].said() || words.not_answered));
    }));
    show("summary");
  }
  function answered(isSkipped) {
    const name = state.order[state.at], question = QUESTIONS[name];
    if (isSkipped) {
      delete answers()[ANSWERS[name]];
      if (question.forget) question.forget();
    } else if (question.read && question.read() === false) return;
    if (name !== "kind") return ask(state.at + 1);
    if (!isCollected) { plan(); return ask(state.at + 1); }
    show("wait");
    look().then(() => ask(state.order[0] === "kind" ? 1 : 0)).catch(showFailed);
  }
  function look() {
    return post("look").then((told) => { state.verdict = told; state.elsewhere = told.elsewhere; plan(); });
  }
  function send() {
    if (!isCollected) return handOver();
    state.submission.id = random();
    deliver();
  }
  function deliver() {
    show("wait");
    post("results").then(showDone).catch(showFailed);
  }

  /* ---- sound and windows: only after a tap */

  $("play").addEventListener("click", () => {
    const Context = window.AudioContext || window.webkitAudioContext;
    const played = attempt(() => {
      const audio = new Context(), tone = audio.createOscillator(), volume = audio.createGain();
      tone.frequency.value = 660;
      volume.gain.setValueAtTime(0.3, audio.currentTime);
      volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.2);
      tone.connect(volume);
      volume.connect(audio.destination);
      if (audio.resume) audio.resume();
      tone.start();
      tone.stop(audio.currentTime + 1.2);
      return true;
    });
    $("no-tone").hidden = Boolean(played);
  });
  $("open-window").addEventListener("click", () => {
    const opened = attempt(() => window.open("about:blank", "_blank", "width=200,height=100"));
    if (opened || openedIn !== "frame") state.submission.tried.popups = Boolean(opened);
    attempt(() => opened.close());
    $("popups-found").textContent = opened ? words.popups_yes : words.popups_no;
  });

  /* ---- without a collector: a link, a file, a code, a QR code */

  function collectorAddress() {
    const given = new URLSearchParams(location.hash.slice(1)).get("naar") || asked.get("naar") || config.collector || "";
    return /^https?:\/\/[^\s"'<>]+$/.test(given) ? given : "";
  }
  function handOver() {
    const code = encoded(), address = isCollected ? location.href.split("#")[0] : collectorAddress();
    $("code").value = code;
    $("go-on").hidden = $("go-where").hidden = isCollected || !address;
    $("go-link").href = address ? address + "#" + code : "#";
    $("go-where").textContent = address;
    window.systeemcheck.qr($("qr"), address ? address + "#" + code : code);
    show("hand-over");
  }
  $("save").addEventListener("click", () => {
    const made = element("a");
    made.href = URL.createObjectURL(new Blob([JSON.stringify(state.submission)], { type: "application/octet-stream" }));
    const name = (state.submission.label || "apparaat").replace(new RegExp(forms.unfit, "g"), "-").slice(0, 30);
    made.download = name + "_" + state.submission.id.slice(0, 8) + ".systeemcheck";
    document.body.appendChild(made);
    made.click();
    made.remove();
  });
  function copies(button, field, status, copied, yourself) {
    const told = (worked) => { $(status).textContent = words[worked ? copied : yourself]; };
    const byHand = () => { $(field).select(); told(attempt(() => document.execCommand("copy"))); };
    $(button).addEventListener("click", () => {
      if (navigator.clipboard) navigator.clipboard.writeText($(field).value).then(() => told(true), byHand);
      else byHand();
    });
  }
  copies("copy", "code", "copied", "copied", "copy_yourself");
  copies("copy-link", "link", "link-copied", "link_copied", "link_yourself");
  $("link").addEventListener("focus", () => $("link").select());

  /* ---- from here to there */

  const ACTIONS = {
    next: () => (state.at >= 0 && state.at < state.order.length ? answered(false) : ask(0)),
    skip: () => answered(true),
    back: () => ask(state.at - 1),
    kind: () => { if (state.order[0] !== "kind") state.order.unshift("kind"); ask(0); },
    send: send,
    again: () => (state.verdict || state.fromElsewhere ? deliver() : begin()),
    "hand-over": handOver,
    stay: () => state.start(),
    elsewhere: showElsewhere,
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-go]");
    if (button) ACTIONS[button.dataset.go]();
  });
  document.addEventListener("keydown", (event) => {
    const isField = event.target.matches && event.target.matches("input[type=text]");
    if (event.key === "Enter" && isField) ACTIONS.next();
  });
  function summaryOfMeasured() {
    const signals = state.submission.signals, tried = state.submission.tried, memory = tried.device_memory;
    const no = (name) => words[openedIn && name !== "webgl" ? "not_here" : "no"];
    const parts = [];
    if (signals.screen) parts.push(words.screen + ": " + signals.screen.width + " × " + signals.screen.height);
    if (memory) parts.push(words.memory + ": " + memory + " GB");
    ["cookies", "storage", "webgl"].forEach((name) => parts.push(words[name] + ": " + (tried[name] ? words.yes : no(name))));
    return parts;
  }
  function begin() {
    const code = location.hash.slice(1);
    if (isCollected && code.indexOf("SC1.") === 0) {
      const handed = attempt(() => decoded(code));
      history.replaceState(null, "", location.pathname + location.search);
      state.fromElsewhere = true;
      state.submission = handed || {};
      return deliver();
    }
    measure().then((submission) => {
      state.submission = submission;
      if (isCollected) return look().then(() => startWith(showStart));
      state.elsewhere = appBrowser();
      plan();
      showOwnClock();
      return startWith(showStaticStart);
    }).catch(showFailed);
  }
  function showStaticStart() {
    panel("start", { name: "unknown" }, words.static_title, words.static_text);
    fill($("start-seen"), summaryOfMeasured().map((text) => element("li", text)));
    $("kind-told").parentNode.hidden = true;
    show("start");
  }
  $("place").textContent = asked.get("plek") || "";
  const other = $("other-language");
  if (isCollected) asked.forEach((value, name) => { if (name !== "lang") other.search += "&" + name + "=" + encodeURIComponent(value); });
  else other.href += location.search + location.hash;
  begin();
})();
