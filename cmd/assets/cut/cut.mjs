// node cut.mjs FONT TEXT: writes FONT with the characters of TEXT alone, as
// WOFF2, to standard output.
import { readFileSync } from "node:fs";
import subsetFont from "subset-font";

const [font, text] = process.argv.slice(2);
process.stdout.write(await subsetFont(readFileSync(font), text, { targetFormat: "woff2" }));
