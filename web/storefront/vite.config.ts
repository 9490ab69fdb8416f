/// <reference types="vitest/config" />
import { defineConfig } from "vite";

// The one script that a shop embeds: no module, no second request, whatever loads it.
export default defineConfig({
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: false,
    lib: { entry: "src/storefront.ts", formats: ["iife"], name: "AntiphonParts", fileName: () => "storefront.js" },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
