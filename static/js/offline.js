// Answers the queries of the list of cases where there is no server: all cases
// stand in window.directory. What it finds and counts is what the server finds
// and counts; only the order of a search is by name.
"use strict";

const { cases, cells, facets, sorts, missing, common, not_searched: notSearchedWords, left_out: leftOutWords, per_page: perPage, most_per_page: mostPerPage, levels } = window.directory;
const boxes = [...document.querySelectorAll("#filters [data-options]")].map(box => box.id);
facets.sort((a, b) => boxes.indexOf("f-" + a.param) - boxes.indexOf("f-" + b.param)); // as the filters stand
const atLeast = { at_least_moderate: ["strong", "moderate"], at_least_weak: ["strong", "moderate", "weak"] };
// readQuery drops what means nothing, as the server does.
function readQuery(v) {
  const text = (v.get("q") ?? "").replace(/[\s\p{Cc}]+/gu, " ").trim();
  const q = {
    text: [...text].slice(0, 200).join("").trim(), picks: new Map(), from: year(v.get("from")), to: year(v.get("to")),
    match: ["all", "exactly"].includes(v.get("partners_match")) ? v.get("partners_match") : "any",
    unscored: v.getAll("unscored").includes("include"), sort: sorts.some(([code]) => code === v.get("sort")) ? v.get("sort") : "relevance", table: v.get("view") === "table",
    page: Math.max(1, whole(v.get("page"))), perPage: Math.min(whole(v.get("per_page")) || perPage, mostPerPage),
  };
  for (const f of facets) {
    const given = v.getAll(f.param).flatMap(value => f.principle ? atLeast[value] ?? [value] : [value.toLowerCase()]);
    const codes = f.options.map(([code]) => code).filter(code => given.includes(code));
    if (codes.length > 0) q.picks.set(f.param, codes);
  }
  return q;
}

function whole(s) { return /^\s*\d+\s*$/.test(s ?? "") ? Number(s) : 0; }
function year(s) { const n = whole(s); return n >= 1000 && n <= 2100 ? n : 0; }

// matches reports whether a case meets a query, but for one parameter, and with
// or without the cases that have no level.
function matches(c, ignored, unscored = query.unscored) {
  for (const [param, codes] of query.picks) {
    if (param !== ignored && !picked(c.codes[param] ?? [], param, codes, unscored)) return false;
  }
  if ((query.from || query.to) && !(c.first && c.last >= query.from && (!query.to || c.first <= query.to))) return false;
  return !terms || terms.length > 0 && terms.every(t => says(c.words, t));
}

function picked(has, param, codes, unscored) {
  const all = codes.every(code => has.includes(code));
  const facet = facets.find(f => f.param === param);
  if (facet.every || param === "partner" && query.match === "all") return all;
  if (param === "partner" && query.match === "exactly") return all && has.length === codes.length;
  if (codes.some(code => has.includes(code))) return true;
  return unscored && facet.principle && has.some(code => missing.includes(code));
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
// also as the beginning of one and in its other number. Common ones are left out.
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
  const left = kept.length > 0 ? list.filter(t => !kept.includes(t)).map(t => t.given) : [];
  return { terms: (kept.length > 0 ? kept : list).slice(0, 16), left: [...new Set(left)] };
}

function plainTerm(part, found) {
  const words = found.map(w => w.text);
  if (words.length > 1 && words.at(-1) === "s") words.pop();
  const last = words.at(-1);
  const given = part.slice(found[0].from, found.at(-1).to);
  return { words, given, typed: given.toLowerCase(), begins: [...last].length > 1 || last > "\x7f", others: words.length === 1 ? otherNumber(last) : [] };
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
  const first = (Math.min(query.page, pages) - 1) * query.perPage;
  const count = document.getElementById("count");
  count.replaceChildren(element("b", { className: "num" }, number(found.length)), ` ${narrows() ? "of " + many(cases.length, "case", "cases") : found.length === 1 ? "case" : "cases"}.`, ...leftOut(), ...notSearched());
  const shown = found.slice(first, first + query.perPage);
  let list = document.querySelector(".entries");
  if (found.length === 0) list.replaceChildren(nothing());
  else if (!query.table) list.innerHTML = shown.map(c => c.entry).join("");
  else list.replaceWith(list = table(shown));
  for (const link of list.querySelectorAll("a[href^='/']")) link.href = fileOf(link.getAttribute("href"));
  document.getElementById("files").firstChild.textContent = "All cases as ";
  document.querySelector("#results nav.pages")?.remove();
  if (pages > 1) list.after(pageLinks(pages));
  const inUse = chips();
  document.querySelector("#to-filters a").textContent = "Filters" + (inUse.length > 0 ? ` (${number(inUse.length)})` : "");
  if (inUse.length > 0) document.querySelector(".results-head").prepend(chipList(inUse));
  document.querySelectorAll(".views a").forEach((link, i) => view(link, i === 1));
}

// view has a link lead to the list as a table, or as cards.
function view(link, isTable) {
  link.href = address({ ...query, table: isTable });
  link.toggleAttribute("aria-current", isTable === query.table);
  if (isTable === query.table) link.setAttribute("aria-current", "true");
}

function number(n) { return n.toLocaleString("en"); }
function many(n, one, several) { return `${number(n)} ${n === 1 ? one : several}`; }

// notSearched says which words were not looked for.
function notSearched() {
  if (left.length === 0) return [];
  const words = left.map(word => `“${word}”`);
  const last = words.pop();
  return [" ", element("span", { className: "left-out" }, (words.length > 0 ? words.join(", ") + " and " : "") + last + notSearchedWords[words.length > 0 ? 1 : 0])];
}

// leftOut says which cases the filters on principles hide because they have no
// level, and leads to the list with them.
function leftOut() {
  const principles = query.unscored ? [] : facets.filter(f => f.principle && query.picks.has(f.param));
  const hidden = principles.length > 0 ? cases.filter(c => matches(c, null, true)).length - found.length : 0;
  if (hidden === 0) return [];
  const says = [];
  let several = hidden, last = 0;
  for (const f of principles) {
    const others = cases.filter(c => matches(c, f.param)).map(c => c.codes[f.param]?.[0]);
    const states = others.filter(state => missing.includes(state) && !query.picks.get(f.param).includes(state));
    if (states.length === 0) continue;
    const words = leftOutWords[new Set(states).size === 1 ? states[0] : ""];
    says.push(`${many(states.length, ...words)} ${f.label}`);
    last = states.length;
    several -= last;
  }
  if (several > 0) says.push(many(several, ...leftOutWords[""]) + " more than one of these principles");
  const them = says.length === 1 ? hidden === 1 ? "Include it" : "Include them" : "Include these " + number(hidden);
  return [` ${says.join("; ")}. `, element("a", { href: address({ ...query, unscored: true, page: 1 }), rel: "nofollow" }, them)];
}

// table shows cases as rows; its heads sort them.
function table(shown) {
  const filled = model("table");
  const sorted = query.sort === "relevance" ? "name" : query.sort; // nothing is weighed here
  filled.querySelector("caption span").textContent = "Cases, sorted by " + sorts.find(([code]) => code === sorted)[1].toLowerCase();
  for (const link of filled.querySelectorAll("thead a")) {
    const by = link.id.slice("by-".length);
    const orders = by === "year" ? ["newest", "oldest"] : [by];
    const now = orders.indexOf(sorted);
    const head = link.closest("th");
    if (now < 0) head.removeAttribute("aria-sort");
    else head.setAttribute("aria-sort", ["name", "oldest"].includes(sorted) ? "ascending" : "descending");
    link.href = address({ ...query, sort: orders[(now + 1) % orders.length], page: 1 });
  }
  filled.querySelector("tbody").innerHTML = shown.map(c => `<tr>${c.row.map(i => cells[i]).join("")}</tr>`).join("");
  return filled;
}

function nothing() {
  const filled = model("nothing");
  filled.querySelector("a").href = address(cleared());
  return filled;
}

// model is a copy of what the page keeps to be filled in.
function model(name) { return document.getElementById(name + "-model").content.firstElementChild.cloneNode(true); }

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
      input.closest("label").querySelector(".c").firstChild.textContent = number(n) + " ";
    }
    if (query.picks.has(f.param)) box.closest("details")?.setAttribute("open", "");
  }
  document.getElementById("q").value = query.text;
  for (const name of ["from", "to"]) document.getElementById(name).value = query[name] || "";
  document.getElementById("unscored").checked = query.unscored;
  document.getElementById("partners_match").value = query.match === "any" ? "" : query.match;
  const sort = document.getElementById("sort");
  if (sort) sort.value = [...sort.options].some(o => o.value === query.sort) ? query.sort : "";
  sort?.addEventListener("change", () => sort.form.requestSubmit());
  const form = document.getElementById("filters");
  form.querySelector(".facet-actions a").href = address(cleared());
  if (query.table) form.append(element("input", { type: "hidden", name: "view", value: "table" }));
  if (query.perPage !== perPage) form.append(element("input", { type: "hidden", name: "per_page", value: query.perPage }));
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

// chips are what is asked, in the order of the filters: a label, a value and the
// list without it.
function chips() {
  const list = [];
  const add = (label, value, param, code) => list.push([label, value, without(param, code)]);
  if (query.text) add("Search", query.text, "q", query.text);
  for (const f of facets) {
    for (const code of query.picks.get(f.param) ?? []) add(f.label, f.options.find(o => o[0] === code)[1], f.param, code);
    if (f.param === "partner" && query.match !== "any" && query.picks.has("partner")) {
      add(f.label, document.getElementById("partners_match").selectedOptions[0].text, "partners_match", query.match);
    }
  }
  if (query.unscored && facets.some(f => f.principle && query.picks.has(f.param))) add("Without a level", "included", "unscored", "include");
  if (query.from) add("From", String(query.from), "from", String(query.from));
  if (query.to) add("To", String(query.to), "to", String(query.to));
  return list;
}

function chipList(list) {
  const filled = model("chips");
  const one = filled.firstElementChild;
  filled.querySelector(".clear").href = address(cleared());
  one.replaceWith(...list.map(([label, value, href]) => {
    const chip = one.cloneNode(true);
    chip.querySelector("a").href = href;
    chip.querySelector("small").textContent = label;
    chip.querySelector("bdi").textContent = value;
    return chip;
  }));
  return filled;
}

// without is the page of the same query but for one value.
function without(param, code) {
  const v = asked({ ...query, page: 1 });
  const rest = v.getAll(param).filter(other => other !== code);
  v.delete(param);
  for (const other of rest) v.append(param, other);
  return address(readQuery(v));
}

function cleared() { return readQuery(asked({ ...query, text: "", picks: new Map(), match: "any", unscored: false, from: 0, to: 0, page: 1 })); }

function address(q) {
  const v = asked(q).toString();
  return v ? "index.html?" + v : "index.html";
}

// asked is a query as parameters again.
function asked(q) {
  const v = new URLSearchParams();
  if (q.text) v.set("q", q.text);
  for (const [param, codes] of q.picks) for (const code of codes) v.append(param, code);
  if (q.match !== "any") v.set("partners_match", q.match);
  if (q.unscored) v.set("unscored", "include");
  if (q.from) v.set("from", q.from);
  if (q.to) v.set("to", q.to);
  if (q.sort !== "relevance" && (q.text || q.sort !== "name")) v.set("sort", q.sort);
  if (q.page !== 1) v.set("page", q.page);
  if (q.perPage !== perPage) v.set("per_page", q.perPage);
  if (q.table) v.set("view", "table");
  return v;
}

// pageLinks are the first page, the last, and those around this one.
function pageLinks(pages) {
  const nav = element("nav", { className: "pages", ariaLabel: "Pages" });
  const at = Math.min(query.page, pages);
  const link = (n, properties, ...content) => nav.append(element("a", { ...properties, href: address({ ...query, page: n }) }, ...content));
  const page = () => element("span", { className: "vh" }, "Page");
  if (at > 1) link(at - 1, { className: "step", rel: "prev" }, "Previous page");
  for (let n = 1; n <= pages; n++) {
    if (n === at) nav.append(element("span", { className: "at", ariaCurrent: "page" }, page(), " ", number(n)));
    else if (n === 1 || n === pages || Math.abs(n - at) <= 2) link(n, {}, page(), " ", number(n));
    else if (Math.abs(n - at) === 3) nav.append(element("span", { className: "gap", ariaHidden: "true" }, "…"));
  }
  if (at < pages) link(at + 1, { className: "step next", rel: "next" }, "Next page");
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
const { terms, left } = query.text ? readTerms(query.text) : { terms: null, left: [] };
const found = cases.filter(c => matches(c, null));
order(found);
show();
