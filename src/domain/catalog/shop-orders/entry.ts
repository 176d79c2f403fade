import type { Day } from "../../../core/day.ts";
import { momentOf } from "../../../core/moment.ts";
import { isCurrency } from "../../../core/money.ts";
import { serialKey } from "../../../core/serial.ts";
import { shortened } from "../imports/cells.ts";
import type { ImportFault, ImportFaultCode } from "../imports/faults.ts";
import { type Read, readAmount } from "../imports/values.ts";

/**
 * One order of a file while it is read: gives values by their place (a column's name, or the path in JSON) and keeps every fault with line, place and
 * what stood there.
 */
export class Entry {
  readonly faults: ImportFault[] = [];
  readonly #timeZone: string;
  #line: number;

  constructor(line: number, timeZone: string) {
    this.#line = line;
    this.#timeZone = timeZone;
  }

  /** What follows stands on this line of the file. */
  at(line: number): void {
    this.#line = line;
  }

  note(place: string | null, value: unknown, code: ImportFaultCode): null {
    const shown = value === undefined || value === null ? null : shortened(textOf(value));
    this.faults.push({ line: this.#line, column: place, value: shown, code });
    return null;
  }

  /** Text of at most `longest` characters; null where there is none. */
  text(place: string, value: unknown, longest: number): string | null {
    const text = textOf(value).trim();
    if (text === "") return null;
    if (/\p{Cc}/u.test(text)) return this.note(place, text, "not_text");
    return text.length > longest ? this.note(place, text, "too_long") : text;
  }

  needed(place: string, value: unknown, longest: number): string {
    const text = this.text(place, value, longest);
    if (text === null && textOf(value).trim() === "") this.note(place, value, "required");
    return text ?? "";
  }

  /** The day of a time, as the shop writes it; in UTC the seller's. */
  day(place: string, value: unknown): Day | null {
    const text = textOf(value).trim();
    if (text === "") return null;
    // Shopify writes "2026-03-04 09:50:26 +0200".
    const moment = momentOf(text.replace(/ ([+-]\d{2}):?(\d{2})$/, "$1:$2").replace(/ UTC$/, "Z"), this.#timeZone);
    return moment?.on ?? this.note(place, value, "not_a_day");
  }

  currency(place: string, value: unknown): string {
    const code = textOf(value).trim().toUpperCase();
    if (isCurrency(code)) return code;
    this.note(place, value, code === "" ? "required" : "not_a_currency");
    return "";
  }

  /** Minor units; null where nothing stands there or no currency is known. */
  amount(place: string, value: unknown, currency: string): number | null {
    const text = textOf(value).trim();
    if (text === "" || currency === "") return null;
    // Shops write decimals with a point and more zeros than the currency has; never thousands.
    const plain = /^(\d+)\.(\d+?)0*$/.exec(text);
    const exact = plain ? (Number(plain[2]) === 0 ? (plain[1] ?? text) : `${plain[1]}.${plain[2]}`) : text;
    return this.read(place, value, readAmount(exact, currency));
  }

  quantity(place: string, value: unknown): number {
    const text = textOf(value).trim();
    if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
    this.note(place, value, "not_a_quantity");
    return 1;
  }

  email(place: string, value: unknown): string | null {
    const text = textOf(value).trim().toLowerCase();
    if (text === "") return null;
    const fits = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(text) && text.length <= 254;
    return fits ? text : this.note(place, value, "not_an_email");
  }

  country(place: string, value: unknown): string | null {
    const text = textOf(value).trim().toUpperCase();
    if (text === "") return null;
    return /^[A-Z]{2}$/.test(text) ? text : this.note(place, value, "not_a_country");
  }

  /** Serial numbers of one line; no more than there are pieces, each one that can be one. */
  serials(place: string, serials: readonly string[], quantity: number): readonly string[] {
    for (const serial of serials) {
      if (serial.length > 100 || serialKey(serial) === "") this.note(place, serial, "not_a_serial");
      if (/^\d([.,]\d+)?E\+\d+$/i.test(serial)) this.note(place, serial, "spreadsheet_number");
    }
    if (serials.length > quantity) this.note(place, serials.join(", "), "too_many_serials");
    return serials;
  }

  read<T>(place: string, value: unknown, read: Read<T>): T | null {
    return "value" in read ? read.value : this.note(place, value, read.fault);
  }
}

/** A text or a number as text; nothing else is one. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** What one of a line cost: a sum over pieces, in whole minor units, never more than was paid. */
export function perPiece(sum: number | null, quantity: number): number | null {
  return sum === null ? null : Math.floor(sum / quantity);
}
