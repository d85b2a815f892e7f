/* Findings without a mouse: what an answer or a save puts anew takes neither the focus nor what was opened.

   F8 goes to the next finding, with Shift to the one before. When the finding that had the focus is answered, the one
   that takes its place has it; when none is left, their heading's part does.

   Attributes
   data-suggests   on <details> of a misspelt word: shown with JavaScript alone, asks for suggestions when opened */
(() => {
  "use strict";
  const CONTROLS = "a[href], button:not([disabled]), summary, textarea";
  const part = () => document.getElementById("findings");
  const rows = () => [...(part()?.querySelectorAll(".finding") ?? [])].filter((one) => !one.hidden);
  const controls = (root) => [...root.querySelectorAll(CONTROLS)].filter((one) => one.checkVisibility());
  let left = null, opened = [], last = -1;

  function remember() {
    opened = [...document.querySelectorAll(".finding details[open]:not([hx-preserve])")].map((one) => [keyOf(one), one.hasAttribute("data-suggests")]);
    const active = document.activeElement;
    left = null;
    if (!active || !document.getElementById("look")?.contains(active)) return;
    const row = active.closest(".finding");
    left = { id: active.id, row: row ? rows().indexOf(row) : -1, key: row ? keyOf(row) : "", at: row ? controls(row).indexOf(active) : -1 };
  }
  const keyOf = (one) => one.closest(".finding")?.dataset.finding ?? "";
  function restore() {
    for (const row of rows()) {
      for (const one of row.querySelectorAll("[data-suggests]")) one.hidden = false;
      for (const [key, suggests] of opened) {
        if (key && key === keyOf(row)) row.querySelector(suggests ? "[data-suggests]" : "[data-why]")?.setAttribute("open", "");
      }
    }
    opened = [];
    const from = left;
    left = null;
    const active = document.activeElement;
    if (!from || (active && active !== document.body && active.isConnected)) return;
    const same = from.id && document.getElementById(from.id);
    if (same) return same.focus({ preventScroll: true });
    if (from.row < 0) return part()?.focus({ preventScroll: true });
    const there = rows();
    const row = there.find((one) => from.key && keyOf(one) === from.key);
    focus(row ?? there[Math.min(from.row, there.length - 1)], row ? from.at : 0);
  }
  // the part itself scrolls on a desk: the row comes into sight in it
  function focus(row, at) {
    if (!row) return part()?.focus({ preventScroll: true });
    const inside = controls(row);
    (inside[Math.min(Math.max(at, 0), inside.length - 1)] ?? part()).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    last = rows().indexOf(row);
  }

  document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.target?.id === "look") remember(); });
  document.addEventListener("htmx:afterSettle", () => restore());

  // advice that is kept by the page alone goes with its button
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-forgets]");
    const row = button?.closest(".finding");
    if (row?.hidden) focus(rows()[Math.min(last < 0 ? 0 : last, rows().length - 1)], 0);
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.(".finding");
    if (row) last = rows().indexOf(row);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey || !part()) return;
    event.preventDefault();
    const there = rows();
    if (!there.length) return part().focus();
    const inside = there.indexOf(document.activeElement?.closest?.(".finding"));
    const from = inside >= 0 ? inside : last;
    const step = event.shiftKey ? -1 : 1;
    focus(there[(Math.max(from, event.shiftKey ? 0 : -1) + step + there.length) % there.length], 0);
  });

  restore();
})();
