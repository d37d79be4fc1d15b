// Draws the land on the maps of pages that are opened from a folder. There a
// browser takes no part of another file, so that each plate is a script as well.
"use strict";

{
  const drawn = [...document.querySelectorAll("use")].map(use => ({ use, from: use.getAttribute("href").split("#") })).filter(({ from }) => from[0] !== "");

  // drawPlate is what the script of a plate calls.
  window.drawPlate = (name, svg) => {
    const plate = document.createElement("div");
    plate.hidden = true;
    plate.innerHTML = svg;
    for (const part of plate.querySelectorAll("[id]")) part.id = `${name}-${part.id}`;
    document.body.append(plate);
    for (const { use, from: [file, part] } of drawn) {
      if (file.endsWith(`/${name}`)) use.setAttribute("href", `#${name}-${part}`);
    }
  };

  if (location.protocol === "file:") {
    for (const file of new Set(drawn.map(({ from }) => from[0]))) {
      document.head.append(Object.assign(document.createElement("script"), { src: `${file}.js` }));
    }
  }
}
