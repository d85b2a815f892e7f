/* The frame over a picture, moved by dragging, by the arrow keys, and by the plain fields beside it.

   data-crop              the part with the picture, the frame and the fields ratio-…, part-…, where-…
   data-crop-frame        the SVG rectangle
   data-crop-at           the hidden field that says the exact place, "across-down" per mille; the nine places empty it */
(() => {
  "use strict";
  const field = (crop, name) => crop.querySelector(`[name^="${name}-"]`);
  function size(crop) {
    const box = crop.querySelector("svg").viewBox.baseVal;
    const ratio = field(crop, "ratio").value;
    const [wide, high] = ratio === "original" ? [box.width, box.height] : ratio.split(":").map(Number);
    const fits = Math.min(box.width / wide, box.height / high) * Number(field(crop, "part").value) / 100;
    return { width: wide * fits, height: high * fits, room: [box.width - wide * fits, box.height - high * fits] };
  }
  function place(crop) {
    const at = crop.querySelector("[data-crop-at]").value || crop.querySelector('[name^="where-"]:checked')?.value || "500-500";
    return at.split("-").map(Number);
  }
  function draw(crop) {
    const frame = crop.querySelector("[data-crop-frame]");
    const { width, height, room } = size(crop);
    const [across, down] = place(crop);
    for (const [name, value] of [["x", room[0] * across / 1000], ["y", room[1] * down / 1000], ["width", width], ["height", height]]) frame.setAttribute(name, value);
  }
  function move(crop, across, down) {
    const within = (value) => Math.round(Math.min(1000, Math.max(0, value)));
    crop.querySelector("[data-crop-at]").value = `${within(across)}-${within(down)}`;
    for (const radio of crop.querySelectorAll('[name^="where-"]')) radio.checked = false;
    draw(crop);
  }
  document.addEventListener("input", (event) => {
    const crop = event.target.closest?.("[data-crop]");
    if (!crop) return;
    if (event.target.name.startsWith("where-")) crop.querySelector("[data-crop-at]").value = "";
    draw(crop);
  });
  const STEPS = { ArrowLeft: [-50, 0], ArrowRight: [50, 0], ArrowUp: [0, -50], ArrowDown: [0, 50] };
  document.addEventListener("keydown", (event) => {
    const frame = event.target.closest?.("[data-crop-frame]");
    if (!frame || !STEPS[event.key]) return;
    event.preventDefault();
    const crop = frame.closest("[data-crop]");
    const [across, down] = place(crop);
    move(crop, across + STEPS[event.key][0], down + STEPS[event.key][1]);
  });
  let held = null;
  document.addEventListener("pointerdown", (event) => {
    const frame = event.target.closest?.("[data-crop-frame]");
    if (!frame) return;
    event.preventDefault();
    const crop = frame.closest("[data-crop]");
    held = { crop, pointer: event.pointerId, from: [event.clientX, event.clientY], at: place(crop) };
    frame.setPointerCapture(event.pointerId);
    frame.focus();
  });
  document.addEventListener("pointermove", (event) => {
    if (!held || held.pointer !== event.pointerId) return;
    const svg = held.crop.querySelector("svg");
    const scale = svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
    const { room } = size(held.crop);
    const moved = [event.clientX - held.from[0], event.clientY - held.from[1]].map((pixels, axis) => (room[axis] ? pixels * scale * 1000 / room[axis] : 0));
    move(held.crop, held.at[0] + moved[0], held.at[1] + moved[1]);
  });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => { held = null; });
})();
