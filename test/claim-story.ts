import type { ClaimAnswer } from "../src/api/claim-page.ts";
import { newId } from "../src/core/id.ts";
import { type ClaimApi, homeAddress, openClaimApi } from "./claim-api.ts";
import type { FreshDatabase } from "./database.ts";

export type Customer = Awaited<ReturnType<ClaimApi["customer"]>>;

/** A claim's address, and what is below it, as keys of the contract. */
export const claimPath = "/v1/sellers/{seller}/claims/{claim}" as const;
const lines = `${claimPath}/lines/{line}` as const;

/** The claim as parameters of a request. */
export const at = (claim: { readonly id: string }) => ({ params: { claim: claim.id } });
/** A claim among the answers of operations that may be about an order as well. */
export function asClaim(answer: { readonly id: string }): ClaimAnswer {
  if (!("rmaNumber" in answer)) throw new Error("this is about an order");
  return answer as ClaimAnswer;
}

/** The claim's first line as parameters of a request. */
export const onLine = (claim: ClaimAnswer) => ({ params: { claim: claim.id, line: firstLine(claim).id } });

export function firstLine(claim: ClaimAnswer) {
  const line = claim.lines[0];
  if (!line) throw new Error("a claim has a line");
  return line;
}

/** What is said of the decision about the first line. */
export function firstCard(claim: ClaimAnswer) {
  const card = claim.cards[firstLine(claim).card];
  if (!card) throw new Error("a line has a card");
  return card;
}

/** The step of the first line's course that is at hand. */
export function nowStep(claim: ClaimAnswer): string | undefined {
  return firstLine(claim).course.find(({ state }) => state === "now")?.key;
}

/** The app with two customers and one of each staff, who take claims as far as a test wants them, over HTTP. */
export type ClaimStory = Awaited<ReturnType<typeof openClaimStory>>;

export async function openClaimStory(database?: FreshDatabase) {
  const api = await openClaimApi(undefined, database);
  const ana = await api.customer("Ana", "es");
  const ben = await api.customer("Ben");
  const support = await api.staff("support");
  const dock = await api.staff("receiving");
  const bench = await api.staff("technician");
  const finance = await api.staff("finance");
  const shipping = await api.staff("shipping");
  const auditor = await api.staff("auditor");
  const people = { api, ana, ben, support, dock, bench, finance, shipping, auditor };

  async function filed(by: Customer, ...serials: string[]): Promise<ClaimAnswer> {
    const draft = await by.ok("POST /v1/sellers/{seller}/claims", { body: { serials } });
    const evidence = { orderNumber: "S-1", sku: "UM790-32", effortsMade: "Reset the BIOS." };
    const body = { summary: "Stops after an hour", returnAddress: homeAddress, evidence };
    await by.ok(`PATCH ${claimPath}`, { ...at(draft), etag: draft.etag, body });
    if (draft.evidence.required.some(({ fact }) => fact === "evidence.photo"))
      await kept(draft.id, { kind: "photo", purpose: "evidence", fileName: "a.jpg", contentType: "image/jpeg" });
    const duties = draft.duties.map(({ id }) => id);
    return by.ok(`POST ${claimPath}/submission`, { ...at(draft), body: { acceptTerms: true, duties } });
  }

  async function authorized(by: Customer, ...serials: string[]): Promise<ClaimAnswer> {
    const claim = await filed(by, ...serials);
    await support.ok(`POST ${claimPath}/triage`, { ...at(claim), body: { notes: "Board 2 shows no chips" } });
    const body = { centreId: api.centreId, note: "Two boxes" };
    return support.ok(`POST ${claimPath}/authorization`, { ...at(claim), body });
  }

  async function announced(
    by: Customer,
    claim: ClaimAnswer,
    tracking: string,
    sent = claim.lines,
  ): Promise<ClaimAnswer> {
    const lineIds = sent.map(({ id }) => id);
    const body = { carrier: "DHL", tracking, shippedOn: "2026-02-02", lineIds };
    return by.ok(`POST ${claimPath}/parcels`, { ...at(claim), body });
  }

  async function received(by: Customer, serial: string, tracking: string): Promise<ClaimAnswer> {
    const claim = await announced(by, await authorized(by, serial), tracking);
    const facts = { parcel: { contents: "match", packagingAdequate: true }, unit: { serialLegible: true } };
    return dock.ok(`POST ${lines}/receipt`, { ...onLine(claim), body: { facts, note: "Tape reused" } });
  }

  async function repairedAndClosed(claim: ClaimAnswer, owner: Customer): Promise<ClaimAnswer> {
    const started = await bench.ok(`POST ${lines}/repair`, onLine(claim));
    const body = { workDone: "Chip 14 replaced", parts: [{ name: "BM1398", quantity: 1 }], labourMinutes: 40 };
    await bench.ok(`PATCH ${lines}/repair`, { ...onLine(claim), etag: firstLine(started).repair?.etag ?? "", body });
    await bench.ok(`POST ${lines}/repair/testing`, onLine(claim));
    await bench.ok(`POST ${lines}/repair/tests`, {
      ...onLine(claim),
      body: { name: "24 h run", passed: true, last: true },
    });
    const lineIds = [firstLine(claim).id];
    const sent = await shipping.ok(`POST ${claimPath}/return-parcels`, {
      ...at(claim),
      body: { carrier: "UPS", tracking: `1Z-${claim.number}`, shippedOn: "2026-02-02", lineIds },
    });
    const parcel = sent.parcels.find(({ direction }) => direction === "outbound")?.id ?? "";
    const delivered = { params: { parcel }, body: { deliveredOn: "2026-02-02" } };
    await owner.ok("POST /v1/sellers/{seller}/parcels/{parcel}/delivery", delivered);
    return owner.ok(`POST ${claimPath}/closure`, at(claim));
  }

  /** A file of the claim, as if it had been uploaded. */
  async function kept(claimId: string, file: Record<"kind" | "purpose" | "fileName" | "contentType", string>) {
    const id = newId<"attachment">(api.clock.now);
    const stored = { bytes: 10, sha256: id, storageKey: id, uploadedBy: "Ben", uploadedAt: new Date(api.clock.now) };
    const row = { sellerId: api.sellerId, id, claimId, ...file, ...stored };
    await api.within((tx) => tx.insertInto("attachment").values(row).execute());
    return id;
  }

  return { ...people, filed, authorized, announced, received, repairedAndClosed, kept };
}
