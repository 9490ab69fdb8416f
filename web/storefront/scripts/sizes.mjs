// What a shop's page has to fetch, compressed: the first script, and one more for each group of parts on the page.
// Fails above the promised size.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 40; // promise S11: a storefront part; going to 20
const dist = new URL("../dist/", import.meta.url);
let over = false;
console.log();
for (const name of readdirSync(dist).filter((file) => /^storefront.*\.js$/.test(file)).sort()) {
  const script = readFileSync(new URL(name, dist));
  const kilobytes = gzipSync(script, { level: 9 }).length / 1000;
  console.log(`${name}: ${kilobytes.toFixed(1)} kB gzip (promised: at most ${LIMIT_KB}), ${(script.length / 1000).toFixed(1)} kB plain`);
  over ||= kilobytes > LIMIT_KB;
}
if (over) {
  console.error(`That is more than the ${LIMIT_KB} kB promised.`);
  process.exit(1);
}
