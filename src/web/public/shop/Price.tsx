import { Select, Text } from "@mantine/core";
import { countryChoices } from "../../countries.ts";
import { useFormat } from "../../format.ts";
import { useLocale } from "../../locale.ts";
import { useMe } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { MoneyText } from "../../ui/Money.tsx";
import type { ProductRow } from "./product.ts";

interface Props {
  readonly product: Pick<ProductRow, "price" | "tax">;
  readonly large?: boolean;
}

/** What one piece costs with the tax of where it would go and without; the seller says which of them leads. */
export function Price({ product: { price, tax }, large = false }: Props) {
  const say = useText(shopTexts);
  const format = useFormat();
  const [first, second] = tax?.inPrices ? [tax.price, price] : [price, tax?.price ?? null];
  const percent = tax ? format.number(tax.percent) : "";
  return (
    <div>
      <Text fw={650} {...(large ? { size: "xl" } : {})}>
        <MoneyText money={first} />
      </Text>
      {tax && second && (
        <Text size="sm" c="dimmed">
          {say(tax.inPrices ? "priceWithout" : "priceWith", { price: format.money(second), name: tax.name, percent })}
        </Text>
      )}
    </div>
  );
}

/** Where the goods would go: what is chosen, else the customer's own country, else nobody knows. */
export function useGoesTo(chosen: string | undefined): string | undefined {
  const me = useMe();
  return chosen ?? me?.customer?.country ?? undefined;
}

interface GoesToProps {
  readonly value: string | undefined;
  readonly onChange: (country: string | undefined) => void;
}

/** Asks for the country that the goods go to, so that prices stand there with its tax. */
export function GoesTo({ value, onChange }: GoesToProps) {
  const say = useText(shopTexts);
  const locale = useLocale();
  return (
    <Select
      flex="1 1 160px"
      label={say("goesTo")}
      placeholder={say("goesToNobodyKnows")}
      searchable
      clearable
      data={countryChoices(locale)}
      value={value ?? null}
      onChange={(country) => onChange(country ?? undefined)}
    />
  );
}
