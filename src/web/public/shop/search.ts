/** What the shop's address narrows the list to. */
export interface ShopSearch {
  readonly q?: string;
  readonly kind?: string;
  readonly stock?: true;
  /** Country that the goods would go to. */
  readonly to?: string;
}

/** Reads it from an address; anything else is dropped. */
export function readShopSearch(search: Record<string, unknown>): ShopSearch {
  const text = (name: string) => (typeof search[name] === "string" && search[name] !== "" ? search[name] : undefined);
  const [q, kind] = [text("q"), text("kind")];
  return {
    ...(q ? { q } : {}),
    ...(kind ? { kind } : {}),
    ...(search["stock"] === true ? { stock: true } : {}),
    ...readGoesTo(search),
  };
}

/** The country that goods would go to, in an address; anything else is dropped. */
export function readGoesTo(search: Record<string, unknown>): Pick<ShopSearch, "to"> {
  const to = search["to"];
  return typeof to === "string" && /^[A-Z]{2}$/.test(to) ? { to } : {};
}
