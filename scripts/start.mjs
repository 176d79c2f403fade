// `npm start`: installs, builds the pages, runs the server.
import { install, main, projectEnvironment, projectNode, root, run } from "./install.mjs";
import { buildPages } from "./pages.mjs";

// A small young generation and few arenas of malloc: without them a third of the server's memory is air.
const frugal = ["--max-semi-space-size=4"];
const env = projectEnvironment({ MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2" });

await main(async () => {
  await install();
  // The server brings up its database while the pages are built, and lets nobody in before they are.
  const pages = buildPages();
  let server;
  const ended = run(projectNode(), [...frugal, "src/main/server.ts", "--pages-follow", ...process.argv.slice(2)], {
    cwd: root,
    env,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    started: (child) => (server = child),
  });
  try {
    await pages;
    if (server.connected) server.send("the pages are built");
  } catch (error) {
    if (server.connected) server.disconnect();
    await ended;
    throw error;
  }
  return ended;
});
