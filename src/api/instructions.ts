import type { Locale } from "../core/locale.ts";
import { fill } from "../core/refusal.ts";
import type { ClaimRecord, LineRecord } from "../domain/claims/index.ts";
import { policyOf } from "../domain/policies/index.ts";
import type { CompiledPolicy, Decision } from "../policy/index.ts";
import { type ClauseCard, clauseOf } from "./clause-card.ts";
import type { Reader } from "./reader.ts";
import {
  inboundFreight,
  packingBasics,
  packingClauses,
  packingListed,
  packingParcel,
  packingSerials,
} from "./texts/packing.ts";

/** One thing to mind when packing and sending, with the clause that asks for it. */
export interface Instruction {
  readonly text: string;
  readonly clause: ClauseCard | null;
}

/** How to pack and send units that go to one centre: what every parcel needs, what the policy asks for, who pays, what the centre and the staff add. */
export function instructionsFor(
  reader: Reader,
  record: ClaimRecord,
  { lines, decisions }: { readonly lines: readonly LineRecord[]; readonly decisions: readonly Decision[] },
): Instruction[] {
  const { locale, context } = reader;
  const policy = policyOf(context, record);
  const number = record.rmaNumber ?? record.number;
  const centre = lines[0]?.centre;
  const serials = serialsSaid(lines, locale);
  const inside = record.centreIds.length > 1 ? packingParcel : packingSerials;
  const plain = (text: string) => ({ text, clause: null });
  const asked = packingClauses.filter((id) => policy.clauses.has(id)).map((id) => clauseOf(policy, id, locale));
  const added = [centre?.instructions[locale], noteOf(record)].filter((text) => text !== undefined && text !== "");
  return [
    ...packingBasics.map((text) => plain(fill(text[locale], { number }))),
    plain(fill(inside[locale], { serials, centre: centre?.name ?? "" })),
    ...asked.map((clause) => ({ text: clause.text, clause })),
    ...freightOf(reader, policy, decisions),
    ...added.map((text) => plain(text as string)),
  ];
}

const mostNamed = 10;

/** Which units are sent, in a sentence. */
export function serialsSaid(lines: readonly LineRecord[], locale: Locale): string {
  if (lines.length > mostNamed) return fill(packingListed[locale], { count: lines.length });
  return lines.map(({ serial }) => serial).join(", ");
}

/** Who pays the way in, where the decisions of all units agree and a clause says so. */
function freightOf({ locale }: Reader, policy: CompiledPolicy, decisions: readonly Decision[]): Instruction[] {
  const payers = new Set(decisions.map(({ freight }) => freight.inbound));
  const [payer] = payers;
  if (payers.size !== 1 || !payer) return [];
  const cited = new Set(decisions.flatMap(({ freight }) => freight.clauses));
  const rule = policy.freight.find(({ clause, inbound, paidBy }) => inbound && paidBy === payer && cited.has(clause));
  if (!rule || packingClauses.includes(rule.clause)) return [];
  return [{ text: inboundFreight[payer][locale], clause: clauseOf(policy, rule.clause, locale) }];
}

/** What whoever authorised the return wrote to the customer. */
function noteOf({ events }: ClaimRecord): string | undefined {
  const note = events.findLast(({ verb }) => verb === "claim.authorize")?.details?.["note"];
  return typeof note === "string" ? note : undefined;
}
