import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Seals what must be kept but never shown: a provider's keys. */
export interface Vault {
  /** `about` says whose it is; a sealed text opens only under the same. */
  seal(text: string, about: string): string;
  /** Null where it was sealed under another key, or for something else. */
  open(sealed: string, about: string): string | null;
}

/** A vault whose key is derived from the installation's (AES-256-GCM). Losing that key loses what was sealed. */
export function makeVault(key: string): Vault {
  const derived = Buffer.from(hkdfSync("sha256", key, "", "recourse vault 1", 32));
  return {
    seal(text, about) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", derived, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open(sealed, about) {
      if (!sealed.startsWith("v1.")) return null;
      const bytes = Buffer.from(sealed.slice(3), "base64url");
      const cipher = createDecipheriv("aes-256-gcm", derived, bytes.subarray(0, 12)).setAAD(Buffer.from(about));
      try {
        cipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
