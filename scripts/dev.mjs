// `npm run dev`: the server starts again when its source changes; vite serves the pages and passes /v1 on to it.
import { join } from "node:path";
import { install, main, projectEnvironment, projectNode, root, run, say } from "./install.mjs";

await main(async () => {
  await install();
  const port = process.env.PORT ?? "8080";
  const pagesPort = process.env.PAGES_PORT ?? "5173";
  // People use the address of the pages: links lead there, and requests come from there.
  const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${pagesPort}`;
  const env = projectEnvironment({ PORT: port, PUBLIC_URL: publicUrl });
  say(`pages on ${publicUrl}, the API behind them on port ${port}; both follow changes of their source`);
  const server = run(projectNode(), ["--watch", "--watch-preserve-output", "src/main/server.ts"], { env });
  const vite = ["--port", pagesPort, "--strictPort", "--clearScreen", "false"];
  const pages = run(join(root, "node_modules", ".bin", "vite"), vite, { env });
  return Math.max(...(await Promise.all([server, pages])));
});
