/* The overview in a frame of the desk: it tells how far it was read and what was searched, so that a newer one that
   takes its place shows the same. The two can reach each other by nothing but these messages. */
(function () {
  if (parent === window) return;
  const fields = () => Array.from(form.elements).filter((field) => field.name);
  const isChoice = (field) => field.type === "radio" || field.type === "checkbox";
  const tell = () => parent.postMessage({
    top: scrollY, open: Array.from(document.querySelectorAll("details"), (part) => part.open),
    fields: fields().map((field) => (isChoice(field) ? field.checked : field.value)),
  }, "*");
  function show(state) {
    fields().forEach((field, place) => {
      const told = state.fields[place];
      if (told === undefined) return;
      if (isChoice(field)) field.checked = told === true; else field.value = String(told);
    });
    filter();
    scrollTo(0, Number(state.top) || 0);
  }
  for (const link of document.querySelectorAll("a[href^=http]")) link.target = "_blank";
  addEventListener("message", (event) => {
    if (event.source !== parent) return;
    if (event.data && event.data.fields) show(event.data);
    parent.postMessage("ready", "*");
  });
  /* Files that are dropped here are for the desk: it takes over as soon as they come in sight. */
  for (const name of ["dragenter", "dragover", "drop"]) addEventListener(name, (event) => {
    if (!Array.from(event.dataTransfer.types).includes("Files")) return;
    event.preventDefault();
    parent.postMessage("dragging", "*");
  });
  addEventListener("scroll", tell, { passive: true });
  form.addEventListener("input", () => setTimeout(tell));
  parent.postMessage("loaded", "*");
})();
