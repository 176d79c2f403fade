import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LaunchFailure } from "../database/failure.ts";

/** The key that signs cookies and links, kept in the data folder and made there once; of several programs at once one makes it. */
export function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, "secret");
  try {
    return readSecret(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  mkdirSync(dataFolder, { recursive: true });
  const making = `${file}.${process.pid}`;
  writeFileSync(making, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flush: true });
  try {
    // Unlike a rename, this leaves a file that another program made meanwhile.
    linkSync(making, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(making);
  }
  return readSecret(file);
}

function readSecret(file: string): string {
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length >= 32) return secret;
  throw new LaunchFailure(
    `${file} is damaged. Restore it from a backup; removing it signs everybody out and breaks links in mails.`,
  );
}
