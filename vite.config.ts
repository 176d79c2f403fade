import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { usedStyles } from "./scripts/used-styles.ts";

/** What every page needs in one file, what most need in another, so that a first visit asks for little and not too often. */
const sharedChunks = [
  { name: "base", test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|intl-messageformat|@formatjs)[\\/]/ },
  { name: "icons", test: /@tabler[\\/]icons-react/, minShareCount: 2 },
  { name: "kit", test: /(node_modules|src[\\/]web)[\\/](?!texts|public|portal|console)/, minShareCount: 34 },
];

/** The pages: built into `dist/web`, served by the API. `__NONCE__` is replaced by the server in every answer, so that the CSP needs no `unsafe-inline`. */
export default defineConfig({
  root: "src/web",
  publicDir: "static",
  plugins: [react(), usedStyles(), compressed(), listed()],
  html: { cspNonce: "__NONCE__" },
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    // The map's library is the largest, and comes only where a map is shown.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Of a library that exports thousands of icons only the files are read that are asked for.
      experimental: { lazyBarrel: true },
      output: { codeSplitting: { groups: sharedChunks } },
    },
  },
  server: { proxy: { "/v1": `http://127.0.0.1:${process.env["PORT"] ?? 8080}` } },
});

/** Lays a Brotli and a gzip copy beside every script and style, for the server to send as they are. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    async writeBundle({ dir = "" }) {
      const assets = join(dir, "assets");
      const names = (await readdir(assets)).filter((name) => /\.(js|mjs|css|json)$/.test(name));
      await Promise.all(names.map((name) => compress(join(assets, name))));
    },
  };
}

/** Writes what each file is made of and asks for beside the pages, where `scripts/weigh.mjs` reads it. */
function listed(): Plugin {
  return {
    name: "listed",
    apply: "build",
    async writeBundle({ dir = "" }, bundle) {
      const chunks = Object.values(bundle).flatMap((file) => {
        if (file.type !== "chunk") return [];
        const { fileName, isEntry, facadeModuleId, imports, moduleIds, viteMetadata } = file;
        const styles = [...(viteMetadata?.importedCss ?? [])];
        const modules = moduleIds.map((id) => relative(import.meta.dirname, id));
        const page = facadeModuleId && relative(import.meta.dirname, facadeModuleId);
        return [{ fileName, isEntry, page, imports, styles, modules }];
      });
      await writeFile(`${dir}.chunks.json`, JSON.stringify(chunks));
    },
  };
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  // The last degrees cost thirteen times the time for a fifteenth of the size, and somebody waits for it at the first start.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 7 };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}
