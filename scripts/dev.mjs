// `npm run dev`: the server starts again when its source changes; vite serves the pages and passes /v1 on to it.

import { join } from "node:path";
import { install, main, projectEnvironment, projectNode, root, run, say } from "./install.mjs";

await main(async () => {
  await install();
  const port = process.env.PORT ?? "8080";
  const env = projectEnvironment({ PORT: port });
  say(`pages with reload on http://localhost:5173, API on http://localhost:${port}`);
  const server = run(projectNode(), ["--watch", "--watch-preserve-output", "src/main/server.ts"], { env });
  const pages = run(join(root, "node_modules", ".bin", "vite"), ["--clearScreen", "false"], { env });
  return Math.max(...(await Promise.all([server, pages])));
});
