import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storageContract } from "../../test/storage-contract.ts";
import { diskStorage } from "./storage-disk.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recourse-storage-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("files on this machine's disk", () => {
  storageContract(() => diskStorage(folder));

  test("a put that fails leaves nothing behind", async () => {
    const storage = diskStorage(folder);
    const failing = Readable.from(
      (async function* () {
        yield Buffer.from("some");
        throw new Error("the sender is gone");
      })(),
    );
    await expect(storage.put("broken/file", failing)).rejects.toThrow("the sender is gone");
    expect(await storage.size("broken/file")).toBeNull();
    expect(await readdir(join(folder, "broken"))).toEqual([]);
  });

  test.each(["../out", "a/../../out", "/etc/passwd", "", "A", "a//b", "a\0b"])("%j is no key", async (key) => {
    await expect(diskStorage(folder).size(key) as Promise<unknown>).rejects.toThrow("not a key");
  });

  test("what was put is what comes back, to the byte", async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
    const storage = diskStorage(folder);
    const stored = await storage.put("whole/file", Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]));
    expect(stored.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect((await buffer((await storage.get("whole/file")) as Readable)).equals(bytes)).toBe(true);
  });
});
