import { defineConfig } from "vitest/config";

// Which tests get a database goes by folder, so that nobody has to remember a name.
const withDatabase = ["adapters", "api", "cli", "database", "domain", "jobs", "main"].map(
  (name) => `src/${name}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/{core,policy,web}/**/*.test.{ts,tsx}", "policies/**/*.test.ts", "test/*.test.ts"],
        },
      },
      {
        test: {
          name: "database",
          include: [...withDatabase, "test/scenarios/**/*.test.ts"],
          globalSetup: ["test/template.ts"],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/template.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
