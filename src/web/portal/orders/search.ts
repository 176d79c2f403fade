/** What is put into the cart on the way in: somebody who had to sign in first comes back with it. */
export interface CartSearch {
  readonly add?: string;
  readonly quantity?: number;
}

/** Reads it from an address; anything else is dropped. */
export function readCartSearch(search: Record<string, unknown>): CartSearch {
  const { add } = search;
  const quantity = Math.floor(Number(search["quantity"]));
  return typeof add === "string" && add !== "" ? { add, quantity: quantity > 0 ? quantity : 1 } : {};
}
