import { afterAll } from "vitest";
import { closeWorlds } from "./world.ts";

// Files share their worker's modules: what one of them keeps in a module is put away before the next begins.
afterAll(closeWorlds);
