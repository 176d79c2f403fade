import { afterAll, beforeAll, expect, test } from "vitest";
import { at, type ClaimStory, claimPath, openClaimStory } from "../../test/claim-story.ts";
import { inTransaction } from "../database/transaction.ts";
import { clauseWords, policiesOf } from "../domain/policies/index.ts";
import { sellerSettings } from "../domain/sellers/index.ts";

let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

const draft = "/v1/sellers/{seller}/policies/{policy}/draft" as const;
const params = { policy: "whatsminer" };
const words = { "WM-3.1": "A year, as North Machines says it.", "WM-1.1": "Talk to North Machines first." };

test("refusals, decisions, claims and mails speak in the words that the seller has published, each claim in those it was filed under", async () => {
  const { api, ana, support } = story;
  const manager = await api.staff("policy_manager");
  await api.unit("HTM-OLD", { model: "M50S", releasedOn: "2025-08-01", buyerEmail: ana.email });
  await api.unit("HTM-NEW", { model: "M50S", releasedOn: "2025-08-01", buyerEmail: ana.email });
  const old = await story.filed(ana, "HTM-OLD");
  const open = await manager.ok(`POST ${draft}`, { params, body: {} });
  const text = Object.entries(words).reduce(
    (whole, [id, word]) => whole.replace(new RegExp(`(  ${id}:\\n\\s+en: )[^\\n]+`), `$1${word}`),
    open.text,
  );
  const saved = await manager.ok(`PATCH ${draft}`, { params, body: { text }, etag: open.etag });
  const release = await manager.ok(`POST ${draft}/publication`, {
    params,
    body: { inForceFrom: "2020-01-01", reason: "Plainer words" },
    etag: saved.etag,
  });
  const fresh = await story.filed(ana, "HTM-NEW");

  const refusedWords = async (claim: typeof old) => {
    const body = { centreId: api.centreId };
    const { clauses } = await support.refused(`POST ${claimPath}/authorization`, { ...at(claim), body });
    return clauses?.[0]?.text;
  };
  expect(await refusedWords(fresh)).toBe(words["WM-1.1"]);
  expect(await refusedWords(old)).toMatch(/^Where the fault is unclear/);

  const page = await ana.ok(`GET ${claimPath}`, at(fresh));
  expect(page.policy.version).toBe(release.version);
  expect(page.cards[0]?.clauses.find(({ id }) => id === "WM-3.1")?.text).toBe(words["WM-3.1"]);

  const facts = { unit: { releasedOn: "2025-06-01" }, claim: { kind: "fault", reportedOn: "2026-02-02" } };
  const granted = async (more: object) => {
    const decision = await api.stranger.ok("POST /v1/decisions", { body: { policy: "whatsminer", facts, ...more } });
    return decision.reasons.find(({ clause }) => clause === "WM-3.1")?.text;
  };
  expect(await granted({ seller: "north" })).toContain(words["WM-3.1"]);
  expect(await granted({})).not.toContain(words["WM-3.1"]);
  expect(
    await api.stranger.refused("POST /v1/decisions", { body: { policy: "canaan", seller: "nobody", facts: {} } }),
  ).toMatchObject({ code: "not_found" });

  const own = await inTransaction(api.db, { sellerId: api.sellerId }, async (tx) =>
    policiesOf(tx, api.deps.policies, await sellerSettings(tx, api.sellerId), api.clock.now),
  );
  expect(clauseWords(own, release.digest, "WM-1.1")?.en).toBe(words["WM-1.1"]);
  expect(clauseWords(own, own.byDigest(page.terms?.digest ?? "")?.digest ?? "", "WM-3.1")?.en).toBe(words["WM-3.1"]);
});
