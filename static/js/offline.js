// Answers the queries of the list of cases where there is no server: all cases
// stand in window.directory. What it finds and counts is what the server finds
// and counts; only the order of a search is by name.
"use strict";

const { cases, facets, missing, common, per_page: perPage, most_per_page: mostPerPage, levels } = window.directory;
const atLeast = { at_least_moderate: ["strong", "moderate"], at_least_weak: ["strong", "moderate", "weak"] };
// readQuery drops what means nothing, as the server does.
function readQuery(v) {
  const text = (v.get("q") ?? "").replace(/[\s\p{Cc}]+/gu, " ").trim();
  const q = {
    text: [...text].slice(0, 200).join("").trim(), picks: new Map(), from: year(v.get("from")), to: year(v.get("to")),
    match: ["all", "exactly"].includes(v.get("partners_match")) ? v.get("partners_match") : "any",
    unscored: v.getAll("unscored").includes("include"), sort: v.get("sort") ?? "",
    page: Math.max(1, number(v.get("page"))), perPage: Math.min(number(v.get("per_page")) || perPage, mostPerPage),
  };
  for (const f of facets) {
    const given = v.getAll(f.param).flatMap(value => f.principle ? atLeast[value] ?? [value] : [value.toLowerCase()]);
    const codes = f.options.map(([code]) => code).filter(code => given.includes(code));
    if (codes.length > 0) q.picks.set(f.param, codes);
  }
  return q;
}

function number(s) { return /^\s*\d+\s*$/.test(s ?? "") ? Number(s) : 0; }
function year(s) { const n = number(s); return n >= 1000 && n <= 2100 ? n : 0; }

// matches reports whether a case meets a query, but for one parameter.
function matches(c, ignored) {
  for (const [param, codes] of query.picks) {
    if (param !== ignored && !picked(c.codes[param] ?? [], param, codes)) return false;
  }
  if ((query.from || query.to) && !(c.first && c.last >= query.from && (!query.to || c.first <= query.to))) return false;
  return !terms || terms.length > 0 && terms.every(t => says(c.words, t));
}

function picked(has, param, codes) {
  const all = codes.every(code => has.includes(code));
  const facet = facets.find(f => f.param === param);
  if (facet.every || param === "partner" && query.match === "all") return all;
  if (param === "partner" && query.match === "exactly") return all && has.length === codes.length;
  if (codes.some(code => has.includes(code))) return true;
  return query.unscored && facet.principle && has.some(code => missing.includes(code));
}

// order sorts stably: the cases stand by name.
function order(list) {
  const last = (a, b) => (a.start === 0) - (b.start === 0);
  const principle = facets.find(f => f.principle && f.param === query.sort);
  const by = {
    newest: (a, b) => last(a, b) || b.start - a.start,
    oldest: (a, b) => last(a, b) || a.start - b.start,
    updated: (a, b) => b.changed - a.changed,
  }[query.sort] ?? (principle && ((a, b) => rank(a, principle.param) - rank(b, principle.param)));
  if (by) list.sort(by);
}

function rank(c, param) {
  const level = c.codes[param]?.[0];
  return missing.includes(level) ? levels.length : levels.indexOf(level);
}

// readTerms reads a text as the server's search does: "phrases", and words, each
// also as the beginning of one and in its other number.
function readTerms(text) {
  const list = [];
  text.split(/["“”„]/u).forEach((part, i, parts) => {
    const words = wordsOf(part);
    const closed = i % 2 === 1 && i < parts.length - 1; // a quotation mark that is never closed counts for nothing
    if (words.length === 0) return;
    if (closed) {
      list.push({ words: words.map(w => w.text), begins: false, others: [], quoted: true });
      return;
    }
    for (let from = 0; from < words.length;) {
      let to = from + 1;
      while (to < words.length && words[to].joined) to++;
      list.push(plainTerm(part, words.slice(from, to)));
      from = to;
    }
  });
  const kept = list.filter(t => t.quoted || !common.includes(t.typed));
  return (kept.length > 0 ? kept : list).slice(0, 16);
}

function plainTerm(part, found) {
  const words = found.map(w => w.text);
  if (words.length > 1 && words.at(-1) === "s") words.pop();
  const last = words.at(-1);
  const typed = part.slice(found[0].from, found.at(-1).to).toLowerCase();
  return { words, typed, begins: [...last].length > 1 || last > "\x7f", others: words.length === 1 ? otherNumber(last) : [] };
}

// wordsOf takes a text apart, folded: lower case, without accents. A word says
// whether a hyphen, an apostrophe or nothing stands between it and the one before.
function wordsOf(text) {
  const words = [];
  let open = null, at = 0, end = 0;
  for (const ch of text) {
    const from = at;
    at += ch.length;
    const folded = fold(ch);
    if (folded === "" && open) open.to = at;
    for (const letter of folded) {
      if (!/[\p{L}\p{N}]/u.test(letter)) { open = null; continue; }
      if (!open) {
        const between = text.slice(end, from);
        open = { text: "", from, joined: words.length > 0 && (from < end || /^[-‐‑'’‘ʼ]$/u.test(between)) };
        words.push(open);
      }
      open.text += letter;
      open.to = at;
      end = at;
    }
  }
  return words;
}

const letters = {
  ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ħ: "h", ı: "i", ŧ: "t", ŋ: "n", ς: "σ", "’": "'", "‘": "'", "ʼ": "'",
};

function fold(s) {
  return [...s.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase()].map(ch => letters[ch] ?? ch).join("");
}

const notPlural = ["commons", "goods", "arts", "news", "series", "species", "means", "works"];

function otherNumber(w) {
  if (w.length < 4 || notPlural.includes(w) || !/^[a-z]+$/.test(w)) return [];
  if (w.endsWith("ies")) return [w.slice(0, -3) + "y", w.slice(0, -1)];
  if (/(ches|shes|sses|xes|zes)$/.test(w)) return [w.slice(0, -2), w.slice(0, -1)];
  if (/(ss|us|is)$/.test(w)) return [];
  if (w.endsWith("s")) return [w.slice(0, -1)];
  return /[^aeiou]y$/.test(w) ? [w.slice(0, -1) + "ies"] : [];
}

// says reports whether the words of a case, each after one blank, say a term.
function says(words, t) {
  if (words.includes(" " + t.words.join(" ") + (t.begins ? "" : " "))) return true;
  return t.others.some(other => words.includes(" " + other + " "));
}

// show writes the page for what was asked.
function show() {
  tick();
  const pages = Math.max(1, Math.ceil(found.length / query.perPage));
  const first = (query.page - 1) * query.perPage;
  const count = document.getElementById("count");
  count.replaceChildren(element("b", { className: "num" }, found.length.toLocaleString("en")), narrows() ? ` of ${cases.length.toLocaleString("en")} cases.` : " cases.");
  const list = document.querySelector(".entries");
  list.innerHTML = found.slice(first, first + query.perPage).map(c => c.entry).join("");
  for (const link of list.querySelectorAll("a[href^='/']")) link.href = fileOf(link.getAttribute("href"));
  if (found.length === 0) list.append(element("p", {}, "No case matches all of this. Every filter narrows the list: take one away."));
  document.getElementById("files").firstChild.textContent = "All cases as ";
  document.querySelector("#results nav.pages")?.remove();
  if (pages > 1) list.after(pageLinks(pages));
  document.querySelector(".results-head").prepend(...chips());
}

function narrows() { return query.text !== "" || query.picks.size > 0 || query.from > 0 || query.to > 0; }

// tick puts what is asked and what is counted into the form.
function tick() {
  for (const f of facets) {
    const box = document.getElementById("f-" + f.param);
    const others = cases.filter(c => matches(c, f.param));
    for (const [code, label] of f.options) {
      const input = document.getElementById(`o-${f.param}-${code}`) ?? option(box, f.param, code, label);
      const n = others.filter(c => c.codes[f.param]?.includes(code)).length;
      input.checked = query.picks.get(f.param)?.includes(code) ?? false;
      input.closest("label").classList.toggle("zero", n === 0);
      input.closest("label").querySelector(".c").firstChild.textContent = n.toLocaleString("en") + " ";
    }
    if (query.picks.has(f.param)) box.closest("details")?.setAttribute("open", "");
  }
  document.getElementById("q").value = query.text;
  for (const name of ["from", "to"]) document.getElementById(name).value = query[name] || "";
  document.getElementById("unscored").checked = query.unscored;
  for (const input of document.getElementsByName("partners_match")) input.checked = input.value === query.match || input.value === "" && query.match === "any";
  const sort = document.getElementById("sort");
  if (sort) sort.value = [...sort.options].some(o => o.value === query.sort) ? query.sort : "";
}

// option adds one that the page has no room for, like the first of its kind.
function option(box, param, code, label) {
  const copy = box.querySelector("label").cloneNode(true);
  const input = copy.querySelector("input");
  Object.assign(input, { id: `o-${param}-${code}`, value: code });
  copy.querySelector("bdi").textContent = label;
  box.append(copy);
  return input;
}

function chips() {
  if (!narrows()) return [];
  const list = element("ul", { className: "chips", role: "list", ariaLabel: "Filters in use" });
  const add = (label, value, param, code) => list.append(element("li", {}, element("a", { className: "chip", href: without(param, code) },
    element("span", {}, element("span", { className: "vh" }, "Remove filter: "), element("small", {}, label), " ", element("bdi", {}, value)))));
  if (query.text) add("Search", query.text, "q", query.text);
  for (const f of facets) {
    for (const code of query.picks.get(f.param) ?? []) add(f.label, f.options.find(o => o[0] === code)[1], f.param, code);
  }
  if (query.from) add("From", String(query.from), "from");
  if (query.to) add("To", String(query.to), "to");
  list.append(element("li", {}, element("a", { className: "clear", href: "index.html" }, "Clear all")));
  return [list];
}

// without is the page of the same query but for one value.
function without(param, code) {
  const v = asked();
  const rest = query.picks.has(param) ? query.picks.get(param).filter(other => other !== code) : [];
  v.delete(param);
  for (const other of rest) v.append(param, other);
  v.delete("page");
  return "index.html?" + v;
}

// asked is the query as parameters again.
function asked() {
  const v = new URLSearchParams();
  if (query.text) v.set("q", query.text);
  for (const [param, codes] of query.picks) for (const code of codes) v.append(param, code);
  if (query.match !== "any") v.set("partners_match", query.match);
  if (query.unscored) v.set("unscored", "include");
  if (query.from) v.set("from", query.from);
  if (query.to) v.set("to", query.to);
  if (query.sort) v.set("sort", query.sort);
  if (query.perPage !== perPage) v.set("per_page", query.perPage);
  return v;
}

function pageLinks(pages) {
  const nav = element("nav", { className: "pages", ariaLabel: "Pages" });
  const link = (n, label, className) => {
    const v = asked();
    if (n > 1) v.set("page", n);
    nav.append(element("a", { className, href: "index.html?" + v }, label));
  };
  if (query.page > 1) link(query.page - 1, "Previous page", "step");
  nav.append(element("span", { className: "at" }, `Page ${query.page.toLocaleString("en")} of ${pages.toLocaleString("en")}`));
  if (query.page < pages) link(query.page + 1, "Next page", "step next");
  return nav;
}

// fileOf is the file of an address of the site, seen from the folder of the list.
function fileOf(address) {
  const path = address.replace(/[?#].*$/, "").slice(1);
  return "../" + (/\.[a-z]+$/.test(path) ? path : path + "/index.html");
}

function element(name, properties, ...content) {
  const e = Object.assign(document.createElement(name), properties);
  e.append(...content);
  return e;
}

const query = readQuery(new URLSearchParams(location.search));
const terms = query.text ? readTerms(query.text) : null;
const found = cases.filter(c => matches(c, null));
order(found);
show();
