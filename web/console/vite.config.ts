/// <reference types="vitest/config" />
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// While developing, the console runs on its own port and asks the real server for everything else.
const server = process.env["ANTIPHON_URL"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: { manifest: true, target: "es2022", sourcemap: false, chunkSizeWarningLimit: 700, assetsDir: "assets" },
  server: {
    port: 5173,
    proxy: Object.fromEntries(["/api", "/v1", "/storefront", "/storefront.js", "/shop", "/health"].map((path) => [path, server])),
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
