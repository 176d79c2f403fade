import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits as text for a link or a key; only its hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a secret, hex: what is kept of it. A secret of 256 random bits needs no slower hash. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Whether a secret is the one that was hashed, in a time that does not tell how much of it is right. */
export function isSecret(secret: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashSecret(secret), "hex"), Buffer.from(hash, "hex")];
  return given.length === kept.length && timingSafeEqual(given, kept);
}
