import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { DecisionDesk, type House } from "../cli/decision-desk.ts";

enableCompileCache();
const desk = new DecisionDesk(await import("../policy/index.ts"), workerData as House);
parentPort!.on("message", (lines: Uint8Array) => {
  const answers = desk.answerBlock(lines);
  parentPort!.postMessage(answers, [answers.buffer]);
});
parentPort!.postMessage("ready");
