import { isStaff } from "../../core/actor.ts";
import { fieldFault } from "../../core/fault.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf, wrongState } from "../events/index.ts";
import { policyOf, processClause } from "../policies/index.ts";
import { editLineGuard } from "./edit.ts";
import { claimForChange, lineOf } from "./load.ts";
import type { Accessory, ClaimRecord, LineRecord, Part } from "./record.ts";

/** What belongs to a line besides its unit; what is left out stays as it is. */
export interface LineContents {
  /** Of the machine, only this part comes in; null: the whole machine. */
  readonly part?: Part | null | undefined;
  /** What comes along and is to go back (SA-3.5). */
  readonly accessories?: readonly Accessory[] | undefined;
  /** Boards and supplies found in it at the centre. */
  readonly components?: readonly Part[] | undefined;
}

/** A customer lists what comes along while they file; the centre ticks it in and out while it has the unit. */
export function lineContentsGuard(onlooker: Onlooker, record: ClaimRecord): Refusal | null {
  const refusal = permission(onlooker, "line.contents");
  if (refusal || !isStaff(onlooker.actor)) return refusal ?? editLineGuard(onlooker, record);
  const over = ["closed", "rejected", "cancelled", "expired", "resolved"].includes(record.status);
  return over ? wrongState(onlooker, "claim", record) : null;
}

/** Writes down what belongs to a line: the one part that comes in, what comes along, what was found in it. Returns the claim's id. */
export async function setContents(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  input: LineContents,
): Promise<string> {
  const { tx, actor } = context;
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(lineContentsGuard(context, record));
  const { part, accessories } = input;
  // What was found at the centre is not for a customer to say.
  const components = isStaff(actor) ? input.components : undefined;
  const faults = components ? repeatedSerials(components) : [];
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  await tx
    .updateTable("claimLine")
    .set((eb) => ({
      version: eb("version", "+", 1),
      ...(part !== undefined && { part: part && JSON.stringify(part) }),
      ...(accessories && { accessories: JSON.stringify(accessories.map((each) => ticked(each, line, actor))) }),
      ...(components && { seenComponents: JSON.stringify(components) }),
    }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", line.id)
    .execute();
  const policy = policyOf(context, record);
  const clauses = [
    ...(part ? [processClause(policy, "parts_only")] : []),
    ...(accessories ? [processClause(policy, "accessories")] : []),
  ].flatMap((clause) => clause ?? []);
  await noteEvent(context, { claimId, lineId }, "line.contents", {
    clauses,
    strange: strangeComponents({ ...line, ...(part !== undefined && { part }) }, components),
  });
  return claimId;
}

/** Only the centre says what came and what went back. */
function ticked({ name, quantity, ...ticks }: Accessory, line: LineRecord, actor: Context["actor"]): Accessory {
  const known = line.accessories.find((each) => each.name === name);
  const { in: came, out } = isStaff(actor) ? ticks : { in: known?.in ?? null, out: known?.out ?? null };
  return { name, quantity, in: came, out };
}

function repeatedSerials(components: readonly Part[]): FieldFault[] {
  const keys = components.map(({ serial }) => serialKey(serial));
  return keys.flatMap((key, at) =>
    key !== "" && keys.indexOf(key) !== at
      ? [fieldFault(`/components/${at}/serial`, "twice", { value: components[at]?.serial ?? "" })]
      : [],
  );
}

/**
 * Serials found in a machine, or of the one part of it that comes in, that it was not shipped with; none where nobody recorded what it was
 * shipped with. What this claim's own repair took out was in it.
 */
export function strangeComponents(line: Boarded, seen: readonly Part[] = []): string[] {
  if (line.components.length === 0) return [];
  const own = ownSerials(line);
  const found = [...(line.part ? [line.part] : []), ...seen].map(({ serial }) => serial);
  return [...new Set(found)].filter((serial) => serial !== "" && !own.has(serialKey(serial)));
}

type Boarded = Pick<LineRecord, "components" | "part" | "repair">;

/** The serials, as they are compared, of what the machine was shipped with. */
export function ownSerials({ components, repair }: Pick<Boarded, "components" | "repair">): ReadonlySet<string> {
  const out = (repair?.parts ?? []).flatMap(({ serialOut, serialIn }) =>
    components.some(({ serial }) => serialKey(serial) === serialKey(serialIn)) ? serialOut : [],
  );
  return new Set([...components.map(({ serial }) => serial), ...out].map(serialKey));
}

/** What came along with a unit and has not been ticked as going back. */
export function accessoriesLeft({ accessories }: Pick<LineRecord, "accessories">): readonly Accessory[] {
  return accessories.filter((each) => each.in === true && each.out !== true);
}
