/* The @ picker of the composer: what a partner is called goes into the text where one was writing.

   data-mention          the fold; its search is shown with JavaScript alone, else it holds a link to the list
   data-mention-put      a button: puts its handle into the text last written in, else into the first one in sight
   data-mention-said     says that it stands there */
(() => {
  "use strict";
  const fold = document.querySelector("[data-mention]");
  if (!fold) return;
  const search = fold.querySelector("[data-mention-search]"), field = search.querySelector("input");
  const said = fold.querySelector("[data-mention-said]"), form = fold.closest("form");
  const isText = (one) => one instanceof HTMLTextAreaElement && /^(text|own)-/.test(one.name);
  let last = null;
  search.hidden = false;
  form.addEventListener("focusin", (event) => { if (isText(event.target)) last = event.target; });
  fold.addEventListener("toggle", () => {
    if (!fold.open) return;
    field.dispatchEvent(new Event("mention-open"));
    field.focus();
  });
  function target() {
    const texts = [...form.querySelectorAll("textarea")].filter((one) => isText(one) && one.offsetParent);
    return texts.includes(last) ? last : texts[0];
  }
  fold.addEventListener("click", (event) => {
    const button = event.target.closest("[data-mention-put]"), text = target();
    if (!button || !text) return;
    const handle = button.dataset.mentionPut, at = text === last ? text.selectionEnd : text.value.length;
    const before = text.value.slice(0, at).replace(/@$/, ""), after = text.value.slice(at);
    const put = `${before && !/\s$/.test(before) ? " " : ""}${handle}${/^\s/.test(after) ? "" : " "}`;
    text.value = before + put + after;
    text.focus();
    text.setSelectionRange(before.length + put.length, before.length + put.length);
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.dispatchEvent(new Event("change", { bubbles: true }));
    said.textContent = said.dataset.put.replace("{handle}", handle);
  });
  // what is looked for is no part of the item: nothing is saved for it, and Enter sends nothing
  for (const kind of ["input", "change"]) field.addEventListener(kind, (event) => event.stopPropagation());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "Escape") { event.stopPropagation(); fold.open = false; fold.querySelector("summary").focus(); }
  });
})();
