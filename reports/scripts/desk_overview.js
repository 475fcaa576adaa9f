/* The overview in its frame. A newer one is loaded out of sight, and takes the place of the other when it is there. */
"use strict";
(function () {
  const { $, element } = window.systeemcheck;
  const place = $("frames");
  let shown = null, coming = null, state = null;
  function load() {
    if (coming) coming.remove();
    coming = element("iframe");
    coming.setAttribute("sandbox", place.dataset.sandbox);
    coming.title = place.dataset.title;
    coming.className = "coming";
    coming.src = "page?at=" + Date.now();
    place.appendChild(coming);
  }
  addEventListener("message", (event) => {
    if (coming && event.source === coming.contentWindow) {
      if (event.data === "loaded") coming.contentWindow.postMessage(state || "", "*");
      if (event.data === "ready") {
        if (shown) shown.remove();
        shown = coming;
        coming = null;
        shown.className = "";
        $("making").hidden = true;
      }
    } else if (shown && event.source === shown.contentWindow) {
      if (event.data === "dragging") document.body.classList.add("dropping");
      else if (event.data && event.data.fields) state = event.data;
    }
  });
  document.addEventListener("newer", load);
  if (place.dataset.ready) load();
})();
