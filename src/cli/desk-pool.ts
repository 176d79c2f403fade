import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";

/** Threads that answer blocks of lines; the answers are sent in the order of the blocks. */
export class DeskPool {
  readonly #startWorker: () => Worker;
  readonly #send: (bytes: Uint8Array) => Promise<void>;
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #answers: Promise<Uint8Array>[] = [];
  #failure: Error | null = null;

  constructor(startWorker: () => Worker, send: (bytes: Uint8Array) => Promise<void>) {
    this.#startWorker = startWorker;
    this.#send = send;
  }

  /** Some thread has come up. */
  get ready(): boolean {
    return this.#idle.length > 0 || this.#answers.length > 0;
  }

  /** Starts the threads, the first time it is called; each says when it is up. */
  start(): void {
    if (this.#all.length > 0) return;
    for (let count = Math.min(4, availableParallelism()); count > 0; count--) {
      const worker = this.#startWorker();
      this.#all.push(worker);
      worker.once("message", () => this.#rest(worker));
      worker.once("error", (error: Error) => {
        this.#failure = error;
        for (const wake of this.#waiting.splice(0)) wake();
      });
    }
  }

  /** Gives the block to a thread, and sends the oldest answers once enough blocks are under way. */
  async answer(lines: Uint8Array): Promise<void> {
    this.#answers.push(this.#ask(Uint8Array.from(lines)));
    while (this.#answers.length > 2 * this.#all.length) await this.#send(await this.#answers.shift()!);
  }

  /** Sends every answer that is still under way. */
  async settle(): Promise<void> {
    while (this.#answers.length > 0) await this.#send(await this.#answers.shift()!);
  }

  async close(): Promise<void> {
    await this.settle();
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }

  async #ask(lines: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    while (this.#idle.length === 0) {
      if (this.#failure) throw this.#failure;
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
    const worker = this.#idle.pop()!;
    return new Promise((done, failed) => {
      const end = (settle: () => void) => {
        worker.off("message", answered);
        worker.off("error", failed);
        settle();
      };
      const answered = (bytes: Uint8Array) =>
        end(() => {
          this.#rest(worker);
          done(bytes);
        });
      worker.on("message", answered);
      worker.once("error", failed);
      worker.postMessage(lines, [lines.buffer]);
    });
  }

  #rest(worker: Worker): void {
    this.#idle.push(worker);
    this.#waiting.shift()?.();
  }
}
