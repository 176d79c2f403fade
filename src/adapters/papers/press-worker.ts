import { parentPort } from "node:worker_threads";
import type { Sheet } from "../../domain/papers/index.ts";
import { makeTypesetter } from "./typesetter.ts";

const typeset = makeTypesetter();
parentPort!.on("message", (sheet: Sheet) => {
  try {
    const pdf = new Uint8Array(typeset(sheet));
    parentPort!.postMessage({ pdf }, [pdf.buffer]);
  } catch (error) {
    parentPort!.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
});
