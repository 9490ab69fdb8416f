// What a shop's page has to fetch, compressed: the script of the plays, and the one for value where such a part is on the page.
// Fails above the promised size.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 40; // promise S11: a storefront part; going to 20
let over = false;
for (const name of ["storefront.js", "storefront-value.js"]) {
  const script = readFileSync(new URL(`../dist/${name}`, import.meta.url));
  const kilobytes = gzipSync(script, { level: 9 }).length / 1000;
  console.log(`\n${name}: ${kilobytes.toFixed(1)} kB gzip (promised: at most ${LIMIT_KB}), ${(script.length / 1000).toFixed(1)} kB plain`);
  over ||= kilobytes > LIMIT_KB;
}
if (over) {
  console.error(`That is more than the ${LIMIT_KB} kB promised.`);
  process.exit(1);
}
