import type { Sheet } from "../../domain/papers/index.ts";
import { makeTypesetter } from "./typesetter.ts";

const typeset = makeTypesetter();

process.on("message", (sheet: Sheet) => {
  try {
    process.send!({ pdf: typeset(sheet) });
  } catch (error) {
    process.send!({ failure: error instanceof Error ? error.message : String(error) });
  }
});
// Without whoever asks there is nothing to do.
process.on("disconnect", () => process.exit(0));
