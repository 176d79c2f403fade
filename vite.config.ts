import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The pages: built into `dist/web`, served by the API. `__NONCE__` is replaced by the server in every answer, so that the CSP needs no `unsafe-inline`. */
export default defineConfig({
  root: "src/web",
  publicDir: "static",
  plugins: [react()],
  html: { cspNonce: "__NONCE__" },
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { "/v1": `http://127.0.0.1:${process.env["PORT"] ?? 8080}` } },
});
