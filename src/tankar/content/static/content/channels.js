/* Many channels: a search over those that are not chosen yet. Nothing is sent: the chips are there already.

   data-channel-search   holds the field and the line that says how many were found; shown with JavaScript alone
   data-channel-group    a heading with its chips; hidden while none of its names fits */
(() => {
  "use strict";
  const part = document.querySelector("[data-channel-search]");
  if (!part) return;
  const field = part.querySelector("input"), line = part.querySelector("[role=status]");
  const fold = document.querySelector(".more-channels");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  part.hidden = false;
  let opened = false;
  function look() {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    let number = 0;
    for (const group of document.querySelectorAll("[data-channel-group]")) {
      let some = false;
      for (const chip of group.querySelectorAll("li")) {
        chip.hidden = !wanted.every((word) => plain(chip.textContent).includes(word));
        if (!chip.hidden) { some = true; number += 1; }
      }
      group.hidden = !some;
    }
    if (fold && wanted.length && !fold.open) { fold.open = true; opened = true; }
    if (fold && !wanted.length && opened) { fold.open = false; opened = false; }
    line.textContent = !wanted.length ? "" : number === 0 ? line.dataset.none : number === 1 ? line.dataset.one : line.dataset.many.replace("{number}", number);
  }
  // what is looked for is no part of the item: nothing is saved for it
  field.addEventListener("input", (event) => { event.stopPropagation(); look(); });
  field.addEventListener("change", (event) => event.stopPropagation());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "Escape" && field.value) { event.stopPropagation(); field.value = ""; look(); }
  });
})();
