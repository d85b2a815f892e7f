/* The composer, with JavaScript there: one language at a time on a phone, one preview at a time, and keys.
   Without it both languages stand under one another, and so do the previews.

   Attributes
   data-text-tabs      the tablist of the texts; its tabs name their panels with aria-controls (a phone shows one)
   data-previews       the part with the previews: data-tablist is filled with a tab for each data-tab inside
                       data-tabpanels (a desk), data-swipe has the buttons and the place of "2/4" (a phone)
   data-way            the choice of languages on a channel; data-way-said beside it repeats the words
   data-while-typing   in #approved: shown when a field of one of its data-part (beginnings of names) is changed
   data-leaves-out     a button that takes this channel's tick away
   data-shade          the choice of a light or a dark preview

   The part with the previews is put in anew after every save: what was chosen in it is kept here. */
(() => {
  "use strict";
  const narrow = window.matchMedia("(max-width: 47.99rem)");
  const desk = window.matchMedia("(min-width: 48rem)");
  const composer = () => document.getElementById("composer");
  const kept = { text: "", preview: "", shade: "" };

  // tabs: arrows move, one tab stop
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.("[role=tab]");
    if (!tab || !composer()?.contains(tab)) return;
    const tabs = [...tab.parentElement.querySelectorAll("[role=tab]")];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = event.key === "Home" ? tabs[0] : event.key === "End" ? tabs.at(-1) : step && tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.click();
  });
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (!tab || !composer()?.contains(tab)) return;
    if (tab.closest("[data-text-tabs]")) { kept.text = tab.id; texts(); } else { kept.preview = tab.getAttribute("aria-controls"); previews(); }
  });
  function select(tabs, chosen, hides) {
    for (const tab of tabs) {
      const panel = document.getElementById(tab.getAttribute("aria-controls"));
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      if (!panel) continue;
      panel.hidden = hides && tab !== chosen;
      if (hides) { panel.setAttribute("role", "tabpanel"); panel.setAttribute("aria-labelledby", tab.id); } else { panel.removeAttribute("role"); panel.removeAttribute("aria-labelledby"); }
    }
  }

  function texts() {
    const list = document.querySelector("[data-text-tabs]");
    if (!list) return;
    list.hidden = !narrow.matches;
    const tabs = [...list.querySelectorAll("[role=tab]")];
    select(tabs, tabs.find((tab) => tab.id === kept.text) ?? tabs[0], narrow.matches);
  }

  function previews() {
    const part = document.querySelector("[data-previews]");
    if (!part) return;
    const list = part.querySelector("[data-tablist]");
    const panels = [...part.querySelectorAll("[data-tab]")];
    const many = panels.length > 1;
    if (!list.children.length) for (const panel of panels) list.append(made(panel));
    list.hidden = !(many && desk.matches);
    list.hidden ? list.removeAttribute("role") : list.setAttribute("role", "tablist");
    const swipe = part.querySelector("[data-swipe]");
    swipe.hidden = !(many && narrow.matches);
    const tabs = [...list.children];
    select(tabs, tabs.find((tab) => tab.getAttribute("aria-controls") === kept.preview) ?? tabs[0], many && desk.matches);
    const row = part.querySelector("[data-tabpanels]");
    row.tabIndex = narrow.matches ? 0 : -1;
    if (narrow.matches && kept.preview) document.getElementById(kept.preview)?.parentElement && to(panels.findIndex((one) => one.id === kept.preview));
    row.onscroll = () => at(part, true);
    at(part, !kept.preview);
    const shade = part.querySelector(`[data-shade][value="${kept.shade || "light"}"]`);
    if (shade) shade.checked = true;
  }
  function made(panel) {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.className = "preview-tab";
    tab.id = `tab-${panel.id}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    tab.textContent = panel.dataset.tab;
    return tab;
  }
  function shown(part) {
    const row = part.querySelector("[data-tabpanels]");
    const panels = [...part.querySelectorAll("[data-tab]")];
    const near = panels.map((one) => Math.abs(one.offsetLeft - row.offsetLeft - row.scrollLeft));
    return near.indexOf(Math.min(...near));
  }
  // remembered is what a person turned to; a part put aside by a save has no say
  function at(part, remembers) {
    if (!narrow.matches || !part.isConnected) return;
    const panels = part.querySelectorAll("[data-tab]");
    const number = shown(part);
    if (number < 0) return;
    if (remembers) kept.preview = panels[number].id;
    part.querySelector("[data-swipe-at]").textContent = `${number + 1}/${panels.length}`;
    part.querySelector("[data-swipe-by='-1']").disabled = number === 0;
    part.querySelector("[data-swipe-by='1']").disabled = number === panels.length - 1;
  }
  function to(number) {
    const row = document.querySelector("[data-tabpanels]");
    const panel = row.querySelectorAll("[data-tab]")[number];
    if (panel) row.scrollTo({ left: panel.offsetLeft - row.offsetLeft, behavior: "instant" });
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-swipe-by]");
    if (!button) return;
    // at once: a save in the middle of a slow movement would put it back
    const part = button.closest("[data-previews]");
    to(shown(part) + Number(button.dataset.swipeBy));
    at(part, true);
  });
  document.addEventListener("change", (event) => { if (event.target.matches("[data-shade]")) kept.shade = event.target.value; });

  // a folded way says which one is chosen
  document.addEventListener("change", (event) => {
    const way = event.target.closest("[data-way]");
    const said = way?.closest("details").querySelector("[data-way-said]");
    if (said) said.textContent = way.selectedOptions[0].textContent;
  });

  // "Repair" leads to a field: whatever hides it opens first
  function reveal(id) {
    const target = id && document.getElementById(id);
    if (!target || !composer()?.contains(target)) return;
    const words = target.closest("[data-words]");
    if (words) { kept.text = `tab-${words.id.replace("words-", "")}`; texts(); }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }
  // before anybody selects or mends words in a field, it must be in sight: what is hidden takes no focus,
  // and the words would land in the field that has it
  document.addEventListener("click", (event) => {
    const one = event.target.closest("[data-shows], [data-mends]");
    if (one && composer()?.contains(one)) reveal(one.dataset.shows ?? one.dataset.mends);
  }, true);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']:not([data-shows])");
    if (!link || !composer()?.contains(link)) return;
    const id = decodeURIComponent(link.hash.slice(1));
    if (document.getElementById(id)) { event.preventDefault(); history.replaceState(history.state, "", link.hash); reveal(id); }
  });

  // while a yes stands, the first key that changes what leaves says so; the save that follows says exactly what
  document.addEventListener("input", (event) => {
    const told = document.querySelector("#approved [data-while-typing]");
    const name = event.target.name;
    if (!told || !name || !composer()?.contains(event.target)) return;
    const part = [...told.querySelectorAll("[data-part]")].find((one) => one.dataset.part.split(" ").some((begin) => name.startsWith(begin)));
    if (part) told.hidden = part.hidden = false;
  });

  // a channel whose network would not take it is left out by its own tick, so that the page and the next save agree
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-leaves-out]");
    const tick = button && composer()?.contains(button) && composer().querySelector(`input[name=channels][value="${CSS.escape(button.dataset.leavesOut)}"]`);
    if (!tick) return;
    event.preventDefault();
    tick.checked = false;
    tick.dispatchEvent(new Event("change", { bubbles: true }));
    document.getElementById("findings")?.focus();
  });

  // to the last step; publishing takes a press of its button
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !composer()?.contains(event.target)) return;
    event.preventDefault();
    const last = document.getElementById("when");
    (last?.querySelector("input[type=radio]:checked") ?? last)?.focus();
    last?.scrollIntoView({ block: "center" });
  });

  function lay() { texts(); previews(); }
  narrow.addEventListener("change", lay);
  for (const put of ["htmx:afterSwap", "htmx:oobAfterSwap", "htmx:afterSettle"]) document.addEventListener(put, lay);
  lay();
  if (window.location.hash) reveal(decodeURIComponent(window.location.hash.slice(1)));
})();
