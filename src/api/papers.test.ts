import { Readable } from "node:stream";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, homeAddress } from "../../test/claim-api.ts";
import { at, type ClaimStory, claimPath, firstLine, onLine, openClaimStory } from "../../test/claim-story.ts";
import { type ReadPaper, readPaper } from "../../test/read-paper.ts";
import { newId } from "../core/id.ts";
import { openToGuest } from "../domain/messages/index.ts";
import type { PaperName } from "../domain/papers/index.ts";
import type { ClaimAnswer } from "./claim-page.ts";

const list = `GET ${claimPath}/papers` as const;
const one = `GET ${claimPath}/papers/{paper}` as const;

let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

const paper = (claim: ClaimAnswer, name: string) => ({ params: { claim: claim.number, paper: name } });

/** The bytes of a paper, as a browser of this person gets them. */
async function open(who: Client, claim: ClaimAnswer, name: PaperName, search = "?locale=en"): Promise<ReadPaper> {
  const { rawPayload, statusCode, body } = await fetched(who, claim, name, { search });
  if (statusCode !== 200) throw new Error(body);
  return readPaper(rawPayload);
}

function fetched(
  who: Client,
  claim: ClaimAnswer,
  ...[name, more = {}]: [PaperName, { search?: string; tag?: string }?]
) {
  const { search = "", tag } = more;
  return story.api.app.inject({
    url: `/v1/sellers/north/claims/${claim.number}/papers/${name}${search}`,
    headers: { cookie: `person=${who.id}`, ...(tag && { "if-none-match": tag }) },
  });
}

describe("the list of a claim's papers", () => {
  test("names those there are with their address, and those that are not yet with what comes first", async () => {
    await story.api.unit("PP-1", { model: "M50S", buyerEmail: story.ana.email });
    const claim = await story.filed(story.ana, "PP-1");
    const early = await story.ana.ok(list, { ...at(claim), locale: "es" });
    const slip = early.items.find((item) => item.paper === "authorization-slip");
    expect(slip).toMatchObject({ title: "Autorización de devolución", ability: { allowed: false } });
    expect(slip?.ability.reason).toContain("cuando se autoriza");
    const decision = early.items.find((item) => item.paper === "decision-sheet");
    expect(decision).toMatchObject({ ability: { allowed: true }, line: { position: 1, serial: "PP-1" } });
    expect(decision?.fileName).toBe(`${claim.number}-decision-sheet-1.pdf`);
    const answer = await story.api.app.inject({ url: decision!.url, headers: { cookie: `person=${story.ana.id}` } });
    expect(answer.headers["content-type"]).toBe("application/pdf");
  });

  test("is for those who reach the claim", async () => {
    const claim = await story.authorized(story.ana, "PP-2");
    expect((await story.ben.refused(list, at(claim))).status).toBe(404);
    expect((await story.ben.refused(one, paper(claim, "authorization-slip"))).status).toBe(404);
    expect((await story.api.stranger.refused(one, paper(claim, "authorization-slip"))).status).toBe(401);
    const centre = await story.api.staff("centre_member");
    for (const who of [story.ana, story.support, story.dock, story.auditor, centre])
      expect((await who.send(one, paper(claim, "authorization-slip"))).status).toBe(200);
    const own = { sellerId: story.api.sellerId, id: claim.id };
    const token = await story.api.within((tx) => openToGuest(tx, own, "a secret of the tests"));
    const guest = story.api.guest(token);
    expect((await guest.send(one, paper(claim, "authorization-slip"))).status).toBe(200);
  });
});

describe("a paper", () => {
  test("comes as PDF with a file name, in the language that is asked for, and once", async () => {
    const claim = await story.authorized(story.ana, "PP-3");
    const answer = await fetched(story.ana, claim, "authorization-slip", { search: "?locale=zh" });
    expect(answer.headers).toMatchObject({
      "content-type": "application/pdf",
      "content-language": "zh",
      "content-disposition": `inline; filename="${claim.number}-authorization-slip.pdf"`,
      "x-content-type-options": "nosniff",
    });
    expect(answer.headers["content-security-policy"]).not.toContain("sandbox");
    const read = await readPaper(answer.rawPayload);
    expect(read).toMatchObject({ language: "zh-CN", tagged: true });
    expect(read.text).toContain(homeAddress.lines[0]);
    const tag = String(answer.headers["etag"]);
    expect((await fetched(story.ana, claim, "authorization-slip", { search: "?locale=zh", tag })).statusCode).toBe(304);
    expect((await fetched(story.ana, claim, "authorization-slip", { search: "?locale=en", tag })).statusCode).toBe(200);
    expect((await open(story.support, claim, "authorization-slip", "")).language).toBe("en");
  });

  test("that does not exist, or of a unit of another claim, is not found", async () => {
    const claim = await story.authorized(story.ana, "PP-4");
    const other = await story.authorized(story.ana, "PP-5");
    expect((await story.ana.refused(one, paper(claim, "love-letter"))).status).toBe(404);
    const strange = { ...paper(claim, "decision-sheet"), query: { line: firstLine(other).id } };
    expect((await story.ana.refused(one, strange)).status).toBe(404);
    expect(await story.ana.refused(one, paper(claim, "repair-report"))).toMatchObject({
      status: 409,
      code: "paper_after_repair",
    });
  });

  test("has the photos of the bench and the customer; a broken one is left out, not the paper", async () => {
    const claim = await story.received(story.ana, "PP-6", "JDPP6");
    await story.bench.ok(`POST ${claimPath}/lines/{line}/inspection`, onLine(claim));
    const findings = { finding: { manufacturingDefect: true } };
    await story.bench.ok(`POST ${claimPath}/lines/{line}/inspection/completion`, {
      ...onLine(claim),
      body: { findings },
    });
    const plain = (await open(story.ana, claim, "inspection-report")).roles;
    const photo = { kind: "photo", fileName: "a.jpg", contentType: "image/jpeg" };
    for (const purpose of ["inspection", "evidence"]) await keepPhoto(claim, { ...photo, purpose });
    await story.kept(claim.id, { ...photo, purpose: "inspection" });
    const read = await open(story.ana, claim, "inspection-report");
    expect(plain.has("Figure")).toBe(true);
    expect(read.text).toContain("Photos from the bench");
    expect(read.text).toContain("Photos from the customer");
    expect(read.text).toContain("Manufacturing defect");
  });
});

describe("an invoice for customs", () => {
  test("is refused until the HS code and the price are on record, and then states them", async () => {
    const desk = await story.api.staff("order_desk");
    await story.api.unit("PC-1", { model: "M50S", buyerEmail: story.ana.email });
    const claim = await story.authorized(story.ana, "PC-1");
    expect(await story.ana.refused(one, paper(claim, "commercial-invoice"))).toMatchObject({
      status: 409,
      code: "customs_code_unknown",
      title: expect.stringContaining("MicroBT M50S"),
    });
    await imported(
      desk,
      "serial,model,manufacturer,hs code,country of origin,net weight (kg)",
      'PC-1,M50S,MicroBT,8471.50,CN,"13,5"',
    );
    expect((await story.ana.refused(one, paper(claim, "commercial-invoice"))).code).toBe("customs_value_unknown");
    await imported(desk, "serial,model,manufacturer,price,currency", "PC-1,M50S,MicroBT,2150.00,USD");
    const { text } = await open(story.ana, claim, "commercial-invoice");
    for (const part of ["8471.50", "China", "US$2,150.00", "13.5 kg", "PC-1"]) expect(text).toContain(part);
  });

  test("declares no other value, whoever asks for it", async () => {
    const claim = await story.authorized(story.ana, "PC-2");
    for (const who of [story.ana, story.support]) {
      const asked = { ...paper(claim, "commercial-invoice"), query: { value: "1.00" } };
      expect(await who.refused(one, asked)).toMatchObject({ status: 422, code: "true_value_only" });
    }
  });

  test("a code or weight that is none is named with its line", async () => {
    const desk = await story.api.staff("order_desk");
    const report = await imported(desk, "serial,model,manufacturer,hs code,net weight", "PC-9,M50S,MicroBT,84-A,heavy");
    expect(report.rejected).toBe(1);
    expect(report.errors.map(({ column }: { column: string }) => column)).toEqual(["hs code", "net weight"]);
  });
});

async function imported(desk: Client, ...lines: string[]) {
  const answer = await story.api.app.inject({
    method: "POST",
    url: "/v1/sellers/north/unit-imports?fileName=a.csv",
    headers: { cookie: `person=${desk.id}`, "content-type": "text/csv" },
    payload: `${lines.join("\n")}\n`,
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json();
}

async function keepPhoto(claim: ClaimAnswer, file: Record<"kind" | "purpose" | "fileName" | "contentType", string>) {
  const id = await story.kept(claim.id, file);
  const storageKey = `photos/${newId()}`;
  const bytes = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: "#963" } })
    .jpeg()
    .toBuffer();
  await story.api.deps.storage.put(storageKey, Readable.from([bytes]));
  await story.api.within((tx) => tx.updateTable("attachment").set({ storageKey }).where("id", "=", id).execute());
}
