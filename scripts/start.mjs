// `npm start`: installs, builds the pages, runs the server.
import { install, main, projectEnvironment, projectNode, root, run } from "./install.mjs";
import { buildPages } from "./pages.mjs";

await main(async () => {
  await install();
  const node = projectNode();
  await buildPages();
  return run(node, ["src/main/server.ts", ...process.argv.slice(2)], { cwd: root, env: projectEnvironment() });
});
