import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { Mark } from "../../ui/tone.tsx";
import type { ProductRow } from "./product.ts";

/** How many there are, or when more come. */
export function StockMark({ product }: { readonly product: Pick<ProductRow, "stock" | "restockDays"> }) {
  const say = useText(shopTexts);
  if (product.stock > 0) return <Mark tone="good">{say("inStock", { count: product.stock })}</Mark>;
  return product.restockDays === null ? (
    <Mark tone="bad">{say("soldOut")}</Mark>
  ) : (
    <Mark tone="plain">{say("restock", { days: product.restockDays })}</Mark>
  );
}
