// Builds each group of parts (src/groups/<group>.ts) into a script of its own, dist/storefront-<group>.js.
import { readdirSync } from "node:fs";
import { build } from "vite";

const groups = readdirSync(new URL("../src/groups", import.meta.url)).map((file) => file.replace(/\.ts$/, ""));
for (const group of groups) {
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      target: "es2022",
      outDir: "dist",
      emptyOutDir: false,
      sourcemap: false,
      lib: { entry: `src/groups/${group}.ts`, formats: ["iife"], name: `AntiphonParts_${group}`, fileName: () => `storefront-${group}.js` },
    },
  });
}
