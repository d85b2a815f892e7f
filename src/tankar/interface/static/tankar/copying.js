/* Copying a field's words. Nothing of it is sent to Tankar.

   data-copies="id"   on a button: copies that field; `data-copied` beside it says how it went */
(() => {
  "use strict";
  const said = (button, word) => {
    const state = button.closest(".kit-text, .copied, section")?.querySelector("[data-copied]");
    if (state) state.textContent = state.dataset[word] ?? "";
  };
  for (const button of document.querySelectorAll("[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copies);
      try {
        await navigator.clipboard.writeText(field.value);
        said(button, "copied");
      } catch {
        field.focus();
        field.select();
        said(button, "failed");
      }
    });
  }
})();
