/* Lets this browser be told, when its person presses the button. The page says everything without it. */
(() => {
  "use strict";
  const button = document.querySelector("[data-push-key]");
  const state = document.querySelector("[data-push-state]");
  if (!button || !("serviceWorker" in navigator) || !("PushManager" in window)) return;
  button.hidden = false;
  state.textContent = "";
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/") + "===".slice((text.length + 3) % 4)), (one) => one.charCodeAt(0));
  const name = () => {
    const system = navigator.userAgentData?.platform ?? (/iPhone|iPad|Android|Mac|Windows|Linux/.exec(navigator.userAgent) ?? [""])[0];
    const browser = (/Firefox|Edg|Chrome|Safari/.exec(navigator.userAgent) ?? [""])[0].replace("Edg", "Edge");
    return [browser, system].filter(Boolean).join(", ");
  };
  async function subscribe() {
    if ((await Notification.requestPermission()) !== "granted") { state.textContent = state.dataset.denied; return; }
    const registration = await navigator.serviceWorker.register(button.dataset.pushWorker);
    await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(button.dataset.pushKey) });
    const answer = await fetch(button.dataset.pushTo, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value },
      body: JSON.stringify({ ...subscription.toJSON(), name: name() }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    window.location.reload();
  }
  button.addEventListener("click", () => {
    button.disabled = true;
    subscribe().catch(() => { state.textContent = state.dataset.failed; }).finally(() => { button.disabled = false; });
  });
})();
