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
      const told = await alone((form) => take(form, [["picture", file], ["chosen", String(files.length)]]));
      if (!told) break;
    }
    if (files.length > most) await alone((form) => take(form, [["left_out", String(files.length - most)]]));
    say("");
    changed();
  });
  async function take(form, fields) {
    const told = await send(form, fields);
    if (!told) return null;
    for (const card of told.cards) {
      list().insertAdjacentHTML("beforeend", card);
      window.htmx?.process(list().lastElementChild);
    }
    part().dataset.most = String(Number(part().dataset.most) - told.cards.length);
    told.refusals.forEach(refuse);
    return told;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-media-act]");
    if (!button || !part()?.contains(button)) return;
    event.preventDefault();
    const [act, id] = button.value.split(":");
    const card = button.closest("[data-medium]");
    if (act === "remove_picture") return remove(card, button.value);
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
    part().dataset.most = String(Number(part().dataset.most) + 1);
    say(part().dataset.sayingRemoved);
    (next ?? part()).focus();
    changed();
  }
  async function keepOrder() {
    const order = [...list().children].map((one) => one.dataset.medium).join(",");
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
