import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClaimApi, type Client, openClaimApi } from "../../test/claim-api.ts";

let api: ClaimApi;
let manager: Client;
let auditor: Client;
beforeAll(async () => {
  api = await openClaimApi();
  manager = await api.staff("policy_manager");
  auditor = await api.staff("auditor");
});
afterAll(() => api.close());

const draft = "/v1/sellers/{seller}/policies/{policy}/draft" as const;
const params = { policy: "minisforum" };

test("a draft goes from guided change over its cases to a release that the public page shows", async () => {
  const { items } = await manager.ok("GET /v1/sellers/{seller}/policies");
  expect(items.map(({ id, inForce }) => [id, inForce.id])).toContainEqual(["minisforum", "installed"]);
  let open = await manager.ok(`POST ${draft}`, { params, body: {} });
  const term = open.fields.find(({ path }) => path.join() === "warranty,lasts");
  expect(term).toMatchObject({ kind: "duration", value: "P24M", text: "warranty term: 24 months" });
  const body = { path: ["warranty", "lasts"], value: "P36M" };
  const wrong = await manager.refused(`POST ${draft}/changes`, {
    params,
    body: { ...body, value: "soon" },
    etag: open.etag,
  });
  expect(wrong).toMatchObject({ code: "invalid_input", fields: [{ pointer: "/value" }] });
  open = await manager.ok(`POST ${draft}/changes`, { params, body, etag: open.etag });
  expect(open.changes.map(({ text }) => text)).toContain(
    "MF-TERM (warranty term), how long it lasts: changed from 24 months to 36 months.",
  );
  expect(open.diff).toMatch(/^-.*P24M/m);
  expect(open.diff).toMatch(/^\+.*P36M/m);
  expect(open.check.publishable).toBe(false);
  const publication = { inForceFrom: "2026-02-02", reason: "Three years from now on" };
  const early = await manager.refused(`POST ${draft}/publication`, { params, body: publication, etag: open.etag });
  expect(early.code).toBe("cases_fail");
  const names = (open.check.cases?.failed ?? []).map(({ name }) => name);
  open = await manager.ok(`POST ${draft}/accepted-cases`, { params, body: { names }, etag: open.etag });
  expect(open.check).toMatchObject({ publishable: true, cases: { failed: [] } });
  await auditor.ok(`GET ${draft}`, { params });
  expect(
    await auditor.refused(`POST ${draft}/publication`, { params, body: publication, etag: open.etag }),
  ).toMatchObject({
    code: "not_allowed",
  });
  const release = await manager.ok(`POST ${draft}/publication`, { params, body: publication, etag: open.etag });
  expect(release).toMatchObject({ state: "in_force", inForceFrom: "2026-02-02", reason: "Three years from now on" });
  const page = await api.stranger.ok("GET /v1/sellers/{seller}/policies/{policy}", { params });
  expect([page.version, page.digest]).toEqual([release.version, release.digest]);
  const changes = await auditor.ok("GET /v1/sellers/{seller}/policies/{policy}/releases/{release}/changes", {
    params: { ...params, release: release.id },
    locale: "es",
  });
  expect(changes.changes.map(({ text }) => text).join("\n")).toContain("cambia de 24 meses a 36 meses");
  await manager.refused(`GET ${draft}`, { params });
});

test("facts are tried under a draft beside the version in force, and its questions are what to ask next", async () => {
  const policy = { policy: "whatsminer" };
  await manager.ok(`POST ${draft}`, { params: policy, body: {} });
  const facts = { unit: { releasedOn: "2025-06-01" }, claim: { kind: "fault", reportedOn: "2026-02-02" } };
  const tried = await manager.ok(`POST ${draft}/decision`, { params: policy, body: { facts } });
  expect(tried.card.questions.length).toBeGreaterThan(0);
  expect(tried.inForce?.verdict).toBe(tried.card.verdict);
  const unknown = { facts: { unit: { colour: "red" } } };
  expect(await manager.refused(`POST ${draft}/decision`, { params: policy, body: unknown })).toMatchObject({
    fields: [{ pointer: "/facts/unit/colour" }],
  });
  const check = "POST /v1/sellers/{seller}/policies/{policy}/check" as const;
  const checked = await manager.ok(check, { params: policy, body: { text: "id: whatsminer\nclauses: [" } });
  expect(checked).toMatchObject({ publishable: false, digest: null, faults: [{ file: "policy.yaml", line: 2 }] });
});

test("a replay is asked for, looked at and stopped", async () => {
  const started = await manager.ok("POST /v1/sellers/{seller}/policies/{policy}/replays", {
    params: { policy: "whatsminer" },
    body: {},
    once: "replay-1",
  });
  expect(started).toMatchObject({ status: "waiting", total: 0 });
  const at = { params: { policy: "whatsminer", replay: started.id } };
  const replays = "/v1/sellers/{seller}/policies/{policy}/replays" as const;
  expect(await auditor.refused(`POST ${replays}/{replay}/cancellation`, { ...at, body: {} })).toMatchObject({
    code: "not_allowed",
  });
  await manager.ok(`POST ${replays}/{replay}/cancellation`, { ...at, body: {} });
  expect(await auditor.ok(`GET ${replays}/{replay}`, at)).toMatchObject({ status: "cancelled" });
  expect((await auditor.ok(`GET ${replays}/{replay}/changes`, at)).items).toEqual([]);
  expect((await auditor.ok(`GET ${replays}`, at)).items).toHaveLength(1);
});
