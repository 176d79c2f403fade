import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Begins with what takes longest, so that no core idles at the end: the walk over all pages, the other browser tests, the rest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((first, second) => rank(first) - rank(second));
  }
}

function rank({ moduleId, project }: TestSpecification): number {
  if (moduleId.endsWith("browser/pages.test.ts")) return 0;
  return project.name === "browser" ? 1 : 2;
}
