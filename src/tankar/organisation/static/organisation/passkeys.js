/* Passkeys, and printing. The server asks and judges; this only carries question and answer.

   data-passkey="create" or "get"  on a hidden button in a form: asks the device, puts its answer into the form's field
                                   `credential` and sends the form. Shown only where the browser knows passkeys.
   data-options="/address/"        on that button: where the question comes from, as JSON
   data-passkey-problem            an element in the form, told when it did not work; its words are in its data-attributes
   data-passkey-missing            an element shown instead where the browser knows none
   data-prints                     on a button: prints the page */
(() => {
  "use strict";
  const known = Boolean(window.webauthnJSON?.supported());
  const wordFor = { NotAllowedError: "stopped", AbortError: "stopped", InvalidStateError: "there" };

  async function ask(button) {
    const form = button.form;
    const place = form.querySelector("[data-passkey-problem]");
    if (!form.reportValidity()) return;
    place.hidden = true;
    button.disabled = true;
    try {
      const answer = await fetch(button.dataset.options, { headers: { Accept: "application/json" }, credentials: "same-origin" });
      // signed out, or the proof has run out: the page itself knows where to go on
      if (!answer.ok || answer.redirected) return window.location.reload();
      const credential = await window.webauthnJSON[button.dataset.passkey](await answer.json());
      form.elements.namedItem("credential").value = JSON.stringify(credential);
      form.requestSubmit();
    } catch (error) {
      place.querySelector("[data-words]").textContent = place.dataset[wordFor[error.name] ?? "failed"] ?? place.dataset.failed;
      place.hidden = false;
      button.disabled = false;
      button.focus();
    }
  }

  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.hidden = !known;
    button.addEventListener("click", () => ask(button));
  }
  if (!known) for (const one of document.querySelectorAll("[data-passkey-missing]")) one.hidden = false;
  for (const button of document.querySelectorAll("[data-prints]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
