/** What the shop's address narrows the list to. */
export interface ShopSearch {
  readonly q?: string;
  readonly kind?: string;
  readonly stock?: true;
}

/** Reads it from an address; anything else is dropped. */
export function readShopSearch(search: Record<string, unknown>): ShopSearch {
  const text = (name: string) => (typeof search[name] === "string" && search[name] !== "" ? search[name] : undefined);
  const [q, kind] = [text("q"), text("kind")];
  return { ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...(search["stock"] === true ? { stock: true } : {}) };
}
