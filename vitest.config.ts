import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/order.ts";
import { Slowest } from "./test/slowest.ts";

// Which tests get a database goes by folder, so that nobody has to remember a name.
const withDatabase = ["adapters", "api", "cli", "database", "domain", "jobs", "main"].map(
  (name) => `src/${name}/**/*.test.ts`,
);

/** A worker imports the product once and runs file after file in it; a file leaves nothing behind in a module. */
const workers = { isolate: false, maxWorkers: Math.max(2, availableParallelism() - 1) };

export default defineConfig({
  test: {
    ...workers,
    sequence: { sequencer: LongestFirst },
    reporters: ["default", new Slowest()],
    slowTestThreshold: 5_000,
    projects: [
      {
        test: {
          ...workers,
          name: "unit",
          include: ["src/{core,policy,web}/**/*.test.{ts,tsx}", "policies/**/*.test.ts", "test/*.test.ts"],
        },
      },
      {
        test: {
          ...workers,
          name: "database",
          include: [...withDatabase, "test/scenarios/**/*.test.ts"],
          globalSetup: ["test/template.ts"],
          setupFiles: ["test/after-file.ts"],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          ...workers,
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/template.ts"],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
