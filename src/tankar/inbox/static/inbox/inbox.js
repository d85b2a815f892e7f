/* The inbox beyond its HTML. Everything works without it.
   data-tells-writing="id"   on a field: the hidden field with that id says "1" while words stand in it, so that a colleague
                             who has the same conversation open is told that somebody writes */
(() => {
  "use strict";
  document.addEventListener("input", (event) => {
    const id = event.target.dataset?.tellsWriting;
    const hidden = id && document.getElementById(id);
    if (hidden) hidden.value = event.target.value.trim() ? "1" : "";
  });
  // the thread is asked for again and again: while it says the same, nothing is moved, and focus and open folds stay
  let told = "";
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target?.id !== "live-thread") return;
    const says = event.detail.serverResponse.replace(/name="csrfmiddlewaretoken" value="[^"]*"/g, "");
    if (says === told) event.detail.shouldSwap = false;
    told = says;
  });
  // a key that opens a fold leads into it
  document.addEventListener("toggle", (event) => {
    if (!event.target.open || !event.target.closest?.(".inbox-acts, .inbox-box")) return;
    const field = event.target.matches(".inbox-box") ? "textarea" : "select, textarea, input:not([type=hidden])";
    event.target.querySelector(field)?.focus();
  }, true);
})();
