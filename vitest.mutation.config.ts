import { defineConfig } from "vitest/config";

/** The tests that `npm run mutation` runs against each mutant; the property tests take few runs, since every mutant pays for them. */
export default defineConfig({
  test: { include: ["src/policy/**/*.test.ts"], env: { PROPERTY_RUNS: "3" }, testTimeout: 300_000 },
});
