/* The checklist on the desk: a mail text to the clipboard. The text itself stands on the page, and can be selected. */
"use strict";
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy), told = button.parentElement.querySelector("[role=status]");
  navigator.clipboard.writeText(text.innerText.trim()).then(() => { told.textContent = button.dataset.copied; }, () => {
    getSelection().selectAllChildren(text);
    told.textContent = button.dataset.selected;
  });
});
