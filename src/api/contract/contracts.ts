import { z } from "zod";
import type { Operations } from "./operation.ts";
import { abilities, id, instant, pageOf, paging } from "./shapes.ts";

const terms = z.object({
  policy: z.string(),
  name: z.string(),
  above: z.string().nullable().describe("The terms that it stands above"),
});

const contract = terms.extend({
  id,
  customer: z.object({ id, name: z.string() }),
  agreedBy: z.string(),
  agreedAt: instant,
  ended: z.object({ by: z.string(), at: instant }).nullable(),
});

/** Contracts with customers; each stands above the terms that it extends (SA-4.4). */
export const contractOperations = {
  "GET /v1/sellers/{seller}/contracts": {
    summary: "Contracts with customers, newest first, and of what more can be made",
    action: "contract.read",
    query: z.object(paging),
    answer: pageOf(contract).extend({
      offered: z.array(terms).describe("Policies of the layer contract that this seller goes by"),
      abilities,
    }),
  },
  "POST /v1/sellers/{seller}/contracts": {
    summary: "Agrees on a contract: claims that this customer files from now on are decided by it",
    action: "contract.agree",
    creates: true,
    body: z.strictObject({ customerId: id, policy: z.string().trim().min(1).max(64) }),
    answer: z.object({ policy: z.string() }),
    status: 201,
  },
  "POST /v1/sellers/{seller}/contracts/{contract}/end": {
    summary: "Ends a contract; claims that were filed under it stay under it",
    action: "contract.end",
    answer: z.object({ id }),
  },
} as const satisfies Operations;
