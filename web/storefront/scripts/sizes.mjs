// What a shop's page has to fetch for all parts together, compressed. Fails above the promised size.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 40; // promise S11: a storefront part; going to 20
const script = readFileSync(new URL("../dist/storefront.js", import.meta.url));
const kilobytes = gzipSync(script, { level: 9 }).length / 1000;
console.log(`\nstorefront.js: ${kilobytes.toFixed(1)} kB gzip (promised: at most ${LIMIT_KB}), ${(script.length / 1000).toFixed(1)} kB plain`);
if (kilobytes > LIMIT_KB) {
  console.error(`That is more than the ${LIMIT_KB} kB promised.`);
  process.exit(1);
}
