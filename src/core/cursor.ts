import { Refusal } from "./refusal.ts";

/** Where a page of a list ended: the instant that sorts it, and the id among rows of the same instant. */
export interface Position {
  readonly at: Date;
  readonly id: string;
}

/** A position as callers carry it around: opaque, fit for an address. */
export function writeCursor(position: Position): string {
  return Buffer.from(`${position.at.toISOString()} ${position.id}`).toString("base64url");
}

/** Reads a cursor back; null where there is none. One that this product did not write is refused as `invalid_input`. */
export function readCursor(text: string | undefined): Position | null {
  if (text === undefined) return null;
  const [, instant, id] = shape.exec(Buffer.from(text, "base64url").toString("utf8")) ?? [];
  const at = new Date(instant ?? Number.NaN);
  if (!id || Number.isNaN(at.getTime())) throw new Refusal("invalid_input", { fields: [unreadable] });
  return { at, id };
}

const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const unreadable = {
  pointer: "/query/cursor",
  code: "cursor",
  text: {
    en: "This is no cursor of this list; leave it out to begin at the first page.",
    es: "No es un cursor de esta lista; omítalo para empezar por la primera página.",
    zh: "这不是此列表的游标；省略它即可从第一页开始。",
  },
};
