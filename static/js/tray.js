// The cases gathered to compare. Without this script the address of a page
// carries them; with it the browser keeps them, so that they are there on every
// page and nothing is loaded anew when one is added.
"use strict";

(() => {
  const bar = document.getElementById("tray");
  if (!bar || location.pathname.startsWith("/admin") || !keeps()) return;
  const comparing = location.pathname === "/compare";
  const says = JSON.parse(bar.dataset.says);
  const most = says.length - 1;
  const list = bar.querySelector("ul");

  // A browser may be told to keep nothing: then the links do.
  function keeps() {
    try {
      localStorage.setItem("tray", localStorage.getItem("tray") ?? "[]");
      return true;
    } catch {
      return false;
    }
  }

  function kept() {
    try {
      return JSON.parse(localStorage.getItem("tray")).filter(c => typeof c.slug === "string" && typeof c.name === "string").slice(0, most);
    } catch {
      return [];
    }
  }

  function keep(cases) {
    localStorage.setItem("tray", JSON.stringify(cases));
    show();
  }

  // What the address brought is kept from now on, and the address freed of it:
  // a page asked for again later must not bring back what was taken out since.
  function adopt() {
    const brought = [...list.children].map(item => ({ slug: item.querySelector(".drop").dataset.case, name: item.querySelector("bdi").textContent }));
    if (brought.length === 0) return;
    localStorage.setItem("tray", JSON.stringify(brought));
    if (comparing) return;
    history.replaceState(history.state, "", freed(location));
    for (const input of document.querySelectorAll("input[name=case]")) input.remove();
    for (const link of document.links) {
      if (link.search.includes("case=") && link.pathname !== "/compare") link.href = freed(link);
    }
  }

  function freed(address) {
    const u = new URL(address.href);
    u.searchParams.delete("case");
    return u.href;
  }

  function item({ slug, name }) {
    const li = bar.querySelector("template").content.firstElementChild.cloneNode(true);
    for (const place of li.querySelectorAll("bdi")) place.textContent = name;
    li.querySelector("a").href = "/cases/" + encodeURIComponent(slug);
    li.querySelector(".drop").dataset.case = slug;
    return li;
  }

  // show brings the bar and the links of the page to what is kept.
  function show() {
    const cases = kept();
    bar.hidden = comparing || cases.length === 0;
    list.replaceChildren(...cases.map(item));
    bar.querySelector(".tray-says").textContent = says[cases.length];
    const address = "/compare?" + new URLSearchParams(cases.map(c => ["case", c.slug]));
    const compare = bar.querySelector(".btn");
    compare.hidden = cases.length < 2;
    compare.href = address;
    compare.textContent = compare.textContent.replace(/\d+/, cases.length);
    document.querySelector(".foot a[href^='/compare']").href = address.replace(/\?$/, "");
    for (const place of document.querySelectorAll(".to-tray")) {
      const link = document.createElement("a");
      link.href = "#tray";
      link.textContent = says[cases.length];
      place.replaceChildren(cases.length > 0 ? link : says[0]);
    }
    for (const now of document.querySelectorAll(".compare-now")) now.remove();
    for (const link of document.querySelectorAll("a[data-case]")) lead(link, cases);
  }

  // lead has a link say and do what it does now: add its case or take it out.
  function lead(link, cases) {
    const others = cases.filter(c => c.slug !== link.dataset.case);
    const gathered = others.length < cases.length, full = !gathered && cases.length === most;
    if (link.classList.contains("gather")) {
      link.firstElementChild.textContent = full ? bar.dataset.full : gathered ? bar.dataset.drop : bar.dataset.gather;
    }
    if (full) {
      link.removeAttribute("href");
      link.setAttribute("role", "link");
      link.setAttribute("aria-disabled", "true");
      return;
    }
    link.removeAttribute("role");
    link.removeAttribute("aria-disabled");
    const u = new URL(freed(location));
    for (const c of gathered ? others : [...cases, { slug: link.dataset.case }]) u.searchParams.append("case", c.slug);
    link.href = u.href;
    if (gathered && others.length > 0 && link.classList.contains("gather")) {
      const now = bar.querySelector(".btn").cloneNode(true);
      now.className = "compare-now";
      link.after(" ", now);
    }
  }

  document.addEventListener("click", event => {
    const link = event.target.closest("a[data-case]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const cases = kept(), slug = link.dataset.case;
    const others = cases.filter(c => c.slug !== slug);
    if (others.length === cases.length && cases.length < most) {
      others.push({ slug, name: link.querySelector("bdi").textContent });
    }
    const place = [...list.children].indexOf(link.closest("li"));
    keep(others);
    document.getElementById("tray-said").textContent = says[others.length];
    if (place >= 0) (list.querySelectorAll(".drop")[Math.min(place, others.length - 1)] ?? document.getElementById("main")).focus();
  });

  addEventListener("storage", show);
  addEventListener("pageshow", show);
  document.addEventListener("htmx:load", show);
  adopt();
  show();
})();
