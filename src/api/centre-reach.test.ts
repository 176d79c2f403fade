import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, homeAddress } from "../../test/claim-api.ts";
import { type ClaimStory, openClaimStory } from "../../test/claim-story.ts";
import type { ClaimAnswer } from "./claim-page.ts";
import { operations } from "./contract/index.ts";
import type { Operation } from "./contract/operation.ts";

let story: ClaimStory;
/** Somebody of a centre to which no claim was sent. */
let elsewhere: Client;
let claim: ClaimAnswer;
beforeAll(async () => {
  story = await openClaimStory();
  const { api } = story;
  const administrator = await api.staff("administrator");
  const name = "Centre South";
  const centre = await administrator.ok("POST /v1/sellers/{seller}/centres", {
    body: { name, address: { ...homeAddress, name } },
  });
  elsewhere = await api.staff("centre_member");
  await api.within((tx) =>
    tx.updateTable("staffMember").set({ centreId: centre.id }).where("personId", "=", elsewhere.id).execute(),
  );
  claim = await story.received(story.ana, "ZZ-77", "JD0077");
});
afterAll(() => story.api.close());

const all = Object.entries(operations) as [string, Operation][];

/** Asks as the member of the other centre, for the claim, its line and whatever else is named by an id of nothing. */
async function ask(key: string) {
  const [method, path] = key.split(" ") as ["GET" | "POST" | "DELETE", string];
  const url = path
    .replace("{seller}", "north")
    .replace("{claim}", claim.number)
    .replace("{line}", claim.lines[0]?.id ?? "")
    .replaceAll(/\{\w+\}/g, "00000000-0000-7000-8000-000000000000");
  const body = method === "GET" || method === "DELETE" ? {} : { payload: {} };
  const headers = { cookie: `person=${elsewhere.id}`, "if-match": '"1"' };
  const answer = await story.api.app.inject({ method, url, headers, ...body, payloadAsStream: true });
  const endless = answer.headers["content-type"]?.startsWith("text/event-stream");
  const told = endless ? "" : await text(answer.stream());
  if (endless) answer.stream().destroy();
  return { status: answer.statusCode, told };
}

describe("of a claim that was sent to another centre, a centre's people", () => {
  test.each(all.filter(([key]) => key.includes("{claim}")).map(([key]) => key))(
    "learn and change nothing: %s",
    async (key) => {
      const { status, told } = await ask(key);
      expect(status, told).toBeGreaterThanOrEqual(400);
      expect(status, told).toBeLessThan(500);
      for (const secret of [claim.id, "ZZ-77", "JD0077"]) expect(told).not.toContain(secret);
    },
  );

  test.each(
    all
      .filter(([key]) => key.startsWith("GET /v1/sellers/{seller}/") && !key.slice(26).includes("{"))
      // Units and colleagues are the seller's, not a claim's: everybody on the staff looks them up.
      .filter(([key]) => !/\/(units|staff)$/.test(key))
      .map(([key]) => key),
  )("find no trace in %s", async (key) => {
    const { status, told } = await ask(key);
    expect(status, told).toBeLessThan(500);
    for (const secret of [claim.id, claim.number, "ZZ-77", "JD0077"]) expect(told).not.toContain(secret);
  });

  test.each(["customers", "contracts", "orders"])("are shown no list of the seller's %s", async (list) => {
    expect((await ask(`GET /v1/sellers/{seller}/${list}`)).status).toBe(403);
    const support = await story.api.staff("support");
    const answer = await story.api.app.inject({
      url: `/v1/sellers/north/${list}`,
      headers: { cookie: `person=${support.id}` },
    });
    expect(answer.statusCode).toBe(200);
  });

  test("and their own bench shows nothing, while the right centre's shows it", async () => {
    const bench = async (who: Client) =>
      (await who.ok("GET /v1/sellers/{seller}/bench")).items.map((item) => item.claimNumber);
    expect(await bench(elsewhere)).toEqual([]);
    expect(await bench(await story.api.staff("centre_member"))).toContain(claim.number);
  });
});
