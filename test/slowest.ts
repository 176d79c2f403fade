import type { Reporter, TestModule } from "vitest/node";

const shown = 10;

/** Says at the end of a long run which files took longest, by the clock. */
export class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= shown) return;
    const rows = modules.map((file) => ({ name: file.relativeModuleId, seconds: secondsOf(file) }));
    console.log(`Slowest ${shown} of ${rows.length} files:`);
    for (const { name, seconds } of rows.toSorted((first, second) => second.seconds - first.seconds).slice(0, shown))
      console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
  }
}

function secondsOf(file: TestModule): number {
  const { collectDuration, setupDuration, duration } = file.diagnostic();
  return (collectDuration + setupDuration + duration) / 1000;
}
