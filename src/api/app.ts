export type { AppDeps } from "./deps.ts";
