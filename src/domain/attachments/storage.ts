import type { Readable } from "node:stream";

/** What was stored under a key. */
export interface StoredFile {
  readonly bytes: number;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
}

/** Part of a file, as an HTTP range asks for it: both ends belong to it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where files are kept. Keys are made by the caller, unique, of `[a-z0-9/-]`; a key is written once and never changed.
 * A `put` that returned survives a crash; one that failed leaves nothing under the key.
 */
export interface Storage {
  /** Fails with the code `EEXIST` where something is under the key already. */
  put(key: string, bytes: Readable): Promise<StoredFile>;
  /** The bytes, or null where nothing is stored under the key. */
  get(key: string, range?: ByteRange): Promise<Readable | null>;
  /** Size in bytes, or null where nothing is stored under the key. */
  size(key: string): Promise<number | null>;
  /** Removes what is there; nothing happens where nothing is. */
  remove(key: string): Promise<void>;
}
