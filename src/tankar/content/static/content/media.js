/* Pictures of an item, with JavaScript there: taken in one by one, put in order, removed, while the words stay
   where they are typed. Without it the same fields and buttons go with the form.

   Attributes
   data-media="/address/"    on the part: where one file, one button or a new order is posted; answers JSON
                             {revision, cards: [html], refusals: [sentence]}
   data-most                 on the part: how many more the item takes
   data-media-list           the list of cards; data-media-file: a file field; data-media-act: a button of a card
   data-media-refusals, data-media-state: where sentences are put */
(() => {
  "use strict";
  const part = () => document.querySelector("[data-media]");
  const list = () => part().querySelector("[data-media-list]");
  const say = (sentence) => { part().querySelector("[data-media-state]").textContent = sentence; };
  function refuse(sentence) {
    const note = document.createElement("div");
    note.className = "notice";
    note.dataset.color = "danger";
    const words = document.createElement("p");
    words.className = "notice-words";
    words.textContent = sentence;
    note.append(words);
    part().querySelector("[data-media-refusals]").append(note);
  }

  // between two saves of the form, so that nobody's revision is overtaken
  function alone(work) {
    return new Promise((done) => {
      const form = part().closest("form");
      const event = new CustomEvent("tankar:alone", { bubbles: true, cancelable: true, detail: { work: () => work(form).then(done, done) } });
      if (form.dispatchEvent(event)) work(form).then(done, done);
    });
  }
  async function send(form, fields) {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    for (const [name, value] of fields) body.append(name, value);
    let answer;
    try {
      answer = await fetch(part().dataset.media, { method: "POST", body, credentials: "same-origin", headers: { "HX-Request": "true" } });
    } catch { refuse(part().dataset.sayingFailed); return null; }
    if (answer.status === 401 || answer.status === 403 || answer.redirected) { refuse(part().dataset.sayingSignedOut); return null; }
    if (answer.status === 409) {
      const place = form.querySelector("[data-conflict]");
      if (place) place.innerHTML = await answer.text();
      return null;
    }
    if (!answer.ok) { refuse(part().dataset.sayingFailed); return null; }
    const told = await answer.json();
    form.elements.namedItem("revision").value = told.revision;
    return told;
  }
  function roomFor(more) { part().dataset.most = String(Number(part().dataset.most) + more); }
  function changed() { document.body.dispatchEvent(new CustomEvent("picture-changed")); }

  document.addEventListener("change", async (event) => {
    const field = event.target.closest("[data-media-file]");
    if (!field || !part()?.contains(field)) return;
    const files = [...field.files];
    field.value = "";
    part().querySelector("[data-media-refusals]").replaceChildren();
    const most = Number(part().dataset.most);
    for (const [number, file] of files.slice(0, most).entries()) {
      say(`${number + 1}/${Math.min(files.length, most)} ${file.name}`);
      const told = file.type.startsWith("video/") ? await film(file) : await alone((form) => take(form, [["picture", file]]));
      if (!told) break;
    }
    if (files.length > most) await alone((form) => take(form, [["left_out", String(files.length - most)]]));
    say("");
    changed();
  });
  // a video comes piece by piece beside the form, and goes on where it stopped: the autosave never waits for it
  const PIECE = 4 * 1024 * 1024;
  let stopped = false;
  async function film(file) {
    const form = part().closest("form");
    const token = form.elements.namedItem("csrfmiddlewaretoken").value;
    const ask = (method, where, body, more) => fetch(where, { method, body, credentials: "same-origin", headers: { "HX-Request": "true", "X-CSRFToken": token, ...more } });
    const key = `${file.name}|${file.lastModified}`;
    const bar = part().querySelector("[data-media-progress]");
    stopped = false;
    bar.hidden = false;
    try {
      const begun = await ask("POST", part().dataset.uploads, new URLSearchParams({ key, size: String(file.size) }));
      if (begun.status === 401 || begun.status === 403 || begun.redirected) { refuse(part().dataset.sayingSignedOut); return null; }
      const upload = await begun.json();
      if (upload.refusal) { refuse(upload.refusal); return null; }
      let { arrived } = upload;
      let failures = 0;
      while (arrived < file.size) {
        if (stopped) { say(part().dataset.sayingPaused); return null; }
        bar.querySelector("progress").value = Math.floor(100 * arrived / file.size);
        let answer = null;
        try {
          answer = await ask("PATCH", `${part().dataset.uploads}${upload.id}/`, file.slice(arrived, arrived + PIECE), { "Upload-Offset": String(arrived), "Content-Type": "application/offset+octet-stream" });
        } catch { /* the connection is gone: tried again below */ }
        if (answer?.ok || answer?.status === 409) { ({ arrived } = await answer.json()); failures = 0; continue; }
        if (answer && (answer.status === 401 || answer.status === 403 || answer.redirected)) { refuse(part().dataset.sayingSignedOut); return null; }
        failures += 1;
        if (failures > 5) { refuse(part().dataset.sayingPaused); return null; }
        await new Promise((done) => setTimeout(done, 1000 * 2 ** failures));
      }
      say(part().dataset.sayingReading);
      return await alone(() => take(form, [["upload", upload.id]]));
    } catch { refuse(part().dataset.sayingPaused); return null; } finally { bar.hidden = true; }
  }
  document.addEventListener("click", (event) => { if (event.target.closest("[data-media-stop]")) stopped = true; });

  // a video was looked through: it was added beside the words, so the next save starts after it
  document.addEventListener("video-taken", (event) => {
    const revision = part()?.closest("form").elements.namedItem("revision");
    if (revision && Number(revision.value) === event.detail.before) revision.value = String(event.detail.after);
  });
  document.addEventListener("video-refused", () => { if (part()) roomFor(1); });

  async function take(form, fields) {
    const told = await send(form, fields);
    if (!told) return null;
    for (const card of told.cards) {
      list().insertAdjacentHTML("beforeend", card);
      window.htmx?.process(list().lastElementChild);
    }
    roomFor(-told.cards.length);
    told.refusals.forEach(refuse);
    return told;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-media-act]");
    if (!button || !part()?.contains(button)) return;
    event.preventDefault();
    const [act, id] = button.value.split(":");
    const card = button.closest("[data-medium], [data-upload]");
    if (act === "remove_picture" || act === "forget_video") return remove(card, button.value);
    if (act === "crop") return crop(card, button.value, id);
    const beside = act === "earlier" ? card.previousElementSibling : card.nextElementSibling;
    if (!beside) return;
    if (act === "earlier") beside.before(card); else beside.after(card);
    document.getElementById(`medium-${id}`).querySelector(`[value="${button.value}"]`)?.focus();
    await keepOrder();
  });
  async function remove(card, act) {
    const told = await alone((form) => send(form, [["act", act]]));
    if (!told) return;
    const next = card.nextElementSibling ?? card.previousElementSibling;
    card.remove();
    // what was refused took no place
    if (card.dataset.upload !== "refused") roomFor(1);
    say(part().dataset.sayingRemoved);
    (next ?? part()).focus();
    changed();
  }
  async function crop(card, act, id) {
    const fields = new FormData(card.closest("form"));
    const sent = ["ratio", "part", "where", "at"].map((name) => [`${name}-${id}`, fields.get(`${name}-${id}`) ?? ""]);
    const told = await alone((form) => send(form, [["act", act], ...sent]));
    const shown = told?.shown?.[id];
    if (!shown) return;
    const picture = card.querySelector(".thumbnail");
    picture.src = picture.src.replace(/v=.*$/, `v=${shown.file}`);
    [picture.width, picture.height] = shown.size;
    say(part().dataset.sayingCropped);
    changed();
  }
  async function keepOrder() {
    const order = [...list().children].map((one) => one.dataset.medium).filter(Boolean).join(",");
    if (await alone((form) => send(form, [["order", order]]))) say(part().dataset.sayingMoved);
    changed();
  }

  // dragging a thumbnail does what the two buttons do
  let dragged = null;
  document.addEventListener("dragstart", (event) => {
    const handle = event.target.closest?.("[data-media-handle]");
    if (!handle || !part()?.contains(handle)) return;
    dragged = handle.closest("[data-medium]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  });
  document.addEventListener("dragover", (event) => {
    if (!dragged) return;
    const over = event.target.closest?.("[data-medium]");
    if (!over || !list().contains(over)) return;
    event.preventDefault();
    if (over === dragged) return;
    const cards = [...list().children];
    if (cards.indexOf(over) < cards.indexOf(dragged)) over.before(dragged); else over.after(dragged);
  });
  document.addEventListener("drop", (event) => { if (dragged) event.preventDefault(); });
  document.addEventListener("dragend", () => { if (dragged) { dragged = null; keepOrder(); } });
})();
