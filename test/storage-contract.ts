import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { Storage } from "../src/domain/attachments/index.ts";

/** What every place for files must do; each adapter's test runs it. */
export function storageContract(open: () => Storage): void {
  const bytes = (content: string) => Readable.from([Buffer.from(content)]);

  test("keeps a file under its key and tells its size and hash", async () => {
    const storage = open();
    const stored = await storage.put("seller/one", bytes("hello"));
    expect(stored).toEqual({ bytes: 5, sha256: createHash("sha256").update("hello").digest("hex") });
    expect(await storage.size("seller/one")).toBe(5);
    expect(await text((await storage.get("seller/one")) as Readable)).toBe("hello");
  });

  test("gives a part of it", async () => {
    const storage = open();
    await storage.put("seller/part", bytes("0123456789"));
    expect(await text((await storage.get("seller/part", { start: 2, end: 4 })) as Readable)).toBe("234");
  });

  test("never changes what is there", async () => {
    const storage = open();
    await storage.put("seller/twice", bytes("first"));
    await expect(storage.put("seller/twice", bytes("second"))).rejects.toMatchObject({ code: "EEXIST" });
    expect(await text((await storage.get("seller/twice")) as Readable)).toBe("first");
  });

  test("has nothing under other keys, and removing nothing is no fault", async () => {
    const storage = open();
    expect(await storage.get("seller/none")).toBeNull();
    expect(await storage.size("seller/none")).toBeNull();
    await storage.put("seller/gone", bytes("x"));
    await storage.remove("seller/gone");
    await storage.remove("seller/gone");
    expect(await storage.size("seller/gone")).toBeNull();
  });
}
