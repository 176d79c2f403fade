import type { Day } from "../../core/day.ts";
import type { Locale } from "../../core/locale.ts";

/** Sets papers as PDF. The adapter beside it is the only place that knows how. */
export interface Press {
  /** Changes whenever the look of papers does: with it, equal sheets have equal bytes. */
  readonly edition: string;
  /** A tagged PDF (PDF/UA-1). Characters that no typeface has are shown as a box; nothing in a sheet is ever read as markup. */
  print(sheet: Sheet): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A paper with every word said and nothing left to decide: one frame and what stands in it, from top to bottom. */
export interface Sheet {
  readonly locale: Locale;
  readonly size: "a4" | "us-letter";
  readonly title: string;
  /** What people call it by: R-2026-000123, Q-2026-000007. */
  readonly number: string;
  /** The day it speaks of; also the PDF's own date. */
  readonly on: Day;
  readonly seller: SheetSeller;
  readonly barcode: Barcode | null;
  readonly facts: readonly Fact[];
  readonly parties: readonly Party[];
  readonly blocks: readonly Block[];
  readonly foot: string;
  /** The words around page and pages: "Page ", " of ", "". */
  readonly pageWords: readonly [string, string, string];
  readonly pictures: readonly Picture[];
}

export interface SheetSeller {
  readonly name: string;
  readonly email: string;
  /** #rrggbb; the one accent. */
  readonly colour: string;
  /** Name of one of the sheet's pictures. */
  readonly logo: string | null;
}

/** Bars as SVG, and what they say. */
export interface Barcode {
  readonly svg: string;
  readonly text: string;
}

/** A picture that blocks name; JPEG or PNG. */
export interface Picture {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** A serial or number: figures of one width. */
  readonly code?: boolean;
}

/** Somebody with an address: the name, then a line each. */
export interface Party {
  readonly label: string;
  readonly name: string;
  readonly lines: readonly string[];
}

/** What a sentence rests on: "WM-3.1", "Warranty terms · 3.1". */
export interface Rests {
  readonly clause: string;
  readonly source: string;
}

/** One thing on a paper. */
export type Block =
  | {
      readonly is: "statement";
      readonly tone: "good" | "bad" | "open" | "plain";
      readonly text: string;
      readonly note?: string;
    }
  | { readonly is: "facts"; readonly title: string; readonly columns: 2 | 3 | 4; readonly rows: readonly Fact[] }
  | { readonly is: "heading"; readonly title: string; readonly note?: string }
  | {
      readonly is: "steps";
      readonly title: string;
      readonly mark: "number" | "box" | "dot";
      readonly items: readonly Step[];
    }
  | {
      readonly is: "table";
      readonly title: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
      readonly totals?: readonly Total[];
    }
  | { readonly is: "photos"; readonly title: string; readonly photos: readonly Photo[] }
  | { readonly is: "words"; readonly title: string; readonly text: string }
  | { readonly is: "digest"; readonly label: string; readonly text: string; readonly note: string }
  | { readonly is: "sign"; readonly fields: readonly string[] }
  | {
      readonly is: "label";
      readonly note: string;
      readonly caption: string;
      readonly number: string;
      readonly to: Party;
      readonly from: Party;
    };

export interface Step {
  readonly text: string;
  readonly rests?: Rests;
}

/** `share` is the part of the width that is not taken by columns as wide as their words; 0: as wide as its words. */
export interface Column {
  readonly label: string;
  readonly share: number;
  readonly right?: boolean;
  readonly code?: boolean;
}

export interface Total {
  readonly label: string;
  readonly value: string;
  readonly strong?: boolean;
}

/** `picture` names one of the sheet's pictures. */
export interface Photo {
  readonly picture: string;
  readonly caption: string;
}
