import type { Readable } from "node:stream";

/** An answer that is bytes and not JSON: a file, a drawing. */
export class FileAnswer {
  readonly bytes: Readable | Buffer | string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  constructor(bytes: Readable | Buffer | string, headers: Readonly<Record<string, string>>, status = 200) {
    this.bytes = bytes;
    this.headers = headers;
    this.status = status;
  }
}

/** An answer with headers of its own, such as a session's cookie or the address of a redirect. */
export class Answered<T> {
  readonly answer: T;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly status: number | undefined;
  constructor(answer: T, headers: Readonly<Record<string, string | string[]>>, status?: number) {
    this.answer = answer;
    this.headers = headers;
    this.status = status;
  }
}
