/** Bytes that are written one after another; it grows as it must and is used again, so that a long stream needs no more room than one part of it. */
export class Sheet {
  #bytes: Buffer;
  #at = 0;

  constructor(size = 65_536) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  /** How many bytes have been written. */
  get size(): number {
    return this.#at;
  }

  /** What has been written; it is written over after `clear`. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  text(text: string): void {
    this.#makeRoom(text.length * 3);
    this.#at += this.#bytes.write(text, this.#at);
  }

  byte(byte: number): void {
    this.#makeRoom(1);
    this.#bytes[this.#at] = byte;
    this.#at += 1;
  }

  bytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** Takes back everything that was written after the first `size` bytes. */
  clear(size = 0): void {
    this.#at = size;
  }

  #makeRoom(more: number): void {
    if (this.#at + more <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#at + more));
    grown.set(this.written);
    this.#bytes = grown;
  }
}
