import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { Press, Sheet } from "../../domain/papers/index.ts";

interface Options {
  /** Milliseconds without work after which the thread and its memory are given back. */
  readonly idleAfter?: number;
  /** Milliseconds that one paper may take. */
  readonly patience?: number;
}

interface Job {
  readonly sheet: Sheet;
  readonly done: (pdf: Uint8Array) => void;
  readonly failed: (error: Error) => void;
}

/**
 * Sets papers in a thread of its own, one after the other: the server answers others meanwhile. The thread is started by
 * the first paper and ended when none was asked for in a while.
 */
export function typstPress({ idleAfter = 300_000, patience = 20_000 }: Options = {}): Press {
  return new TypstPress(idleAfter, patience);
}

class TypstPress implements Press {
  readonly edition = createHash("sha256")
    .update(readFileSync(new URL("paper.typ", import.meta.url)))
    .digest("hex");
  readonly #waiting: Job[] = [];
  readonly #idleAfter: number;
  readonly #patience: number;
  #worker: Worker | null = null;
  #job: Job | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(idleAfter: number, patience: number) {
    this.#idleAfter = idleAfter;
    this.#patience = patience;
  }

  print(sheet: Sheet): Promise<Uint8Array> {
    return new Promise((done, failed) => {
      this.#waiting.push({ sheet, done, failed });
      this.#next();
    });
  }

  async close(): Promise<void> {
    const waiting = this.#waiting.splice(0);
    for (const job of [...(this.#job ? [this.#job] : []), ...waiting]) job.failed(new Error("the press is closed"));
    this.#job = null;
    await this.#stop();
  }

  #next(): void {
    if (this.#job) return;
    clearTimeout(this.#timer);
    const job = this.#waiting.shift();
    if (!job) {
      this.#timer = setTimeout(() => void this.#stop(), this.#idleAfter).unref();
      return;
    }
    this.#job = job;
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#timer = setTimeout(() => this.#give(new Error("a paper took too long")), this.#patience);
    this.#worker.postMessage(job.sheet);
  }

  #start(): Worker {
    const worker = new Worker(new URL("press-worker.ts", import.meta.url), { name: "papers" });
    worker.on("message", ({ pdf, failure }: { pdf?: Uint8Array; failure?: string }) => {
      const job = this.#job;
      this.#job = null;
      worker.unref();
      if (pdf) job?.done(pdf);
      else job?.failed(new Error(`typst: ${failure}`));
      this.#next();
    });
    worker.on("error", (error: Error) => worker === this.#worker && this.#give(error));
    return worker;
  }

  /** The thread is of no more use: its paper fails, the next one begins with a new thread. */
  #give(error: Error): void {
    const job = this.#job;
    this.#job = null;
    void this.#stop();
    job?.failed(error);
    this.#next();
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
