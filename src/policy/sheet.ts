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

  /** A short text of letters that take one byte each. */
  ascii(text: string): void {
    this.#makeRoom(text.length);
    const bytes = this.#bytes;
    const start = this.#at;
    for (let at = 0; at < text.length; at++) bytes[start + at] = text.charCodeAt(at);
    this.#at = start + text.length;
  }

  /** A text as JSON writes it. Most are letters of one byte, none of them escaped, so it is written letter by letter until one is not. */
  quoted(text: string): void {
    this.#makeRoom(text.length * 3 + 2);
    const bytes = this.#bytes;
    let to = this.#at;
    bytes[to++] = quote;
    for (let at = 0; at < text.length; at++) {
      const letter = text.charCodeAt(at);
      if (letter > 126) return this.#quotedWide(text);
      if (letter < 32 || letter === quote || letter === backslash) return this.text(JSON.stringify(text));
      bytes[to++] = letter;
    }
    bytes[to++] = quote;
    this.#at = to;
  }

  /** Written as it is and then looked at, since few hold anything that is escaped. */
  #quotedWide(text: string): void {
    const bytes = this.#bytes;
    const start = this.#at + 1;
    const end = start + bytes.write(text, start);
    for (let at = start; at < end; at++) if (isEscaped(bytes, at)) return this.text(JSON.stringify(text));
    bytes[start - 1] = quote;
    bytes[end] = quote;
    this.#at = end + 1;
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

const quote = 34;
const backslash = 92;

/** Half of a pair of letters has no bytes; a mark (U+FFFD) stands in its place, and JSON writes its number. */
function isEscaped(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at]!;
  if (byte === quote || byte === backslash || byte < 32) return true;
  return byte === 0xbd && bytes[at - 1] === 0xbf && bytes[at - 2] === 0xef;
}
