import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, open, rm, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import type { ByteRange, Storage, StoredFile } from "../domain/attachments/index.ts";

/** Files in a folder of this machine. What `put` has answered is on the disk and not only in its cache. */
export function diskStorage(folder: string): Storage {
  const pathOf = (key: string) => {
    if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(key)) throw new Error(`not a key of the storage: ${key}`);
    return join(folder, key);
  };
  return {
    async put(key, bytes) {
      // A sender may fail before its bytes are asked for; reading them tells of it, and nobody else needs to.
      bytes.on("error", () => {});
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${randomUUID()}.part`;
      try {
        const stored = await write(draft, bytes);
        // A link, unlike a rename, refuses to replace what is there.
        await link(draft, path);
        await syncFolder(dirname(path));
        return stored;
      } finally {
        await rm(draft, { force: true });
      }
    },
    async get(key, range) {
      return (await sizeOf(pathOf(key))) === null ? null : createReadStream(pathOf(key), bounds(range));
    },
    size: async (key) => sizeOf(pathOf(key)),
    async remove(key) {
      await unlink(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") throw error;
      });
    },
  };
}

async function write(path: string, bytes: Readable): Promise<StoredFile> {
  const file = await open(path, "wx");
  const hash = createHash("sha256");
  let count = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      hash.update(chunk);
      count += chunk.length;
      await file.appendFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes: count, sha256: hash.digest("hex") };
}

/** The entry in the folder must reach the disk as well. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function bounds(range: ByteRange | undefined) {
  return range ? { start: range.start, end: range.end } : {};
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });
  return found?.isFile() ? found.size : null;
}
