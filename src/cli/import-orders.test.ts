import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { world } from "../../test/world.ts";
import { UsageError } from "./command.ts";
import { command } from "./import-orders.ts";

async function recourse(args: readonly string[], input = "") {
  const set = await world({ policy: "minisforum" });
  const { slug } = await set.act(set.auditor, async ({ seller }) => seller);
  const stdout = new PassThrough();
  const told: Buffer[] = [];
  stdout.on("data", (chunk: Buffer) => told.push(chunk));
  const code = await command.run(
    args.map((each) => each.replace("SELLER", slug)),
    {
      stdin: Readable.from([Buffer.from(input)]),
      stdout,
      stderr: new PassThrough(),
      engine: () => import("../policy/index.ts"),
      packs: "policies",
      now: set.clock.now(),
      timeZone: "UTC",
      openDatabase: async () => ({ db: set.db, close: async () => {} }),
    },
  );
  return { code, out: Buffer.concat(told).toString() };
}

test("an export is taken in from a file or standard input, and each order that is not is told with line and place", async () => {
  const good = await recourse(["--seller", "SELLER", "--from", "shopify", "test/exports/shopify.csv"]);
  expect(good).toEqual({ code: 0, out: "3 orders: 3 added, 0 changed, 0 unchanged, 0 not taken\n" });
  const order = { id: 1, currency: "EUR", total: "x", line_items: [] };
  const bad = await recourse(["--seller", "SELLER", "--from", "woocommerce"], JSON.stringify([order]));
  expect(bad.code).toBe(1);
  expect(bad.out).toBe('line 1, total: not_an_amount ("x")\n1 orders: 0 added, 0 changed, 0 unchanged, 1 not taken\n');
});

test.each([
  [["--from", "shopify"], "--seller is needed"],
  [["--seller", "SELLER"], "--from is needed"],
  [["--seller", "SELLER", "--from", "magento"], "no shop is called magento"],
  [["--seller", "nobody", "--from", "shopify"], "no seller is called nobody"],
  [["--seller", "SELLER", "--from", "shopify", "/nowhere.csv"], "/nowhere.csv"],
  [["--seller", "SELLER", "--from", "medusa"], "This file has no rows"],
])("%j is refused with what is wrong", async (args, text) => {
  const error = await recourse(args).catch((each: unknown) => each);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain(text);
});
