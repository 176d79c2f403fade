import { overrideLine } from "../../domain/appeals/index.ts";
import { editClaim, loadClaim, setContents } from "../../domain/claims/index.ts";
import { sendBack } from "../../domain/parcels/index.ts";
import { carriersOf, decideLine, evidenceAsked, evidenceForm, policyOf } from "../../domain/policies/index.ts";
import { nameReplacements, settleLines } from "../../domain/remedies/index.ts";
import { settle, trackingOf } from "./bench-steps.ts";
import { attachPiece } from "./pictures-of-claims.ts";
import { as, asFiler, asStaff, eachLine, linesOf, type Tale, todayOf } from "./tale.ts";
import { missingPart, noToOne, partGoodwill, sentAgain } from "./words.ts";

/** Hands in, piece by piece, what the policy wants of such a claim. */
export async function handInEvidence(tale: Tale): Promise<void> {
  const context = asFiler(tale);
  const record = await loadClaim(context, tale.claimId);
  const decisions = record.lines.map((line) => decideLine(context, record, line));
  const open = evidenceAsked(policyOf(context, record), decisions).filter(({ onFile }) => !onFile);
  const names = open.flatMap(({ names: [first] }) => first ?? []);
  const files = names.filter((name) => evidenceForm(name) !== "words");
  const words = names.filter((name) => evidenceForm(name) === "words");
  for (const [index, name] of files.entries()) await attachPiece(tale, context, name, index);
  if (words.length === 0) return;
  const { version } = await loadClaim(context, tale.claimId);
  const evidence = Object.fromEntries(words.map((name) => [name, wordsOf(tale, name)]));
  await editClaim(context, tale.claimId, version, { evidence });
}

function wordsOf({ story }: Tale, name: string): string {
  if (name === "weight") return "1.4 kg";
  return name === "orderNumber" ? (story.units[0]?.order ?? "") : (story.units[0]?.model.name ?? "");
}

/** Of the machine only a board comes in, with its cable. */
export async function partOnly(tale: Tale): Promise<void> {
  await eachLine(tale, ({ claimId, lineId }) =>
    setContents(
      asFiler(tale),
      { claimId, lineId },
      {
        part: { name: "Hash board 2", serial: `HB${tale.random.signs("0123456789", 9)}` },
        accessories: [{ name: "Flat cable", quantity: 1, in: null, out: null }],
      },
    ),
  );
}

/** What was wrong or missing goes out (again). */
export async function reissue(tale: Tale): Promise<void> {
  const { kind, customer } = tale.story;
  const lineIds = (await linesOf(tale)).map(({ id }) => id);
  const item = (kind === "missing_item" ? missingPart : sentAgain)[customer.locale];
  const rest = { reason: "", clauses: [], method: "bank_transfer" } as const;
  await settleLines(asStaff(tale, "support"), tale.claimId, { lineIds, kind: "reissue", item, ...rest });
}

/** Another unit of the model goes out, and is named. */
export async function swap(tale: Tale): Promise<void> {
  await settle(tale, "replace");
  const items = (await linesOf(tale)).map(({ id }, at) => ({
    lineId: id,
    serial: `${tale.story.units[at]?.model.code ?? "NEW"}R${tale.random.signs("0123456789", 8)}`,
  }));
  await nameReplacements(asStaff(tale, "shipping"), tale.claimId, { items });
}

/** As goodwill the part alone is sent, for the customer to fit. */
export async function sendPart(tale: Tale): Promise<void> {
  const { customer, fault } = tale.story;
  const reason = partGoodwill[customer.locale];
  const remedy = { kind: "spare_part", charge: "free", amount: null } as const;
  const administrator = asStaff(tale, "administrator");
  await eachLine(tale, ({ claimId, lineId }) =>
    overrideLine(administrator, { claimId, lineId }, { verdict: "covered", remedy, reason }),
  );
  const lineIds = (await linesOf(tale)).map(({ id }) => id);
  const rest = { reason, clauses: [], item: fault.part.name, method: "bank_transfer" } as const;
  await settleLines(administrator, tale.claimId, { lineIds, kind: "spare_part", ...rest });
}

/** One unit is exchanged, one is paid back, one ends with a no. */
export async function endEachWay(tale: Tale): Promise<void> {
  const [first, second, third] = (await linesOf(tale)).map(({ id }) => id);
  if (!first || !second || !third) throw new Error("the story has too few units");
  await settle(tale, "replace", [first]);
  await settle(tale, "refund", [second]);
  const support = asStaff(tale, "support");
  const record = await loadClaim(support, tale.claimId);
  const { clauses } = policyOf(tale.stage, record);
  const rest = { item: "", method: "bank_transfer" } as const;
  const reason = noToOne[tale.story.customer.locale];
  const cited = ["MF-BOX-A", "ZM-TRANSIT"].filter((clause) => clauses.has(clause));
  await settleLines(support, tale.claimId, { lineIds: [third], kind: "none", reason, clauses: cited, ...rest });
}

/** Sends out what goes to the customer without anything having come in. */
export async function sendOut(tale: Tale): Promise<void> {
  const lines = (await linesOf(tale)).filter(({ work }) => work === "replaced");
  const context = as(tale, tale.stage.cast.staff("shipping"));
  const record = await loadClaim(context, tale.claimId);
  const named = carriersOf(policyOf(tale.stage, record)) ?? ["DHL", "UPS", "FedEx"];
  const parcel = { carrier: tale.random.pick(named), tracking: trackingOf(tale), shippedOn: todayOf(tale) };
  await sendBack(context, tale.claimId, { ...parcel, lineIds: lines.map(({ id }) => id) });
}
