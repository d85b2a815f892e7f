/* Fact sheets beside an answer. Without it the sentence can be copied.
   data-put-in="words"   on a button in a form: puts the words into the form's text, where the cursor stands */
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const words = event.target.closest?.("[data-put-in]")?.dataset.putIn;
    const text = words && event.target.closest("form")?.querySelector("textarea[name=text]");
    if (!text) return;
    const before = text.value.slice(0, text.selectionStart);
    const gap = before && !/\s$/.test(before) ? " " : "";
    text.setRangeText(gap + words, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  });
})();
