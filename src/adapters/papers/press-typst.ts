import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Press, Sheet } from "../../domain/papers/index.ts";

interface Options {
  /** Milliseconds without work after which the press and its memory are given back. */
  readonly idleAfter?: number;
  /** Milliseconds that one paper may take. */
  readonly patience?: number;
  /** Papers after which the press is started anew: the typesetter gives little memory back. */
  readonly tiresAfter?: number;
}

interface Job {
  readonly sheet: Sheet;
  readonly done: (pdf: Uint8Array) => void;
  readonly failed: (error: Error) => void;
}

/**
 * Sets papers in a process of its own, one after the other: the server answers others meanwhile, and what native code may
 * do wrong ends that process alone. It is started by the first paper and ended when none was asked for in a while.
 */
export function typstPress(options: Options = {}): Press {
  return new TypstPress(options);
}

class TypstPress implements Press {
  readonly edition = createHash("sha256")
    .update(readFileSync(new URL("paper.typ", import.meta.url)))
    .digest("hex");
  readonly #options: Required<Options>;
  readonly #waiting: Job[] = [];
  #child: ChildProcess | null = null;
  #job: Job | null = null;
  #printed = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ idleAfter = 300_000, patience = 20_000, tiresAfter = 1000 }: Options) {
    this.#options = { idleAfter, patience, tiresAfter };
  }

  print(sheet: Sheet): Promise<Uint8Array> {
    return new Promise((done, failed) => {
      this.#waiting.push({ sheet, done, failed });
      this.#next();
    });
  }

  async close(): Promise<void> {
    const jobs = [...(this.#job ? [this.#job] : []), ...this.#waiting.splice(0)];
    this.#job = null;
    for (const job of jobs) job.failed(new Error("the press is closed"));
    this.#stop();
  }

  #next(): void {
    if (this.#job) return;
    clearTimeout(this.#timer);
    const job = this.#waiting.shift();
    if (!job) {
      this.#timer = setTimeout(() => this.#stop(), this.#options.idleAfter).unref();
      return;
    }
    if (this.#printed >= this.#options.tiresAfter) this.#stop();
    this.#job = job;
    this.#child ??= this.#start();
    this.#child.ref();
    this.#child.channel?.ref();
    this.#timer = setTimeout(() => this.#give(new Error("a paper took too long")), this.#options.patience);
    this.#child.send(job.sheet, (error) => error && this.#give(error));
  }

  #start(): ChildProcess {
    this.#printed = 0;
    // It needs nothing of the server's surroundings, and must not have its secrets.
    const child = fork(fileURLToPath(new URL("press-child.ts", import.meta.url)), {
      env: {},
      execArgv: ["--max-old-space-size=96", "--max-semi-space-size=2"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (answer: { pdf?: Uint8Array; failure?: string }) => {
      if (child === this.#child) this.#take(child, answer);
    });
    const lost = (why: unknown) => {
      if (child === this.#child) this.#give(new Error(`the press ended: ${String(why)}`));
    };
    child.once("error", lost);
    child.once("exit", (code, signal) => lost(signal ?? code));
    return child;
  }

  #take(child: ChildProcess, { pdf, failure }: { pdf?: Uint8Array; failure?: string }): void {
    const job = this.#job;
    this.#job = null;
    this.#printed += 1;
    child.unref();
    child.channel?.unref();
    if (pdf) job?.done(pdf);
    else job?.failed(new Error(`typst: ${failure}`));
    this.#next();
  }

  /** The process is of no more use: its paper fails, the next one begins with a new one. */
  #give(error: Error): void {
    const job = this.#job;
    this.#job = null;
    this.#stop();
    job?.failed(error);
    this.#next();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    const child = this.#child;
    this.#child = null;
    child?.kill("SIGKILL");
  }
}
