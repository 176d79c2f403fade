import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Actor } from "../../core/actor.ts";

/** The largest upload, in bytes: a video. */
export const largestUpload = 500 * 1024 * 1024;

/** How long an upload is kept that no claim takes, in milliseconds. */
export const uploadLifetime = 24 * 3_600_000;

/** A finished upload that is not kept yet. */
export interface FinishedUpload {
  readonly path: string;
  readonly bytes: number;
}

/** Whose an upload is: the person's, the key's, or the guest's of a claim. */
export function uploaderMark(actor: Pick<Actor, "kind" | "id" | "claimId">): string {
  return `${actor.kind}:${actor.id ?? actor.claimId ?? ""}`;
}

/** The finished upload of that id, or null where there is none, it is not whole, or it is somebody else's. */
export async function findUpload(folder: string, id: string, mark: string): Promise<FinishedUpload | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const path = join(folder, id);
  const info = await readInfo(folder, id);
  const found = await stat(path).catch(() => null);
  if (!info || !found || info.metadata?.["owner"] !== mark || info.size !== found.size) return null;
  return { path, bytes: found.size };
}

/** Who began the upload; null where there is none. */
export async function ownerOfUpload(folder: string, id: string): Promise<string | null> {
  return (await readInfo(folder, id))?.metadata?.["owner"] ?? null;
}

/** Removes an upload and what is noted about it. */
export async function removeUpload(folder: string, id: string): Promise<void> {
  await Promise.all([rm(join(folder, id), { force: true }), rm(join(folder, `${id}.json`), { force: true })]);
}

/** Removes what nobody has added to for a day, finished or not. Returns how many uploads went. */
export async function sweepUploads(folder: string, now: number): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (!found?.isFile() || now - found.mtimeMs < uploadLifetime) continue;
    const id = name.replace(/\.json$/, "");
    const bytes = await stat(join(folder, id)).catch(() => null);
    if (bytes && now - bytes.mtimeMs < uploadLifetime) continue;
    await removeUpload(folder, id);
    removed += 1;
  }
  return removed;
}

interface UploadInfo {
  readonly size?: number;
  readonly metadata?: Readonly<Record<string, string>>;
}

async function readInfo(folder: string, id: string): Promise<UploadInfo | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const text = await readFile(join(folder, `${id}.json`), "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as UploadInfo);
}
