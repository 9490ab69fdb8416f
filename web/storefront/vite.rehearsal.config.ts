import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// The page inside the console's phone: the same parts, with a stand-in for the server.
export default defineConfig({
  root: fileURLToPath(new URL("src/rehearsal", import.meta.url)),
  base: "/rehearsal/",
  build: {
    target: "es2022",
    outDir: fileURLToPath(new URL("dist/rehearsal", import.meta.url)),
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});
