import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClaimApi, type Client, homeAddress, openClaimApi } from "../../test/claim-api.ts";

let api: ClaimApi;
let ana: Client;
let administrator: Client;
beforeAll(async () => {
  api = await openClaimApi();
  ana = await api.customer("Ana");
  administrator = await api.staff("administrator");
});
afterAll(() => api.close());

const add = "POST /v1/sellers/{seller}/addresses";
const invite = "POST /v1/sellers/{seller}/invitations";

async function count(): Promise<number> {
  return (await ana.ok("GET /v1/sellers/{seller}/addresses")).items.length;
}

test("fifty at once under one key have one effect and one answer", async () => {
  const before = await count();
  const asked = { body: { address: homeAddress }, once: "fifty" };
  const answers = await Promise.all(Array.from({ length: 50 }, () => ana.send(add, asked)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers["idempotency-replayed"] === "true")).toHaveLength(49);
  expect(await count()).toBe(before + 1);
});

test("another body under the same key is refused, and changes nothing", async () => {
  await ana.ok(add, { body: { address: homeAddress }, once: "body" });
  const before = await count();
  const changed = { ...homeAddress, city: "Sevilla" };
  expect(await ana.refused(add, { body: { address: changed }, once: "body" })).toMatchObject({
    status: 422,
    code: "key_reused",
  });
  expect(await count()).toBe(before);
});

test("the key is its sender's: somebody else's request under it is another", async () => {
  const ben = await api.customer("Ben");
  const first = await ana.ok(add, { body: { address: homeAddress }, once: "shared" });
  const second = await ben.ok(add, { body: { address: homeAddress }, once: "shared" });
  expect(second.id).not.toBe(first.id);
});

test("a refused request leaves the key free", async () => {
  const asked = { body: { email: "new@example.com", role: "centre_member" as const }, once: "free" };
  expect(await administrator.refused(invite, asked)).toMatchObject({ status: 422 });
  const right = { body: { email: "new@example.com", role: "support" as const }, once: "free" };
  expect(await administrator.ok(invite, right)).toMatchObject({ email: "new@example.com" });
});

test("fifty invitations at once under one key send one mail", async () => {
  const asked = { body: { email: "once@example.com", role: "finance" as const }, once: "mail" };
  await Promise.all(Array.from({ length: 50 }, () => administrator.ok(invite, asked)));
  const mails = await api.within((tx) =>
    tx.selectFrom("mail").select("id").where("recipient", "=", "once@example.com").execute(),
  );
  expect(mails).toHaveLength(1);
});

test("a key that is none is refused", async () => {
  const problem = await ana.refused(add, { body: { address: homeAddress }, once: "two words" });
  expect(problem.fields?.[0]?.pointer).toBe("/headers/idempotency-key");
});
