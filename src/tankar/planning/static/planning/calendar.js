/* Moving entries of the calendar: with the pointer, or taken up with "m" and carried with the arrows.

   Both fill in the same form (#cal-move) that "Move…" leads to without JavaScript, and send it: the server decides.
   data-move, data-was, data-time   on an entry: the form's address, where it stands, its time of day
   data-drop="2026-11-25"           on a day */
(() => {
  "use strict";
  const form = document.getElementById("cal-move");
  const live = document.getElementById("cal-live");
  if (!form) return;
  const days = [...document.querySelectorAll("[data-drop]")];
  const shown = () => days.filter((day) => day.offsetParent !== null);
  let taken = null;
  let target = null;

  function point(day) {
    target?.classList.remove("cal-target");
    target = day;
    day?.classList.add("cal-target");
  }
  function letGo() {
    taken?.classList.remove("cal-taken");
    taken = null;
    point(null);
  }
  function put(entry, day) {
    if (!day || day.contains(entry)) return letGo();
    form.action = entry.dataset.move;
    form.elements.day.value = day.dataset.drop;
    form.elements.time.value = entry.dataset.time;
    form.elements.was.value = entry.dataset.was;
    form.requestSubmit();
  }

  document.addEventListener("dragstart", (event) => {
    const entry = event.target.closest?.("[data-move]");
    if (!entry) return;
    taken = entry;
    entry.classList.add("cal-taken");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", entry.dataset.move);
  });
  document.addEventListener("dragover", (event) => {
    const day = taken && event.target.closest?.("[data-drop]");
    if (!day) return;
    event.preventDefault();
    if (day !== target) point(day);
  });
  document.addEventListener("drop", (event) => {
    const day = taken && event.target.closest?.("[data-drop]");
    if (!day) return;
    event.preventDefault();
    put(taken, day);
  });
  document.addEventListener("dragend", letGo);

  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!taken) {
      const entry = event.key === "m" && document.activeElement.closest?.("[data-move]");
      if (!entry) return;
      event.preventDefault();
      taken = entry;
      entry.classList.add("cal-taken");
      point(entry.closest("[data-drop]"));
      live.textContent = live.dataset.taken;
    } else if (event.key in steps) {
      event.preventDefault();
      const some = shown();
      const next = some[some.indexOf(target) + steps[event.key]];
      if (!next) return;
      point(next);
      next.scrollIntoView({ block: "nearest" });
      live.textContent = next.querySelector(".cal-words").textContent;
    } else if (event.key === "Enter") {
      event.preventDefault();
      put(taken, target);
    } else if (event.key === "Escape") {
      letGo();
      live.textContent = live.dataset.letGo;
    }
  });
})();
