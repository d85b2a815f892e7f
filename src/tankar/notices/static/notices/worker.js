/* Shows what was pushed, and opens its page. Keeps nothing and counts nothing. */
self.addEventListener("push", (event) => {
  let word = {};
  try { word = event.data.json(); } catch { /* a push without words still says that something is there */ }
  event.waitUntil(self.registration.showNotification(word.title ?? "Tankar", { body: word.line ?? "", data: { url: word.url ?? "/notices/" }, tag: "tankar" }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = new URL(event.notification.data.url, self.location.origin);
  event.waitUntil(self.clients.openWindow(url.origin === self.location.origin ? url.href : "/notices/"));
});
