/** The shops whose exports are read. */
export const shopSources = ["shopify", "woocommerce", "medusa"] as const;
export type ShopSource = (typeof shopSources)[number];

/** How far an order was when its shop exported it; that shop moves it, nobody here does. */
export const shopOrderStates = ["open", "paid", "shipped", "delivered", "cancelled", "refunded"] as const;
export type ShopOrderState = (typeof shopOrderStates)[number];
