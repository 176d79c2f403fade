import { fileURLToPath } from "node:url";
import { readPolicies } from "../src/main/policies.ts";

/** The packs of this project, compiled once for all the files that a worker runs. */
export const packs = readPolicies(fileURLToPath(new URL("../policies", import.meta.url)));
