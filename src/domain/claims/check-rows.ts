import type { Text } from "../../core/locale.ts";
import { inEach } from "../../core/locale.ts";
import { fill } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import { type FoundUnit, findUnits } from "../catalog/index.ts";
import type { Context } from "../context.ts";
import { scopeOf } from "../events/index.ts";
import { termsFor } from "../policies/index.ts";
import type { TypedRow } from "./read-table.ts";

/** What is known of a typed row before anything is filed. */
export interface CheckedRow extends TypedRow {
  readonly unit: FoundUnit | null;
  /** Why it cannot go into this claim. */
  readonly problem: Text | null;
  /** What the filer should know; it can go in all the same. */
  readonly notice: Text | null;
}

/**
 * Looks at rows together, with two queries however many there are: what is empty, there twice, in the claim already, under
 * other terms than the first known unit, or in another open claim of the actor's reach.
 */
export async function checkRows(
  context: Context,
  rows: readonly TypedRow[],
  {
    taken,
    policy,
    customer,
  }: { readonly taken: readonly string[]; readonly policy: string | null; readonly customer: string | null },
): Promise<CheckedRow[]> {
  const found = await findUnits(
    context,
    rows.map(({ serial }) => serial),
  );
  const termsOf = customer ? await termsFor(context, customer) : (id: string) => id;
  const units = new Map([...found].map(([key, unit]) => [key, { ...unit, policy: termsOf(unit.policy) }]));
  const open = await openClaimsOf(context, rows);
  const keys = rows.map(({ serial }) => serialKey(serial));
  const first = new Map(keys.map((key, at) => [key, keys.indexOf(key) === at ? at : keys.indexOf(key)]));
  const held = new Set(taken.map(serialKey));
  const terms = policy ?? keys.map((key) => units.get(key)?.policy).find((each) => each !== undefined) ?? null;
  return rows.map((row, at) => {
    const key = keys[at] ?? "";
    const unit = units.get(key) ?? null;
    const number = open.get(key);
    return {
      ...row,
      unit,
      problem: problemOf(row, { key, repeated: first.get(key) !== at || held.has(key), unit, terms }),
      notice: number ? say(words.open, { number }) : unit ? null : words.unknown,
    };
  });
}

function problemOf(
  { serial }: TypedRow,
  of: {
    readonly key: string;
    readonly repeated: boolean;
    readonly unit: FoundUnit | null;
    readonly terms: string | null;
  },
): Text | null {
  if (of.key === "") return words.empty;
  if (serial.length > 100) return words.long;
  if (of.repeated) return words.twice;
  return of.unit && of.terms && of.unit.policy !== of.terms ? say(words.otherTerms, { policy: of.unit.policy }) : null;
}

async function openClaimsOf({ tx, actor }: Context, rows: readonly TypedRow[]): Promise<Map<string, string>> {
  const keys = [...new Set(rows.map(({ serial }) => serialKey(serial)))].filter((key) => key !== "");
  if (keys.length === 0) return new Map();
  const found = await tx
    .selectFrom("claimLine")
    .innerJoin("claim", (on) =>
      on.onRef("claim.sellerId", "=", "claimLine.sellerId").onRef("claim.id", "=", "claimLine.claimId"),
    )
    .select(["claimLine.serialKey", "claim.number"])
    .where(scopeOf(actor))
    .where("claimLine.serialKey", "in", keys)
    .where("claim.status", "in", ["submitted", "triage", "info_needed", "authorized", "in_progress"])
    .execute();
  return new Map(found.map((row) => [row.serialKey, row.number]));
}

function say(text: Text, values: Readonly<Record<string, string>>): Text {
  return inEach((locale) => fill(text[locale], values));
}

const words = {
  empty: { en: "There is no serial number.", es: "Falta el número de serie.", zh: "缺少序列号。" },
  long: {
    en: "No serial number is that long.",
    es: "Ningún número de serie es tan largo.",
    zh: "序列号过长。",
  },
  twice: {
    en: "This unit is in the list already.",
    es: "Este equipo ya está en la lista.",
    zh: "该设备已在列表中。",
  },
  otherTerms: {
    en: "It is under other terms ({policy}) and needs a claim of its own.",
    es: "Tiene otras condiciones ({policy}) y necesita su propia reclamación.",
    zh: "该设备适用其他条款（{policy}），须单独申请。",
  },
  open: {
    en: "It is in claim {number}, which is still open.",
    es: "Está en la reclamación {number}, aún abierta.",
    zh: "该设备在尚未结束的申请 {number} 中。",
  },
  unknown: {
    en: "Not in our records; it can be filed all the same.",
    es: "No consta en nuestros registros; se puede reclamar igualmente.",
    zh: "不在我们的记录中，仍可申请。",
  },
} as const satisfies Record<string, Text>;
