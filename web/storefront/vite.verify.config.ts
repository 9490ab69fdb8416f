import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// The public page on which anybody can check a draw.
export default defineConfig({
  root: fileURLToPath(new URL("src/verify", import.meta.url)),
  base: "/verify/",
  build: {
    target: "es2022",
    outDir: fileURLToPath(new URL("dist/verify", import.meta.url)),
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});
