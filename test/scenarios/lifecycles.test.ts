import { expect, test } from "vitest";
import type { Actor } from "../../src/core/actor.ts";
import { roles } from "../../src/core/actor.ts";
import type { Lifecycle } from "../../src/core/lifecycle.ts";
import {
  claimLifecycle,
  claimStatuses,
  custodies,
  custodyLifecycle,
  workLifecycle,
  works,
} from "../../src/domain/claims/index.ts";
import { type Axis, move, type Target } from "../../src/domain/events/index.ts";
import {
  makeVault,
  onlineLifecycle,
  onlineStatuses,
  paymentLifecycle,
  paymentStatuses,
  setCardKeys,
  startCardPayment,
} from "../../src/domain/payments/index.ts";
import { type Action, may } from "../../src/domain/people/index.ts";
import { quoteLifecycle, quoteStatuses } from "../../src/domain/quotes/index.ts";
import { refundLifecycle, refundStatuses, requestRefund } from "../../src/domain/refunds/index.ts";
import { type World, world } from "../world.ts";

interface Table {
  readonly lifecycle: Lifecycle<Axis, string, string>;
  readonly statuses: readonly string[];
  readonly column: string;
  readonly table: "claim" | "claimLine" | "quote" | "payment" | "onlinePayment" | "refund";
}

const tables: readonly Table[] = [
  { lifecycle: claimLifecycle, statuses: claimStatuses, table: "claim", column: "status" },
  { lifecycle: custodyLifecycle, statuses: custodies, table: "claimLine", column: "custody" },
  { lifecycle: workLifecycle, statuses: works, table: "claimLine", column: "work" },
  { lifecycle: quoteLifecycle, statuses: quoteStatuses, table: "quote", column: "status" },
  { lifecycle: paymentLifecycle, statuses: paymentStatuses, table: "payment", column: "status" },
  { lifecycle: onlineLifecycle, statuses: onlineStatuses, table: "onlinePayment", column: "status" },
  { lifecycle: refundLifecycle, statuses: refundStatuses, table: "refund", column: "status" },
];

for (const { lifecycle, statuses, table, column } of tables) {
  test(`${lifecycle.name}: every verb from every status is done or refused, as its table says`, async () => {
    const { set, targets } = await stage();
    const verbs = Object.keys(lifecycle.transitions);
    let done = 0;
    for (const verb of verbs)
      for (const status of statuses) {
        await force(set, targets, { table, column, status });
        const { from, to } = lifecycle.transitions[verb] ?? { from: [], to: "" };
        const actor = actorFor(set, `${lifecycle.name}.${verb}` as Action);
        const moving = set.act(actor, (context) => move(context, lifecycle, targets, verb));
        if (from.includes(status)) {
          await expect(moving).resolves.toMatchObject({ from: status, to });
          done += 1;
        } else await expect(moving, `${verb} from ${status}`).rejects.toMatchObject({ code: "wrong_state" });
        expect(await read(set, targets, { table, column })).toBe(from.includes(status) ? to : status);
      }
    expect(done).toBe(verbs.reduce((sum, verb) => sum + (lifecycle.transitions[verb]?.from.length ?? 0), 0));
  });

  test(`${lifecycle.name}: each verb is refused to every role that the permission table leaves out`, async () => {
    const { set, targets } = await stage();
    for (const verb of Object.keys(lifecycle.transitions))
      for (const role of roles.filter((each) => !may(each, `${lifecycle.name}.${verb}` as Action))) {
        const moving = set.act({ ...set.agent, role }, (context) => move(context, lifecycle, targets, verb));
        await expect(moving, `${verb} by ${role}`).rejects.toMatchObject({ code: "not_allowed" });
      }
  });
}

/** A claim and one row of every kind it has. */
type Targets = Target & Record<"claimId" | "lineId" | "quoteId" | "paymentId" | "onlineId" | "refundId", string>;

/** A claim that has a row of every kind. */
async function stage(): Promise<{ set: World; targets: Targets }> {
  const set = await world({
    unit: { releasedOn: "2023-01-01" },
    claim: "accepted",
    findings: { finding: { repairable: true } },
  });
  const line = await set.line();
  const [quote] = line.quotes;
  const ids = { lineId: line.id, quoteId: quote?.id ?? "", paymentId: quote?.payment?.id ?? "" };
  const target = { claimId: set.claimId, lineId: line.id };
  const refundId = await set.act(set.agent, (context) =>
    requestRefund(context, target, {
      amount: { amount: 100, currency: "EUR" },
      method: "bank_transfer",
      reason: "Goodwill",
      clauses: [],
    }),
  );
  const onlineId = await startCard(set, ids.paymentId);
  return { set, targets: { ...target, ...ids, onlineId, refundId } };
}

async function startCard(set: World, paymentId: string): Promise<string> {
  const keys = { key: "sk_1", eventSecret: "whsec_1" };
  const vault = makeVault("a key of the installation for tests");
  await set.act(set.administrator, (context) => setCardKeys(context, { provider: "fake", keys, vault }));
  await set.act(set.customer, (context) => startCardPayment(context, paymentId, "https://after-sales.example"));
  return (await set.line()).quotes[0]?.payment?.online[0]?.id ?? "";
}

interface Place {
  readonly table: Table["table"];
  readonly column: string;
}

function idOf(targets: Targets, table: Table["table"]): string {
  const { claimId, lineId, quoteId, paymentId, onlineId, refundId } = targets;
  const ids = { claim: claimId, claimLine: lineId, quote: quoteId, payment: paymentId };
  return { ...ids, onlinePayment: onlineId, refund: refundId }[table];
}

/** Behind the lifecycle's back: only a test may. */
async function force(set: World, targets: Targets, to: Place & { readonly status: string }): Promise<void> {
  const id = idOf(targets, to.table);
  await set.act(set.system, ({ tx }) =>
    tx
      .updateTable(to.table)
      .set({ [to.column]: to.status })
      .where("id", "=", id)
      .execute(),
  );
}

async function read(set: World, targets: Targets, { table, column }: Place): Promise<unknown> {
  const row = await set.act(set.system, ({ tx }) =>
    tx.selectFrom(table).selectAll().where("id", "=", idOf(targets, table)).executeTakeFirstOrThrow(),
  );
  return (row as Record<string, unknown>)[column];
}

/** Somebody who may, and who reaches the claim. */
function actorFor(set: World, action: Action): Actor {
  const people = [set.system, set.administrator, set.agent, set.customer, set.technician, set.finance, set.clerk];
  const actor = people.find(({ role }) => may(role, action));
  if (!actor) throw new Error(`nobody may ${action}`);
  return actor;
}
