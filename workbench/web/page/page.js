"use strict";
document.getElementById("again").addEventListener("click", () => window.location.reload());
// Keys are for the app from its first byte on, which textual.js marks.
new MutationObserver((_, observer) => {
  if (!document.body.classList.contains("-first-byte")) return;
  observer.disconnect();
  document.querySelector(".xterm-helper-textarea").focus();
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });
