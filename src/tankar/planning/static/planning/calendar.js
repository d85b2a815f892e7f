/* Moving entries of the calendar: with the mouse, with a finger that rests on one, or taken up with "m" and carried
   with the arrows.

   All of them fill in the same form (#cal-move) that "Move…" leads to without JavaScript, and send it: the server
   decides.
   data-move, data-was, data-time   on an entry: the form's address, where it stands, its time of day
   data-drop="2026-11-25"           on a day, or on an hour of it:
   data-at="09:00", data-half       the time an entry gets there; half an hour later in the lower half */
(() => {
  "use strict";
  const form = document.getElementById("cal-move");
  const live = document.getElementById("cal-live");
  const carried = document.getElementById("cal-carried");
  if (!form) return;
  const list = document.querySelector(".cal");
  const places = [...list.querySelectorAll("[data-drop]")];
  const perDay = places.filter((one) => one.dataset.drop === places[0].dataset.drop).length;
  const NEAR = 6; // pixels: less is a click, or a finger that is not quite still
  const REST = 400; // milliseconds: the finger rests, it does not scroll
  const EDGE = 96; // pixels: so near the edge of the window the page follows
  let pressed = null; // where the pointer went down, before anything is taken up
  let taken = null;
  let target = null;
  let time = "";

  function aim(place, at = "") {
    time = place ? at || place.dataset.at || taken.dataset.time : "";
    if (place !== target) {
      target?.classList.remove("cal-target");
      target = place;
      place?.classList.add("cal-target");
    }
  }
  function told() {
    if (!target) return "";
    const words = target.closest(".cal-day").querySelector(".cal-words").textContent;
    return target.dataset.at ? `${words} ${time.slice(0, 5)}` : words;
  }
  function takeUp(entry) {
    const before = entry.getBoundingClientRect().top;
    taken = entry;
    entry.classList.add("cal-taken");
    list.classList.add("cal-carrying"); // days without anything come into sight: the entry stays where it was
    window.scrollBy(0, entry.getBoundingClientRect().top - before);
    aim(entry.closest("[data-drop]"), entry.dataset.time);
    live.textContent = live.dataset.taken;
  }
  function letGo() {
    taken?.classList.remove("cal-taken");
    list.classList.remove("cal-carrying");
    carried.hidden = true;
    clearTimeout(pressed?.timer);
    aim(null);
    taken = pressed = null;
  }
  function put() {
    const { move, was, time: stood } = taken.dataset;
    const day = target?.dataset.drop;
    const same = !target || (target.contains(taken) && (!target.dataset.at || time.slice(0, 5) === stood.slice(0, 5)));
    if (!same) {
      form.action = move;
      form.elements.day.value = day;
      form.elements.time.value = time;
      form.elements.was.value = was;
      form.requestSubmit();
    } else live.textContent = live.dataset.letGo;
    letGo();
  }

  /* ---- with a pointer ---- */

  function follow(x, y) {
    const place = document.elementFromPoint(x, y)?.closest("[data-drop]") ?? null;
    let at = "";
    if (place && "half" in place.dataset) {
      const box = place.getBoundingClientRect();
      if (y > box.top + box.height / 2) at = place.dataset.at.replace(":00", ":30");
    }
    aim(place, at);
    carried.textContent = told();
    carried.hidden = !target;
    const left = Math.min(x + 12, window.innerWidth - carried.offsetWidth - 8);
    carried.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, y - 64)}px)`;
  }
  function scrollAlong() {
    if (!taken || !pressed) return;
    const step = pressed.y < EDGE ? -10 : pressed.y > window.innerHeight - EDGE ? 10 : 0;
    if (step) {
      window.scrollBy(0, step);
      follow(pressed.x, pressed.y);
    }
    requestAnimationFrame(scrollAlong);
  }
  function begin() {
    takeUp(pressed.entry);
    follow(pressed.x, pressed.y);
    requestAnimationFrame(scrollAlong);
  }

  list.addEventListener("pointerdown", (event) => {
    const entry = event.target.closest("[data-move]");
    if (!entry || taken || event.button !== 0 || !event.isPrimary || event.target.closest(".cal-move")) return;
    pressed = { entry, x: event.clientX, y: event.clientY, id: event.pointerId, mouse: event.pointerType === "mouse" };
    if (!pressed.mouse) pressed.timer = setTimeout(begin, REST);
  });
  document.addEventListener("pointermove", (event) => {
    if (pressed?.id !== event.pointerId) return;
    const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > NEAR;
    if (!taken && far && !pressed.mouse) return letGo(); // the page is scrolled
    if (!taken && !far) return;
    pressed.x = event.clientX;
    pressed.y = event.clientY;
    if (!taken) begin();
    else follow(pressed.x, pressed.y);
  });
  document.addEventListener("pointerup", (event) => {
    if (pressed?.id !== event.pointerId) return;
    if (!taken) return letGo();
    put();
    // the click that follows would open the entry
    const swallow = (click) => {
      click.preventDefault();
      click.stopPropagation();
    };
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
  });
  document.addEventListener("pointercancel", (event) => pressed?.id === event.pointerId && letGo());
  // while something is carried by a finger, the page neither scrolls under it nor shows the menu of a link
  list.addEventListener("touchmove", (event) => taken && pressed && event.preventDefault(), { passive: false });
  list.addEventListener("contextmenu", (event) => pressed && !pressed.mouse && event.preventDefault());
  list.addEventListener("dragstart", (event) => event.target.closest("[data-move]") && event.preventDefault());

  /* ---- with the keys ---- */

  const steps = { ArrowLeft: -perDay, ArrowRight: perDay };
  const across = perDay > 1 ? { ArrowUp: -1, ArrowDown: 1 } : { ArrowUp: -7, ArrowDown: 7 };
  Object.assign(steps, across);
  const shown = () => places.filter((place) => place.offsetParent !== null);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (taken && event.key === "Escape") {
      letGo();
      live.textContent = live.dataset.letGo;
    } else if (pressed) {
      return;
    } else if (!taken) {
      const entry = event.key === "m" && document.activeElement.closest?.("[data-move]");
      if (!entry) return;
      event.preventDefault();
      takeUp(entry);
    } else if (event.key in steps) {
      event.preventDefault();
      const some = shown();
      const next = some[some.indexOf(target) + steps[event.key]];
      if (!next) return;
      aim(next);
      next.scrollIntoView({ block: "nearest" });
      live.textContent = told();
    } else if (event.key === "Enter") {
      event.preventDefault();
      put();
    }
  });
})();
