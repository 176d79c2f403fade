import type { z } from "zod";
import { appealOperations } from "./appeals.ts";
import { applicationOperations } from "./applications.ts";
import { authOperations } from "./auth.ts";
import { centreOperations } from "./centres.ts";
import { changeOperations } from "./changes.ts";
import { claimRowOperations } from "./claim-rows.ts";
import { claimOperations } from "./claims.ts";
import { clockOperations } from "./clocks.ts";
import { connectorOperations } from "./connectors.ts";
import { contractOperations } from "./contracts.ts";
import { destinationOperations } from "./destinations.ts";
import { moneyOperations } from "./money.ts";
import type { OperationKey, PathNames } from "./operation.ts";
import { orderOperations } from "./orders.ts";
import { paperOperations } from "./papers.ts";
import { parkedOperations } from "./parked.ts";
import { partOperations } from "./parts.ts";
import { paymentOperations } from "./payments.ts";
import { policyOperations } from "./policies.ts";
import { productOperations } from "./products.ts";
import { reimbursementOperations } from "./reimbursements.ts";
import { sellerOperations } from "./sellers.ts";
import { unitOperations } from "./units.ts";
import { viewOperations } from "./views.ts";
import { withdrawalOperations } from "./withdrawals.ts";

/** Every operation of the API. A route that is not here does not exist; a row that has no handler does not compile. */
export const operations = {
  ...authOperations,
  ...sellerOperations,
  ...centreOperations,
  ...applicationOperations,
  ...reimbursementOperations,
  ...policyOperations,
  ...unitOperations,
  ...claimOperations,
  ...claimRowOperations,
  ...moneyOperations,
  ...paymentOperations,
  ...paperOperations,
  ...appealOperations,
  ...changeOperations,
  ...clockOperations,
  ...parkedOperations,
  ...viewOperations,
  ...partOperations,
  ...productOperations,
  ...connectorOperations,
  ...withdrawalOperations,
  ...contractOperations,
  ...destinationOperations,
  ...orderOperations,
} as const;

export type Contract = typeof operations;
export type Key = keyof Contract & OperationKey;

/** What a caller sends and gets for one operation; used by the handlers and, as types only, by the pages. */
export type Query<K extends Key> = Contract[K] extends { query: infer Q extends z.ZodType } ? z.input<Q> : undefined;
export type Body<K extends Key> = Contract[K] extends { body: infer B extends z.ZodType } ? z.input<B> : undefined;
export type ReadQuery<K extends Key> = Contract[K] extends { query: infer Q extends z.ZodType }
  ? z.output<Q>
  : undefined;
export type ReadBody<K extends Key> = Contract[K] extends { body: infer B extends z.ZodType } ? z.output<B> : undefined;
export type Answer<K extends Key> = z.output<Contract[K]["answer"]>;
export type Params<K extends Key> = Record<PathNames<K>, string>;
