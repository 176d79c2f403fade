import { expect, test } from "vitest";
import { readCursor, writeCursor } from "./cursor.ts";
import { newId } from "./id.ts";
import { Refusal } from "./refusal.ts";

test("a cursor comes back as the position it was written from", () => {
  const position = { at: new Date("2026-02-20T10:11:12.345Z"), id: newId(1) };
  expect(readCursor(writeCursor(position))).toEqual(position);
  expect(writeCursor(position)).toMatch(/^[\w-]+$/);
  expect(readCursor(undefined)).toBeNull();
});

test.each(["", "x", "../../etc", "MjAyNi0wMi0yMA", Buffer.from("2026-02-30T99:00:00.000Z 1").toString("base64url")])(
  "%s is refused as wrong input",
  (text) => {
    expect(() => readCursor(text)).toThrow(Refusal);
  },
);

test("an instant that does not exist is refused", () => {
  const text = Buffer.from(`2026-13-45T00:00:00.000Z ${newId(1)}`).toString("base64url");
  expect(() => readCursor(text)).toThrow("invalid_input");
});
