/* What pages can do beyond their HTML. Everything works without it; nothing here decides anything.

   Attributes that pages may use
   data-opens-sheet          on a link with hx-get and hx-target="#sheet": shows the answer in the side sheet
   data-closes-sheet         on a button: closes it, focus goes back to where it came from (Escape does too)
   data-saves-first          on a form that leaves the page (language, appearance, sign out): before it goes, the event
                             `tankar:save` is sent to the document; a listener calls event.detail.waitFor(promise) to be waited for (5 s)
   data-unsaved              on a form without autosave: leaving the page with changes asks first
   data-once                 on a form: its buttons are disabled while it is being sent (a click counts once)
   data-autosave="/address/" on a form: 600 ms after the last key, and at `tankar:save`, its fields are posted there by fetch
                             (header HX-Request, CSRF from the form). Answers: 200 with JSON {revision, saved} (both optional;
                             revision goes into the field named "revision") or 204; 409 with HTML, shown in data-conflict;
                             401 or 403: signed out. When an answer fails, the text stays on this device (localStorage)
                             and is put back when the page opens again.
   data-autosave-key         what the kept text is filed under (default: the address); one per thing and person
   data-autosave-address     the page's address once it has been saved (a new thing has none of its own before)
   data-autosave-state       an element in the form: shows "Saved 9.14" and what went wrong
   data-most="65000"         on a text field of such a form: what is longer is not sent and stays on the page; a paste that would
                             make it longer is left out, and said so
   data-conflict             an element in the form: receives the 409's HTML
   data-announces="…"        read out when it comes with an answer of htmx and says something new; at most one every three seconds
   data-shows="field"        on a link: selects the words of that field from data-from to data-until (code points);
                             data-words: what must stand there, or nothing is selected
   data-mends="field"        on a button: writes data-with in the place of those words, so that undo brings them back
   data-folds-on-phone       on <details open>: begins folded on a narrow page, unless the address leads into it
   data-forgets="key"        on a button: hides [data-finding="key"] until the page is left; shown with JavaScript alone
   data-while-seen           on an element that htmx asks for again and again: it rests while the page is not looked at
   <template id="keys">      <dl> with the page's keys; `?` shows it
   data-key="r"              on a link or button: that key presses it (not while typing)

   tankar:alone on a form with autosave: event.detail.work() runs between two saves; what was typed is saved before it.

   Events: tankar:save (ask to save), tankar:saved, tankar:kept, tankar:conflict on the form. */
(() => {
  "use strict";
  const words = () => document.getElementById("words")?.dataset ?? {};
  let announced = 0, later = null;
  function announce(text) {
    const live = document.getElementById("live");
    clearTimeout(later);
    if (!live || live.textContent === text) return;
    const wait = announced + 3000 - Date.now();
    if (wait > 0) { later = setTimeout(() => announce(text), wait); return; }
    announced = Date.now();
    live.textContent = text;
  }

  if (window.matchMedia("(max-width: 64rem)").matches) {
    for (const one of document.querySelectorAll("details[data-folds-on-phone]")) {
      one.open = Boolean(location.hash) && one.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`) !== null;
    }
  }

  // the side sheet: never a modal, focus goes in and comes back
  let cameFrom = null;
  const frame = () => document.getElementById("sheet-frame");
  function openSheet() {
    frame().hidden = false;
    document.getElementById("sheet").focus();
    uncover();
  }
  // on a phone the sheet lies over the page: what is under it is out of reach until it is in sight again
  const CONTROLS = ".shell :is(a, button, summary, input, select, textarea)";
  function uncover() {
    const open = frame() && !frame().hidden;
    const { offsetTop: top, offsetLeft: left, offsetWidth: width } = frame() ?? {};
    const over = open && left <= 1 && width >= window.innerWidth - 2;
    for (const one of document.querySelectorAll(CONTROLS)) {
      if (frame()?.contains(one)) continue;
      const covered = over && one.getBoundingClientRect().bottom > top + 1;
      if (covered === one.hasAttribute("data-covered")) continue;
      one.toggleAttribute("data-covered", covered);
      one.inert = covered;
    }
  }
  let uncovering = 0;
  for (const happening of ["scroll", "resize"]) {
    window.addEventListener(happening, () => {
      if (!frame() || frame().hidden) return;
      cancelAnimationFrame(uncovering);
      uncovering = requestAnimationFrame(uncover);
    }, { passive: true });
  }
  function closeSheet() {
    if (!frame() || frame().hidden) return;
    frame().hidden = true;
    uncover();
    document.getElementById("sheet").replaceChildren();
    if (cameFrom?.isConnected) cameFrom.focus();
    cameFrom = null;
  }
  document.addEventListener("htmx:beforeRequest", (event) => {
    const link = event.target.closest?.("[data-opens-sheet]");
    if (link && !frame()?.contains(link)) cameFrom = link;
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && event.target.matches?.("[data-while-seen]")) event.preventDefault();
  });
  document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target?.id === "sheet") openSheet(); });
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, (event) => {
      const link = event.target.closest?.("[data-opens-sheet]");
      if (link) window.location.assign(link.href);
      else announce(words().failed);
    });
  }

  // clicks: closing the sheet, keys
  document.addEventListener("click", (event) => { if (event.target.closest("[data-closes-sheet]")) closeSheet(); });
  const typing = (element) => element?.closest?.("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeSheet();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "?") return showKeys();
    const pressed = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
    if (pressed) { event.preventDefault(); pressed.focus(); pressed.click(); }
  });
  function showKeys() {
    const list = document.getElementById("keys");
    if (!list || document.querySelector("dialog.keys")) return;
    const dialog = document.createElement("dialog");
    dialog.className = "keys";
    const heading = document.createElement("h2");
    heading.textContent = words().keys;
    heading.id = "keys-heading";
    dialog.setAttribute("aria-labelledby", heading.id);
    const form = document.createElement("form");
    form.method = "dialog";
    const close = document.createElement("button");
    close.className = "ds-button";
    close.textContent = words().close;
    form.append(close);
    dialog.append(heading, list.content.cloneNode(true), form);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  // findings: the words shown in their field, mended there, or left alone
  const forgotten = new Set();
  // texts count code points, fields count UTF-16
  const units = (text, points) => [...text].slice(0, points).join("").length;
  function wordsOf({ dataset }) {
    const field = document.getElementById(dataset.shows ?? dataset.mends);
    if (!field?.setSelectionRange) return null;
    const begin = units(field.value, Number(dataset.from)), end = units(field.value, Number(dataset.until));
    if (dataset.words !== undefined && field.value.slice(begin, end) !== dataset.words) return null;
    field.closest("details")?.setAttribute("open", "");
    field.focus();
    field.setSelectionRange(begin, end);
    return field;
  }
  function write(field, text) {
    // as if it were typed: the browser's own undo takes it back
    if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
    field.setRangeText(text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  document.addEventListener("click", (event) => {
    const one = event.target.closest("[data-shows], [data-mends], [data-forgets]");
    if (!one) return;
    if (one.dataset.forgets) { forgotten.add(one.dataset.forgets); return settle(document); }
    const field = wordsOf(one);
    if (!field) return;
    event.preventDefault();
    if (one.dataset.mends) write(field, one.dataset.with);
  });
  let told = null;
  function settle(root) {
    root.querySelectorAll("[data-forgets]").forEach((one) => { one.hidden = false; });
    root.querySelectorAll("[data-finding]").forEach((one) => { one.hidden = forgotten.has(one.dataset.finding); });
    const says = root.querySelector("[data-announces]")?.dataset.announces;
    if (says === undefined) return;
    if (told !== null && says !== told) announce(says);
    told = says;
  }
  document.addEventListener("htmx:load", (event) => settle(event.target.parentNode ?? document));
  settle(document);

  // forms: save before leaving, send once, ask before losing
  const changed = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form");
    if (form?.hasAttribute("data-unsaved")) changed.add(form);
    if (form?.dataset.autosave) savers.get(form)?.later();
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form.isConnected) || [...savers.values()].some((saver) => saver.waits())) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-saves-first]") && !form.dataset.saved) return saveFirst(event, form);
    changed.delete(form);
    savers.get(form)?.sent();
    if (!form.matches("[data-once]")) return;
    if (form.dataset.sending) return event.preventDefault();
    form.dataset.sending = "yes";
    // after the browser has read which button was pressed
    setTimeout(() => form.querySelectorAll("button").forEach((button) => { button.disabled = true; }));
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("[data-saved]").forEach((form) => { if (form.matches("form")) delete form.dataset.saved; }));
  window.addEventListener("pageshow", () => document.querySelectorAll("[data-sending]").forEach((form) => {
    delete form.dataset.sending;
    form.querySelectorAll("button").forEach((button) => { button.disabled = false; });
  }));
  const here = () => window.location.pathname + window.location.search;
  const opened = here();
  async function saveFirst(event, form) {
    event.preventDefault();
    const button = event.submitter;
    const waits = [];
    document.dispatchEvent(new CustomEvent("tankar:save", { detail: { waitFor: (promise) => waits.push(promise) } }));
    await Promise.race([Promise.allSettled(waits), new Promise((done) => setTimeout(done, 5000))]);
    // a form that is still telling of its first submission ignores a second one
    await new Promise((done) => setTimeout(done));
    const next = form.elements.namedItem("next");
    // what was new has an address of its own by now: come back there, not to an empty page
    if (next && here() !== opened) next.value = here();
    form.dataset.saved = "yes";
    form.requestSubmit(button);
  }

  // autosave
  const savers = new Map();
  const FRESH = 600;
  class Saver {
    constructor(form) {
      this.form = form;
      this.key = `tankar:${form.dataset.autosaveKey || form.dataset.autosave}`;
      this.timer = null;
      this.running = null;
      this.restore();
    }
    waits() { return this.timer !== null; }
    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.now(), FRESH);
      this.keep();
    }
    // one request at a time: the next starts from the revision that this one brings
    async now() {
      clearTimeout(this.timer);
      this.timer = null;
      if (this.running) await this.running;
      this.running = this.post().finally(() => { this.running = null; });
      return this.running;
    }
    // somebody else's request to the same thing: it waits for ours, and ours wait for it
    async alone(work) {
      if (this.timer !== null || !this.form.dataset.autosaveAddress || this.form.dataset.autosaveAddress !== window.location.pathname) await this.now();
      while (this.running) await this.running;
      this.running = Promise.resolve(work()).finally(() => { this.running = null; });
      return this.running;
    }
    tooLong() {
      const field = [...this.form.querySelectorAll("textarea[data-most]")].find((one) => one.value.length > 2 * Number(one.dataset.most) || [...one.value].length > Number(one.dataset.most));
      return field ? words().tooLong.replace("{most}", number(field.dataset.most)) : "";
    }
    async post() {
      const tooLong = this.tooLong();
      if (tooLong) return this.kept(tooLong);
      this.say(words().saving, "saving");
      this.renew();
      const sent = this.text();
      try {
        const answer = await fetch(this.form.dataset.autosave, {
          method: "POST", body: new URLSearchParams(sent), credentials: "same-origin",
          headers: { "HX-Request": "true", "X-Tankar-Autosave": "1" },
        });
        await this.answered(answer, sent);
      } catch {
        this.kept(words().offline);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.now(), 10000);
      }
    }
    // whoever signed in again on another page has a new token; this page's own would be refused
    renew() {
      const fresh = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
      const field = this.form.elements.namedItem("csrfmiddlewaretoken");
      if (fresh && field) field.value = fresh;
    }
    async answered(answer, sent) {
      if (answer.status === 401 || answer.status === 403 || answer.redirected) return this.kept(words().signedOut);
      if (answer.status === 409) return this.conflict(await answer.text());
      if (!answer.ok) return this.kept(words().refused);
      const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
      const revision = this.form.elements.namedItem("revision");
      if (revision && said.revision !== undefined) revision.value = said.revision;
      const address = this.form.dataset.autosaveAddress;
      if (address && address !== window.location.pathname) history.replaceState(history.state, "", address);
      if (JSON.stringify(this.typed(sent)) === JSON.stringify(this.typed(this.text()))) localStorage.removeItem(this.key);
      this.say(words().saved.replace("{time}", said.saved ?? clock()), "saved");
      this.form.dispatchEvent(new CustomEvent("tankar:saved", { bubbles: true, detail: said }));
    }
    conflict(html) {
      const place = this.form.querySelector("[data-conflict]");
      if (place) { place.innerHTML = html; window.htmx?.process(place); }
      this.kept(words().conflict);
      this.form.dispatchEvent(new CustomEvent("tankar:conflict", { bubbles: true }));
    }
    kept(sentence) {
      this.keep();
      this.say(sentence, "kept");
      this.form.dispatchEvent(new CustomEvent("tankar:kept", { bubbles: true }));
    }
    text() { return [...new FormData(this.form)].filter(([, value]) => typeof value === "string"); }
    typed(fields) { return fields.filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "revision"); }
    keep() {
      try { localStorage.setItem(this.key, JSON.stringify(this.typed(this.text()))); } catch { /* a full or closed store: the page still holds the text */ }
    }
    restore() {
      let fields = null;
      try { fields = JSON.parse(localStorage.getItem(this.key) ?? "null"); } catch { return; }
      if (!fields || JSON.stringify(fields) === JSON.stringify(this.typed(this.text()))) return;
      for (const [name, value] of fields) {
        const field = this.form.elements.namedItem(name);
        if (field && "value" in field && !["radio", "checkbox", "file", "hidden"].includes(field.type)) field.value = value;
      }
      this.say(words().restored, "kept");
      this.form.dispatchEvent(new Event("input", { bubbles: true }));
      setTimeout(() => this.later());
    }
    sent() { clearTimeout(this.timer); this.timer = null; localStorage.removeItem(this.key); }
    say(sentence, kind) {
      const place = this.form.querySelector("[data-autosave-state]");
      if (place) { place.textContent = sentence; place.dataset.kind = kind; }
      if (kind !== "saving") announce(sentence);
    }
  }
  const number = (most) => Number(most).toLocaleString("sv-FI");
  // a browser stands still over hundreds of thousands of letters; they are still on the clipboard
  document.addEventListener("paste", (event) => {
    const field = event.target.closest?.("textarea[data-most]");
    const pasted = field && event.clipboardData?.getData("text/plain").length || 0;
    const stays = field ? field.value.length - (field.selectionEnd - field.selectionStart) : 0;
    if (!field || stays + pasted <= Number(field.dataset.most)) return;
    event.preventDefault();
    const said = words().notPasted.replace("{most}", number(field.dataset.most));
    const saver = savers.get(field.form);
    if (saver) saver.say(said, "kept"); else announce(said);
  });
  function clock() {
    const now = new Intl.DateTimeFormat("sv-FI", { timeZone: "Europe/Helsinki", hour: "numeric", minute: "2-digit" }).format(new Date());
    return document.documentElement.lang === "en" ? now.replace(".", ":") : now.replace(":", ".");
  }
  function find(root) {
    root.querySelectorAll?.("form[data-autosave]").forEach((form) => { if (!savers.has(form)) savers.set(form, new Saver(form)); });
  }
  document.addEventListener("htmx:load", (event) => find(event.target));
  document.addEventListener("tankar:save", (event) => {
    for (const saver of savers.values()) if (saver.form.isConnected && (saver.waits() || saver.running)) event.detail?.waitFor(saver.now());
  });
  document.addEventListener("tankar:alone", (event) => {
    const saver = savers.get(event.target);
    if (!saver) return;
    event.preventDefault();
    saver.alone(event.detail.work);
  });
  window.addEventListener("online", () => savers.forEach((saver) => { if (saver.waits()) saver.now(); }));
  find(document);
})();
