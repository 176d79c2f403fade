import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClaimApi, type Client, openClaimApi } from "../../test/claim-api.ts";
import { runReplay } from "../domain/policies/index.ts";

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
  const first = await auditor.ok("GET /v1/sellers/{seller}/policies/{policy}/releases/{release}", {
    params: { ...params, release: "installed" },
  });
  expect(first.text).toContain("P24M");
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

test("a draft is held against a file of cases, and what would change comes back as a table", async () => {
  const policy = { policy: "whatsminer" };
  const { etag } = await manager.ok(`GET ${draft}`, { params: policy });
  await manager.ok(`POST ${draft}/changes`, {
    params: policy,
    body: { path: ["tables", "period", "otherwise"], value: "6" },
    etag,
  });
  const rows = "id,asOf,unit.releasedOn,claim.kind,claim.reportedOn\n=1+1,2026-02-02,2025-06-01,fault,2026-02-02\n";
  const post = (payload: string) =>
    api.app.inject({
      method: "POST",
      url: "/v1/sellers/north/policies/whatsminer/replays/file?fileName=past.csv",
      headers: { cookie: `person=${manager.id}`, "content-type": "text/csv" },
      payload,
    });
  const started = await post(rows);
  expect([started.statusCode, started.json()]).toMatchObject([
    202,
    { status: "waiting", total: 1, givenFile: "past.csv" },
  ]);
  const replay = started.json<{ id: string }>().id;
  await runReplay(api.db, api.deps.policies, { sellerId: api.sellerId, replayId: replay }, () => api.clock.now);
  const at = { params: { ...policy, replay } };
  const replays = "/v1/sellers/{seller}/policies/{policy}/replays" as const;
  const { items } = await auditor.ok(`GET ${replays}/{replay}/changes`, at);
  expect(items).toMatchObject([{ claim: null, name: "=1+1", after: { verdict: "not_covered" } }]);
  const table = await auditor.send(`GET ${replays}/{replay}/table`, at);
  expect(table.headers["content-type"]).toMatch(/^text\/csv/);
  const [header, line, ...rest] = table.text.trim().split("\r\n");
  expect(header).toContain("before.verdict");
  expect(line).toMatch(/^,'=1\+1,,provisional,.*not_covered/);
  expect(rest).toEqual([]);
  expect((await post('id\n"')).json()).toMatchObject({ code: "table_broken" });
});

test("a law is switched off by an administrator alone, with the reason on record", async () => {
  const statutes = "/v1/sellers/{seller}/statutes" as const;
  const administrator = await api.staff("administrator");
  const body = { off: true, reason: "We sell to businesses only" };
  const params = { statute: "statute-uk" };
  expect(await manager.refused(`POST ${statutes}/{statute}/switches`, { params, body })).toMatchObject({
    code: "not_allowed",
  });
  const empty = { params, body: { ...body, reason: " " } };
  expect(await administrator.refused(`POST ${statutes}/{statute}/switches`, empty)).toMatchObject({
    fields: [{ pointer: "/reason" }],
  });
  const { items } = await administrator.ok(`POST ${statutes}/{statute}/switches`, { params, body });
  expect(items.find(({ id }) => id === "statute-uk")).toMatchObject({ applies: false, switches: [{ off: true }] });
  expect((await auditor.ok(`GET ${statutes}`)).items.find(({ id }) => id === "statute-eu")).toMatchObject({
    applies: true,
    switches: [],
  });
});

test("what a text may say is told: the schema, facts, functions and clauses", async () => {
  const words = await auditor.ok("GET /v1/sellers/{seller}/policies/{policy}/vocabulary", {
    params: { policy: "whatsminer" },
    locale: "es",
  });
  expect(words.schema).toMatchObject({ type: "object", required: expect.arrayContaining(["id", "clauses"]) });
  expect(words.clauses.map(({ id }) => id)).toEqual(expect.arrayContaining(["WM-3.1", "AM-ROUTE"]));
  expect(words.facts.find(({ name }) => name === "claim.kind")).toMatchObject({
    type: "choice",
    label: expect.any(String),
  });
  expect(words.functions).toContainEqual({ name: "floor", parameters: expect.any(Array) });
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
  expect((await auditor.ok(`GET ${replays}`, at)).items.map(({ id }) => id)).toContain(started.id);
});
