import { randomBytes } from "node:crypto";

declare const brand: unique symbol;
/** An identifier of one kind of thing; the brand keeps a claim's id from standing in for a unit's. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/**
 * A new UUIDv7 (RFC 9562): 48 bits of time, then randomness, so that new rows land at the end of an index.
 * `now` is milliseconds since the epoch; it comes in as an argument so that tests can fix it.
 */
export function newId<Kind extends string>(now: number = Date.now()): Id<Kind> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>;
}

/** Whether the text is a UUID at all; anything else cannot be the id of a row. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
