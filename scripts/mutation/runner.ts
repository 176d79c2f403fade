import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

/**
 * Runs the engine's tests for Stryker in a thread that imports them once, so that a mutant costs its tests and no more. The score can only come out too
 * low by it: a kill is believed once the test passes again without the mutant, otherwise it is tried in a new thread; and what the tests that are most
 * about a place (those beside its file, then those that come by least) do not kill within half a second of tests counts as survived. Where a file is imported, or a policy read, before the tests run, a mutant
 * that survived is tried once more from the start.
 */
const budget = 500;

/** What the thread is asked: to run everything once, or these tests with a mutant. */
export type Asked =
  | { readonly all: true }
  | {
      readonly mutant: string;
      readonly ids: readonly string[];
      readonly hitLimit: number | undefined;
      /** Whether the mutant is there while the files are imported too. */
      readonly fromTheStart?: true;
    };

/** What it tells. */
export type Told = Dry | Tried;
/** Which mutants the tests come by: each test, and the import of all files. */
export interface Coverage {
  readonly perTest: Readonly<Record<string, object>>;
  readonly static: Readonly<Record<string, number>>;
}
interface Dry {
  readonly tests: readonly { readonly id: string; readonly milliseconds: number; readonly message: string | null }[];
  /** What the import of each file of tests comes by, such as the policies that it reads before its tests. */
  readonly importing: Readonly<Record<string, readonly string[]>>;
  readonly coverage: Coverage;
}
interface Tried {
  readonly killedBy: string | null;
  readonly message: string | null;
  readonly ran: number;
  readonly overLimit: boolean;
  readonly spoilt: boolean;
}
interface MutantRun {
  readonly sandboxFileName: string;
  readonly activeMutant: { readonly id: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
}

/** Where the process that ran everything once leaves what it saw, in the copy of the project that the mutants are in. */
const seenFile = "mutation-tests.json";
interface Seen {
  readonly tests: readonly (KnownTest & { readonly own: readonly string[] })[];
  readonly importing: Dry["importing"];
}
interface KnownTest {
  readonly id: string;
  readonly milliseconds: number;
  readonly covers: number;
}

interface Lookup {
  readonly tests: ReadonlyMap<string, KnownTest & { readonly own: ReadonlySet<string> }>;
  readonly importing: ReadonlyMap<string, ReadonlySet<string>>;
}

const fileOf = (id: string) => id.slice(0, id.indexOf("#"));

/** Those of the file beside the mutant's first, then those that cover least, until their time is spent. */
function mostSpecific(tests: readonly KnownTest[], beside: string): string[] {
  const far = ({ id }: KnownTest) => Number(!beside.endsWith(fileOf(id)));
  let spent = 0;
  const chosen = tests
    .toSorted((first, second) => far(first) - far(second) || first.covers - second.covers)
    .filter((test) => {
      spent += test.milliseconds;
      return spent - test.milliseconds < budget;
    });
  return chosen.map((test) => test.id);
}

class HereRunner {
  #thread: Worker | null = null;
  #fresh = true;
  #seen: Lookup | null = null;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    const { tests, importing, coverage } = (await this.#ask({ all: true })) as Dry;
    const told = tests.map(({ id, milliseconds, message }) => ({
      id,
      name: id.slice(id.indexOf("#") + 1),
      fileName: fileOf(id),
      timeSpentMs: milliseconds,
      ...(message === null ? { status: 0 } : { status: 1, failureMessage: message }),
    }));
    const perTest: Record<string, Record<string, number>> = {};
    const known = tests.map(({ id, milliseconds }) => {
      const own = coverage.perTest[id] ?? {};
      perTest[id] = { ...own, ...Object.fromEntries(importing[fileOf(id)]!.map((mutant) => [mutant, 1])) };
      return { id, milliseconds, covers: Object.keys(own).length, own: Object.keys(own) };
    });
    const seen: Seen = { tests: known, importing };
    writeFileSync(seenFile, JSON.stringify(seen));
    return { status: "complete", tests: told, mutantCoverage: { perTest, static: coverage.static } };
  }

  async mutantRun({ activeMutant: { id }, testFilter = [], hitLimit, sandboxFileName }: MutantRun) {
    const { tests, importing } = this.#whatWasSeen();
    const known = testFilter.map((test) => tests.get(test)!);
    const beside = sandboxFileName.replace(/\.ts$/, ".test.ts");
    const ids = mostSpecific(
      known.filter((test) => test.own.has(id)),
      beside,
    );
    const asked = { mutant: id, ids, hitLimit };
    let tried = (await this.#ask(asked)) as Tried;
    if (tried.spoilt && !this.#fresh) {
      await this.#renew();
      tried = (await this.#ask(asked)) as Tried;
    }
    this.#fresh = false;
    if (tried.spoilt || tried.overLimit) await this.#renew();
    const readBefore = known.filter((test) => importing.get(fileOf(test.id))!.has(id));
    if (tried.killedBy === null && !tried.overLimit && readBefore.length > 0) {
      await this.#renew();
      tried = (await this.#ask({ ...asked, ids: mostSpecific(readBefore, beside), fromTheStart: true })) as Tried;
      await this.#renew();
    }
    const nrOfTests = tried.ran;
    if (tried.overLimit) return { status: "timeout", reason: "it runs in circles" };
    if (tried.killedBy === null) return { status: "survived", nrOfTests };
    return { status: "killed", killedBy: [tried.killedBy], failureMessage: tried.message, nrOfTests };
  }

  async dispose() {
    await this.#thread?.terminate();
  }

  #whatWasSeen(): Lookup {
    if (this.#seen) return this.#seen;
    const { tests, importing } = JSON.parse(readFileSync(seenFile, "utf8")) as Seen;
    this.#seen = {
      tests: new Map(tests.map((test) => [test.id, { ...test, own: new Set(test.own) }])),
      importing: new Map(Object.entries(importing).map(([file, ids]) => [file, new Set(ids)])),
    };
    return this.#seen;
  }

  async #renew() {
    await this.#thread?.terminate();
    this.#thread = null;
    this.#fresh = true;
  }

  async #ask(asked: Asked): Promise<Told> {
    this.#thread ??= new Worker(new URL("tests.ts", import.meta.url));
    const thread = this.#thread;
    thread.postMessage(asked);
    const [told] = await once(thread, "message");
    return told as Told;
  }
}

/** What Stryker loads. */
export const strykerPlugins = [{ kind: "TestRunner", name: "here", injectableClass: HereRunner }];
