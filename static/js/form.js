// What somebody types into the form of a case is kept on the server, so that a
// closed tab or a lost session loses nothing. Without this script the button
// "Save draft" does it.
"use strict";

{
  const pause = 2000, again = 15000; // after typing stopped; after it could not be kept
  const mostAlive = 60000; // browsers send so much, and no more, for a page that is gone
  const words = {
    204: () => `What you typed was kept at ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}. It is not saved yet.`,
    403: () => "You are signed out, so what you type is not kept by itself. Sign in in another tab; what you typed stays here.",
    409: () => "What you type here is not kept by itself: you typed something before that is not saved. Open this page once more in another tab to take it up or to discard it.",
    413: () => "What you typed is too long to be kept.",
  };
  const form = document.getElementById("case");
  let waiting, sending, changed = "unsaved" in form.dataset;

  const say = text => document.querySelectorAll("[data-kept]").forEach(place => { place.textContent = text; });

  async function keep() {
    clearTimeout(waiting);
    changed = false;
    sending?.abort();
    const mine = sending = new AbortController();
    const body = new URLSearchParams(new FormData(form)).toString();
    try {
      const { status } = await post(body, mine.signal, body.length < mostAlive);
      if (!words[status]) throw new Error(status);
      say(words[status]());
    } catch {
      if (mine.signal.aborted) return;
      changed = true;
      waiting = setTimeout(keep, again);
      say("What you typed could not be kept just now. It is tried again.");
    }
  }

  async function post(body, signal, keepalive) {
    const request = { method: "POST", body, signal, keepalive, headers: { "Content-Type": "application/x-www-form-urlencoded" } };
    try {
      return await fetch(form.dataset.keep, request);
    } catch (failure) {
      if (signal.aborted || !keepalive) throw failure;
      return fetch(form.dataset.keep, { ...request, keepalive: false });
    }
  }

  function later() {
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(keep, pause);
  }

  function now() {
    if (changed) keep();
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  document.addEventListener("visibilitychange", () => { if (document.hidden) now(); });
  window.addEventListener("pagehide", now);

  // What is sent is not kept as well: it would come after what was saved.
  form.addEventListener("submit", event => {
    if (event.submitter?.formTarget) return;
    clearTimeout(waiting);
    changed = false;
    sending?.abort();
  });
  now();
}
