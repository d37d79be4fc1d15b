// Everything works without this script. With it the list of cases follows its
// filters while somebody ticks them, long lists of options narrow while somebody
// types, and what is wrong in a form is read first.
"use strict";

document.documentElement.classList.add("js");
document.getElementById("errors")?.focus();

// The shortcuts "at least" tick boxes; without the script they send the form.
document.addEventListener("click", event => {
  const shortcut = event.target.closest(".atleast button");
  if (!shortcut) return;
  event.preventDefault();
  const levels = shortcut.value === "at_least_weak" ? ["strong", "moderate", "weak"] : ["strong", "moderate"];
  for (const box of document.getElementsByName(shortcut.name)) {
    if (box.type === "checkbox") box.checked = levels.includes(box.value);
  }
  shortcut.form.dispatchEvent(new Event("change", { bubbles: true }));
});

// An address keeps only what is chosen, and not the button that was pressed.
document.addEventListener("htmx:configRequest", event => {
  if (event.detail.elt.id !== "filters") return;
  const { formData } = event.detail;
  for (const name of [...formData.keys()]) formData.delete(name);
  for (const [name, value] of new FormData(document.getElementById("filters"))) {
    if (value !== "") formData.append(name, value);
  }
});

// htmx puts the new list in place. The filters beside it stay, with their
// ticks and the focus: only counts and options are taken from the answer.
document.addEventListener("htmx:beforeSwap", event => {
  if (event.detail.target?.id !== "results" || !event.detail.shouldSwap) return;
  const answer = new DOMParser().parseFromString(event.detail.serverResponse, "text/html");
  for (const part of document.querySelectorAll("[data-renew]")) {
    part.replaceChildren(...answer.getElementById(part.id)?.childNodes ?? []);
  }
  for (const options of document.querySelectorAll("[data-options]")) {
    const fresh = answer.getElementById(options.id);
    if (fresh) renew(options, fresh);
  }
  for (const box of document.querySelectorAll("[data-find]")) if (box.value) narrow(box);
});

// Where the list cannot be had, the one that is here stays, and the page says so.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, () => {
    document.getElementById("count").textContent = "The list could not be fetched just now. Choose “Show cases” to try again.";
  });
}

// renew brings options into the order and the counts of fresh ones.
function renew(options, fresh) {
  const focused = document.activeElement;
  let next = options.firstElementChild;
  for (const option of [...fresh.children]) {
    const here = document.getElementById(option.querySelector("input").id)?.closest("label") ?? option;
    if (here !== option) {
      here.className = option.className;
      here.querySelector(".c").replaceWith(option.querySelector(".c"));
    }
    if (here === next) next = next.nextElementSibling;
    else options.insertBefore(here, next);
  }
  while (next) {
    const old = next;
    next = next.nextElementSibling;
    if (!old.querySelector(":checked")) old.remove();
  }
  if (document.activeElement !== focused) {
    focused.focus({ preventScroll: true });
    if (options.contains(focused)) focused.scrollIntoView({ block: "nearest" });
  }
}

// The box of a long list of options narrows it as one types. Where the page does
// not hold all options, the others are asked for. What is ticked always stays.
let typing;
document.addEventListener("input", event => {
  const box = event.target;
  if (!box.matches("[data-find]")) return;
  narrow(box);
  clearTimeout(typing);
  if (box.dataset.asked || document.getElementById("m-" + box.dataset.find).textContent.trim()) {
    typing = setTimeout(askForOptions, 300, box);
  }
});

// What is typed there asks for no other cases.
document.addEventListener("change", event => {
  if (event.target.matches("[data-find]")) event.stopPropagation();
}, true);
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.target.matches("[data-find]")) event.preventDefault();
}, true);

function narrow(box) {
  const wanted = folded(box.value.trim());
  let found = 0;
  for (const option of document.getElementById("f-" + box.dataset.find).children) {
    const has = folded(option.querySelector("bdi").textContent).includes(wanted);
    option.hidden = !has && !option.querySelector(":checked");
    if (has) found++;
  }
  document.getElementById("s-" + box.dataset.find).textContent = wanted && (found === 1 ? "1 option matches." : `${found} options match.`);
}

async function askForOptions(box) {
  const asked = new URLSearchParams([...new FormData(box.form)].filter(([, value]) => value !== ""));
  const response = await fetch(box.form.action + "?" + asked);
  if (!response.ok || asked.get(box.name) !== (box.value || null)) return;
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of ["f-", "m-"]) {
    const here = document.getElementById(part + box.dataset.find), fresh = answer.getElementById(here.id);
    if (part === "f-") renew(here, fresh);
    else here.replaceChildren(...fresh.childNodes);
  }
  box.dataset.asked = "true";
  narrow(box);
}

// folded is a text in lower case without accents, as the directory compares
// names.
function folded(text) {
  const letters = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ħ: "h", ı: "i", "’": "'", "‘": "'" };
  return text.toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/[łøđðþßæœħı’‘]/g, letter => letters[letter]);
}

// What somebody may want to copy has a button for it, where browsers let a page
// copy.
for (const text of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn quiet slim";
  button.textContent = "Copy";
  const said = document.createElement("span");
  said.className = "meta copied";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = "Copied";
    } catch {
      said.textContent = "The browser does not let this page copy";
    }
  });
  text.after(button, said);
}
