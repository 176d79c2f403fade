import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { DemoErrand } from "./player.ts";

/**
 * Plays what is left of the demo in a program of its own, so that the server stays small and quick; `log` is told when
 * all of it is there. Returns how to end that early: the claims at work are finished, the next start goes on from there.
 */
export function finishBeside(errand: DemoErrand, log: (line: string) => void): () => Promise<void> {
  const player = fork(fileURLToPath(new URL("player.ts", import.meta.url)), [], {
    execArgv: ["--max-semi-space-size=4"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(player, "exit");
  let told = false;
  player.on("error", (error) => log(`the demo is not complete: ${error.message}`));
  player.once("exit", (code) => told || log(code === 0 ? "the demo is complete" : "the demo is not complete"));
  player.send(errand);
  return async () => {
    told = true;
    player.kill("SIGTERM");
    await ended;
  };
}
