import { defineConfig } from "vite";

// The parts for value, in a script that only pages with such a part fetch.
export default defineConfig({
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: false,
    sourcemap: false,
    lib: { entry: "src/value.ts", formats: ["iife"], name: "AntiphonValueParts", fileName: () => "storefront-value.js" },
  },
});
