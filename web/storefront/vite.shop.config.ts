import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// The demo shop: a page of its own that uses the script as any other shop would.
export default defineConfig({
  root: fileURLToPath(new URL("src/shop", import.meta.url)),
  base: "/shop/",
  build: {
    target: "es2022",
    outDir: fileURLToPath(new URL("dist/shop", import.meta.url)),
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});
