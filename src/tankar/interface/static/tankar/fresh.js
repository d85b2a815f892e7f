/* A page that the browser brings back from its memory (its Back and Forward buttons) shows what was, not what is: an item
   that was undone meanwhile, a post that is out. It is asked for anew. Where words stand that no server has, nothing is
   touched: they are worth more than a fresh page. Autosaved words are safe: they are put back by tankar.js. */
(() => {
  "use strict";
  const typed = (field) => field.matches("[type=hidden], [type=submit], [type=button]") ? false : field.matches("[type=checkbox], [type=radio]") ? field.checked !== field.defaultChecked : "defaultValue" in field && field.value !== field.defaultValue;
  const holds = () => [...document.querySelectorAll("form:not([data-autosave]) :is(input, textarea)")].some(typed);
  const remembered = () => performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  window.addEventListener("pageshow", (event) => {
    // fields are filled in again after this event has begun
    setTimeout(() => { if ((event.persisted || remembered()) && !holds()) window.location.reload(); });
  });
})();
