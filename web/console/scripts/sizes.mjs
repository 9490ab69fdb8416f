// What a browser has to fetch, compressed: the page's own files first, then the largest of the rest. Fails above the promised size.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

// Promise S11 is 400 kB for everything that the first page after sign-in fetches; our own limit keeps well below it, so that
// what makes every page heavier is seen at once. tests/browser/test_console_weight.py weighs the same in a browser.
const LIMIT_KB = 250;
const dist = new URL("../dist/", import.meta.url);
const sizes = new Map();
for (const name of readdirSync(new URL("assets/", dist))) {
  sizes.set(name, gzipSync(readFileSync(new URL(`assets/${name}`, dist)), { level: 9 }).length);
}
const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(7);
const page = readFileSync(new URL("index.html", dist), "utf8");
const entry = [...sizes].filter(([name]) => page.includes(name));
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

// Follow the imports of a module as the browser does.
const files = new Set();
const follow = (key) => {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const next of chunk.imports ?? []) follow(next);
};
const weigh = () => [...files].reduce((sum, file) => sum + (sizes.get(file.replace("assets/", "")) ?? 0), 0);

follow("index.html");
const shell = weigh();
for (const key of ["src/words/zh/index.ts", "src/features/overview/OverviewPage.tsx"]) {
  if (!(key in manifest)) throw new Error(`sizes.mjs does not find ${key} in the build`);
  follow(key);
}
const first = weigh();

console.log(`\nCompressed (gzip), kB`);
console.log(`${kilobytes(shell)}  shell: frame and sign-in (${entry.length} files named in the page)`);
console.log(`${kilobytes(first)}  first load: the overview with its charts (at most ${LIMIT_KB}; promised: 400)`);
for (const [name, bytes] of [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 8)) console.log(`${kilobytes(bytes)}    ${name}`);
if (first > LIMIT_KB * 1000) {
  console.error(`The first load is ${kilobytes(first).trim()} kB, more than ${LIMIT_KB} kB: fetch what only some pages need with those pages.`);
  process.exit(1);
}
