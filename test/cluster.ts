import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchDatabase } from "../src/database/launch.ts";
import { readPostmaster } from "../src/database/postmaster.ts";

/** A throw-away PostgreSQL without fsync, in a folder that goes with it; also when the program that asked for it is killed. */
export async function throwAwayCluster(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "recourse-test-"));
  const database = await launchDatabase({ dataFolder: folder, as: "visitor", durable: false });
  const pid = readPostmaster(join(folder, "postgres", "cluster"))?.pid;
  // Its input ends when this program does, however that comes.
  const guard = spawn("sh", ["-c", `cat >/dev/null; kill -QUIT ${pid} 2>/dev/null; sleep 1; rm -rf "$0"`, folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  return {
    url: database.url,
    async stop() {
      guard.kill("SIGKILL");
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
