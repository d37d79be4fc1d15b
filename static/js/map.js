// The map works without this script: its dots, buttons and regions are links
// and forms. With it a plate zooms and moves in place: by its buttons, by
// keys, by the wheel with Ctrl or once it has the focus, by two fingers, and by
// dragging with a mouse. The server draws the dots anew for what is then shown.
"use strict";

const world = { width: 10000, height: 4310 };
const closest = 300; // the narrowest view, in units of the plate
const aspect = 1.4; // of what the server draws of a part

for (const figure of document.querySelectorAll("[data-map]")) makeMap(figure);
addEventListener("popstate", () => location.reload());

function makeMap(figure) {
  const svg = figure.querySelector("svg.map");
  const region = figure.querySelector(".scroll");
  const first = viewOf(svg);
  const widest = Math.min(world.width, world.height * first.width / first.height);
  let view = first, waiting = 0, asked = 0;

  // show brings a view onto the plate, as far as the plate goes, and says
  // whether anything changed. Dots keep their size.
  function show({ x, y, width }) {
    width = Math.min(Math.max(width, closest), widest);
    const height = width * first.height / first.width;
    x = Math.min(Math.max(x, 0), world.width - width);
    y = Math.min(Math.max(y, 0), world.height - height);
    if (Math.abs(x - view.x) + Math.abs(y - view.y) + Math.abs(width - view.width) < .5) return false;
    view = { x, y, width, height };
    svg.setAttribute("viewBox", [x, y, width, height].map(Math.round).join(" "));
    figure.classList.toggle("zoomed", width < first.width);
    keepSize();
    tellSteps();
    clearTimeout(waiting);
    waiting = setTimeout(redraw, 250);
    return true;
  }

  function keepSize() {
    const pixel = view.width / figure.dataset.pixels;
    for (const { transform } of svg.querySelectorAll(".spot")) transform.baseVal.getItem(1).setScale(pixel, pixel);
  }

  // zoom multiplies the width around a point of the plate.
  function zoom(by, { x, y } = middle()) {
    const width = Math.min(Math.max(view.width * by, closest), widest);
    const share = width / view.width;
    return show({ x: x - (x - view.x) * share, y: y - (y - view.y) * share, width });
  }

  const move = (right, down) => show({ ...view, x: view.x + right * view.width, y: view.y + down * view.height });
  const middle = () => ({ x: view.x + view.width / 2, y: view.y + view.height / 2 });

  // at is the point of the plate under a point of the window.
  function at({ clientX, clientY }) {
    const box = svg.getBoundingClientRect();
    return { x: view.x + (clientX - box.left) / box.width * view.width, y: view.y + (clientY - box.top) / box.height * view.height };
  }

  const steps = {
    in: () => zoom(1 / 2), out: () => zoom(2), whole: () => show(first),
    left: () => move(-1 / 3, 0), right: () => move(1 / 3, 0), up: () => move(0, -1 / 3), down: () => move(0, 1 / 3),
  };
  const keys = {
    "+": "in", "=": "in", "-": "out", "_": "out", 0: "whole",
    ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down",
  };

  // tellSteps marks the buttons that would change nothing. The whole of a part
  // leads to the world.
  function tellSteps() {
    const can = {
      in: view.width > closest, out: view.width < widest, whole: view.width !== first.width || first.width < world.width,
      left: view.x > 0, right: view.x + view.width < world.width, up: view.y > 0, down: view.y + view.height < world.height,
    };
    for (const button of figure.querySelectorAll("[data-step]")) {
      if (can[button.dataset.step]) button.removeAttribute("aria-disabled");
      else button.setAttribute("aria-disabled", "true");
    }
  }

  // redraw has the server gather the cases into dots for the view.
  async function redraw() {
    const address = new URL(location.href), { x, y } = middle(), number = ++asked;
    address.searchParams.delete("frame");
    const isPart = view.width <= world.height * aspect;
    if (isPart) address.searchParams.set("frame", [x, y, view.width].map(Math.round).join(","));
    const answer = await page(address).catch(() => null);
    if (!answer || number !== asked) return;
    const fresh = answer.querySelector("#map svg.map");
    for (const [i, lines] of svg.querySelectorAll("use").entries()) {
      const href = fresh.querySelectorAll("use")[i].getAttribute("href");
      if (lines.getAttribute("href") !== href) lines.setAttribute("href", href);
    }
    replaceSpots(fresh.querySelector(".spots"));
    document.getElementById("regions").replaceWith(answer.getElementById("regions"));
    history.replaceState(null, "", address);
  }

  // replaceSpots leaves out what is not in view, which nobody could see having
  // the focus, and keeps the focus where it was.
  function replaceSpots(fresh) {
    const focused = svg.contains(document.activeElement) ? document.activeElement.dataset.place : "";
    for (const spot of fresh.querySelectorAll(".spot")) {
      const { e, f } = spot.transform.baseVal.getItem(0).matrix;
      if (e < view.x || e > view.x + view.width || f < view.y || f > view.y + view.height) spot.remove();
    }
    svg.querySelector(".spots").replaceWith(fresh);
    keepSize();
    if (focused) (svg.querySelector(`[data-place="${CSS.escape(focused)}"]`) ?? region).focus({ preventScroll: true });
  }

  // follow does what the link of a dot does: it shows the cases of a place
  // beside the map, or looks closer.
  async function follow(spot) {
    const to = new URL(spot.href.baseVal, location.href), frame = to.searchParams.get("frame"), places = to.searchParams.getAll("place");
    if (places.length === 0) {
      const [x, y, wide] = frame.split(",").map(Number);
      const width = wide * Math.max(1, first.width / first.height / aspect); // all of its height
      region.focus({ preventScroll: true });
      show({ x: x - width / 2, y: y - width / 2 * first.height / first.width, width });
      return;
    }
    const address = new URL(location.href);
    address.hash = "";
    address.searchParams.delete("place");
    for (const place of places) address.searchParams.append("place", place);
    const answer = await page(address).catch(() => null);
    if (!answer) return location.assign(to);
    for (const chosen of document.querySelectorAll(".spot.chosen")) chosen.classList.remove("chosen");
    spot.classList.add("chosen");
    document.getElementById("place").replaceWith(answer.getElementById("place"));
    document.dispatchEvent(new Event("htmx:load")); // there are new links
    document.title = answer.title;
    history.pushState(null, "", address);
    document.getElementById("place").focus();
  }

  figure.addEventListener("click", event => {
    const step = event.target.closest("[data-step]"), spot = event.target.closest(".spot");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (spot) {
      event.preventDefault();
      follow(spot);
    } else if (step && (steps[step.dataset.step]() || step.dataset.step !== "whole" || first.width === world.width)) {
      event.preventDefault();
    }
  });

  figure.addEventListener("keydown", event => {
    const step = keys[event.key];
    if (step && !event.ctrlKey && !event.metaKey && !event.altKey && steps[step]()) event.preventDefault();
  });

  svg.addEventListener("wheel", event => {
    if (!event.ctrlKey && !figure.contains(document.activeElement)) return;
    if (zoom(Math.exp(Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 60) / 150), at(event)) || event.ctrlKey) event.preventDefault();
  }, { passive: false });

  dragWithMouse(svg, () => view, (start, dx, dy) => show({ ...start, x: start.x - dx * start.width / svg.clientWidth, y: start.y - dy * start.width / svg.clientWidth }));
  pinch(svg, at, (from, to, by) => {
    zoom(by, from);
    show({ ...view, x: view.x + from.x - at(to).x, y: view.y + from.y - at(to).y });
  });
  showLargest(svg, region);
}

function viewOf(svg) {
  const { x, y, width, height } = svg.viewBox.baseVal;
  return { x, y, width, height };
}

async function page(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// dragWithMouse moves the map with a mouse or pen. A finger scrolls the page.
function dragWithMouse(svg, view, drag) {
  let start = null, moved = false;
  svg.addEventListener("dragstart", event => event.preventDefault());
  svg.addEventListener("pointerdown", event => {
    if (event.pointerType !== "touch" && event.button === 0) start = { view: view(), x: event.clientX, y: event.clientY };
  });
  addEventListener("pointermove", event => {
    if (!start) return;
    const dx = event.clientX - start.x, dy = event.clientY - start.y;
    moved ||= Math.hypot(dx, dy) >= 5;
    if (moved) drag(start.view, dx, dy);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => {
      start = null;
      setTimeout(() => { moved = false; }); // after the click that this may be
    });
  }
  svg.addEventListener("click", event => {
    if (!moved) return;
    event.preventDefault(); // the end of a drag presses no dot
    event.stopPropagation();
  }, true);
}

// pinch zooms and moves the map with two fingers.
function pinch(svg, at, change) {
  let last = null;
  const both = ([a, b]) => ({
    clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2,
    apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
  });
  svg.addEventListener("touchstart", event => { last = event.touches.length === 2 ? both(event.touches) : null; });
  svg.addEventListener("touchmove", event => {
    if (!last || event.touches.length !== 2) return;
    event.preventDefault();
    const now = both(event.touches);
    change(at(last), now, last.apart / now.apart);
    last = now;
  }, { passive: false });
  for (const end of ["touchend", "touchcancel"]) svg.addEventListener(end, () => { last = null; });
}

// showLargest scrolls a plate that is wider than the screen to its largest dot.
function showLargest(svg, region) {
  const spot = svg.querySelector(".spot.chosen") ?? svg.querySelector(".spot");
  if (!spot || region.scrollWidth <= region.clientWidth) return;
  const box = spot.getBoundingClientRect();
  region.scrollLeft += box.left + box.width / 2 - region.getBoundingClientRect().left - region.clientWidth / 2;
}
