import { afterAll, beforeAll, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { homeAddress } from "../../test/claim-api.ts";
import { at, type ClaimStory, claimPath, openClaimStory } from "../../test/claim-story.ts";

let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
  await story.api.unit("BULK-1", { model: "M50S", releasedOn: "2025-08-01", buyerEmail: story.ana.email });
  await story.api.unit("BULK-2", { model: "M50S", releasedOn: "2023-08-01", buyerEmail: story.ana.email });
  await story.api.unit("BULK-3", { model: "UM790", deliveredOn: "2025-08-01", buyerEmail: story.ana.email });
});
afterAll(() => story.api.close());

const rowsOf = (...serials: string[]) => serials.map((serial) => ({ serial, description: "" }));

test("each row has its verdict, or the reason why it cannot go in, before anything is filed", async () => {
  const body = { kind: "fault" as const, rows: rowsOf("bulk1", "BULK-2", "", "BULK-1", "BULK-3", "NOWHERE-1") };
  const answer = await story.ana.ok("POST /v1/sellers/{seller}/claim-rows", { body });
  expect(answer).toMatchObject({ good: 3, bad: 3 });
  expect(answer.rows.map(({ problem }) => problem)).toEqual([
    null,
    null,
    "There is no serial number.",
    "This unit is in the list already.",
    "It is under other terms (minisforum) and needs a claim of its own.",
    null,
  ]);
  expect(answer.rows[0]).toMatchObject({ serial: "BULK-1", verdict: "provisional", unit: { model: "M50S" } });
  expect(answer.rows[1]).toMatchObject({ verdict: "not_covered" });
  expect(answer.rows[5]).toMatchObject({ verdict: null, notice: "Not in our records; it can be filed all the same." });
});

test("rows of hundreds of units take as many queries as rows of two", async () => {
  const queries = async (count: number) => {
    const rows = rowsOf(...Array.from({ length: count }, (_, index) => `MANY-${index}`));
    const before = story.api.queries();
    await story.ana.ok("POST /v1/sellers/{seller}/claim-rows", { body: { kind: "fault", rows } });
    return story.api.queries() - before;
  };
  await queries(2);
  expect(await queries(500)).toBe(await queries(2));
});

test("a table comes as CSV in either encoding, or as a spreadsheet, with the columns named in any language", async () => {
  const read = async (bytes: Buffer) => {
    const answer = await story.api.app.inject({
      method: "POST",
      url: "/v1/sellers/north/claim-tables",
      headers: {
        "content-type": "application/octet-stream",
        cookie: `person=${story.ana.id}`,
        origin: "http://localhost:8080",
      },
      payload: bytes,
    });
    return { status: answer.statusCode, ...(answer.json() as { rows?: unknown[]; code?: string }) };
  };
  const wanted = [
    { serial: "A-1", description: "No hash" },
    { serial: "A-2", description: "" },
  ];
  expect(await read(Buffer.from("Avería;Número de serie\nNo hash;A-1\n;A-2\n"))).toMatchObject({
    status: 200,
    rows: wanted,
  });
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("序列号,问题\nA-1,No hash\nA-2,\n", "utf16le")]);
  expect(await read(utf16)).toMatchObject({ rows: wanted });
  const sheet = [
    [{ value: "Serial" }, { value: "Problem" }],
    [{ value: "A-1" }, { value: "No hash" }],
    [{ value: "A-2" }, null],
  ];
  expect(await read(await writeXlsxFile(sheet as never).toBuffer())).toMatchObject({ rows: wanted });
  expect(await read(Buffer.from([0x41, 0xe9, 0x0a, 0x42]))).toMatchObject({ status: 422, code: "table_encoding" });
  expect(await read(Buffer.from("PK\u0003\u0004 broken"))).toMatchObject({ status: 422, code: "table_damaged" });
  const formula = await read(Buffer.from('serial,problem\n"=HYPERLINK(""http://x"")",=1+1\n'));
  // What looks like a formula is text like any other.
  expect(formula.rows).toEqual([{ serial: '=HYPERLINK("http://x")', description: "=1+1" }]);
});

test("five hundred units are filed, answered for at once and submitted, in a number of queries that does not grow with them", async () => {
  const file = async (count: number) => {
    const serials = Array.from({ length: count }, (_, index) => `FARM-${count}-${index}`);
    const before = story.api.queries();
    const draft = await story.ana.ok("POST /v1/sellers/{seller}/claims", { body: { serials, descriptions: serials } });
    const lineIds = draft.lines.map(({ id }) => id);
    await story.ana.ok(`POST ${claimPath}/line-edits`, { ...at(draft), body: { lineIds, keepOriginal: true } });
    const body = { summary: "Hail came through the roof.", returnAddress: homeAddress };
    await story.ana.ok(`PATCH ${claimPath}`, { ...at(draft), etag: draft.etag, body });
    const duties = draft.duties.map(({ id }) => id);
    const started = performance.now();
    const claim = await story.ana.ok(`POST ${claimPath}/submission`, {
      ...at(draft),
      body: { acceptTerms: true, duties },
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(claim.lines).toHaveLength(count);
    expect(claim.lines.every(({ keepOriginal, decidedAt }) => keepOriginal && decidedAt)).toBe(true);
    expect(claim.lines[1]?.description).toBe(serials[1]);
    return story.api.queries() - before;
  };
  const few = await file(2);
  expect(await file(500)).toBeLessThan(few + 20);
}, 60_000);

test("hundreds of units are sent in and decided on in as many queries as three, each with its event", async () => {
  const through = async (count: number) => {
    const serials = Array.from({ length: count }, (_, index) => `HALL-${count}-${index}`);
    const claim = await story.authorized(story.ana, ...serials);
    const lineIds = claim.lines.map(({ id }) => id);
    const before = story.api.queries();
    await story.announced(story.ana, claim, `1Z-HALL-${count}`);
    const inbound = story.api.queries() - before;

    const decided = await story.filed(story.ana, ...serials.map((serial) => `${serial}-B`));
    await story.support.ok(`POST ${claimPath}/triage`, { ...at(decided), body: { notes: "Nothing is broken." } });
    const between = story.api.queries();
    const body = {
      lineIds: decided.lines.map(({ id }) => id),
      kind: "none" as const,
      reason: "No.",
      clauses: ["SA-3.1"],
    };
    const ended = await story.support.ok(`POST ${claimPath}/remedies`, { ...at(decided), body });
    expect(ended.chain.intact).toBe(true);
    expect(ended.lines.map(({ work }) => work)).toEqual(lineIds.map(() => "returned_unrepaired"));
    expect(ended.chain.length).toBeGreaterThan(decided.chain.length + count);
    return inbound + story.api.queries() - between;
  };
  const few = await through(3);
  expect(await through(100)).toBeLessThan(few + 20);
}, 60_000);

test("what units of a claim have in common is told once, so that a claim grows with its cases, not with its units", async () => {
  const filed = async (serials: readonly string[]) => {
    const draft = await story.ana.ok("POST /v1/sellers/{seller}/claims", { body: { serials: [...serials] } });
    return story.support.ok(`GET ${claimPath}`, at(draft));
  };
  const mixed = await filed(["BULK-1", "BULK-2", "ALIKE-1", "ALIKE-2"]);
  const [covered, late, unknown, alike] = mixed.lines.map(({ card }) => mixed.cards[card]);
  expect([covered?.verdict, late?.verdict]).toEqual(["provisional", "not_covered"]);
  expect(alike).toBe(unknown);
  expect(mixed.cards).toHaveLength(3);

  const hall = await filed(Array.from({ length: 200 }, (_, index) => `HALL-${index}`));
  const [one] = hall.cards;
  expect(hall.cards).toHaveLength(1);
  // More than the lines themselves is what is said of them, and that is there once.
  expect(JSON.stringify(hall.lines).length / 200).toBeLessThan(JSON.stringify(one).length / 3);
});

test("whoever sends in a dozen units or more reads how many, and finds them on the slip; a few are named", async () => {
  const asked = async (count: number) => {
    const serials = Array.from({ length: count }, (_, index) => `SENT-${count}-${index}`);
    const claim = await story.authorized(story.ana, ...serials);
    const told = claim.authorization?.centres[0]?.instructions.map(({ text }) => text) ?? [];
    return told.find((text) => text.startsWith("Send only what this claim names: "));
  };
  expect(await asked(2)).toBe("Send only what this claim names: SENT-2-0, SENT-2-1.");
  expect(await asked(12)).toBe("Send only what this claim names: the 12 units that the slip lists.");
});
