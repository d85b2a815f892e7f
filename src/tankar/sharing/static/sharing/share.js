/* The device's own share sheet, and a server of one's own. Nothing of it is sent to Tankar. Copying: tankar/copying.js.

   data-shares="id"      on a button, with data-link: hands that field's words to the device's own share sheet
   data-own-server="…"   around a field and a link: the link leads to the server that is typed in */
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-shares]")) {
    if (!navigator.share) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const words = document.getElementById(button.dataset.shares).value.replace(button.dataset.link, "").trim();
      try { await navigator.share({ text: words, url: button.dataset.link }); } catch { /* closed without sharing */ }
    });
  }
  const host = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
  for (const box of document.querySelectorAll("[data-own-server]")) {
    const field = box.querySelector("input"), link = box.querySelector("a");
    const show = () => {
      const server = field.value.trim().toLowerCase().replace(/^https?:\/\//, "").replace(/\/.*$/, "").replace(/^@?[^@]*@/, "");
      link.hidden = !host.test(server);
      if (link.hidden) link.removeAttribute("href"); else link.href = box.dataset.ownServer.replace("{server}", server);
    };
    box.hidden = false;
    field.addEventListener("input", show);
    show();
  }
})();
