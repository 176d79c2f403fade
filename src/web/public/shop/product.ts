import type { Answer } from "../../../api/contract/index.ts";

/** A product as the shop lists it. */
export type ProductRow = Answer<"GET /v1/sellers/{seller}/products">["items"][number];
export type Kind = ProductRow["category"];

/** The kinds of product, in the order of the filter. */
export const kinds: readonly Kind[] = [
  "miner",
  "hash_board",
  "control_board",
  "power_supply",
  "mini_pc",
  "accessory",
  "general",
];
