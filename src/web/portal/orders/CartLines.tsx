import { CloseButton, Group, NumberInput, Stack, Text } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { TextLink } from "../../ui/links.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { Mark } from "../../ui/tone.tsx";
import classes from "../portal.module.css";
import type { Cart, ChangeCart } from "./CartPage.tsx";

type Line = Cart["lines"][number];

interface Props {
  readonly cart: Cart;
  readonly change: ChangeCart;
  readonly busy: boolean;
}

/** What is in the cart: pieces, what each costs now, and what changed since it was put there. */
export function CartLines({ cart, change, busy }: Props) {
  const lines = cart.lines.map(({ productId, quantity }) => ({ productId, quantity }));
  const set = (productId: string, quantity: number) =>
    change({
      lines: lines.flatMap((line) =>
        line.productId !== productId ? [line] : quantity > 0 ? [{ productId, quantity }] : [],
      ),
    });
  return (
    <Stack component="ul" gap="sm" className="unstyled-list" aria-busy={busy}>
      {cart.lines.map((line) => (
        <li key={line.id} className={classes["card"]}>
          <CartLine line={line} onSet={(quantity) => set(line.productId, quantity)} />
        </li>
      ))}
    </Stack>
  );
}

function CartLine({ line, onSet }: { readonly line: Line; readonly onSet: (quantity: number) => void }) {
  const say = useText(shopTexts);
  const format = useFormat();
  const { slug: seller } = useSeller();
  const [typed, setTyped] = useState<number | string>(line.quantity);
  const ask = useDebouncedCallback((quantity: number) => onSet(quantity), 400);
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <TextLink to="/$seller/shop/$product" params={{ seller, product: line.productId }} fw={600}>
            {line.title}
          </TextLink>
          <Text size="sm" c="dimmed">
            {line.code} · {say("each", { price: format.money(line.price) })}
          </Text>
        </div>
        <CloseButton aria-label={say("removeLine", { title: line.title })} onClick={() => onSet(0)} />
      </Group>
      <LineNotes line={line} />
      <Group justify="space-between">
        <NumberInput
          aria-label={say("quantityOf", { title: line.title })}
          w={110}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            if (Number(value) >= 1) ask(Number(value));
          }}
        />
        <Text fw={600}>
          <MoneyText money={line.amount} />
        </Text>
      </Group>
    </Stack>
  );
}

/** What the customer should know before submitting: another price, too few left, and how it may travel. */
function LineNotes({ line }: { readonly line: Line }) {
  const say = useText(shopTexts);
  const format = useFormat();
  const { price, seenPrice, stock, quantity, restockDays } = line;
  const changed = price.amount !== seenPrice.amount || price.currency !== seenPrice.currency;
  const short = stock !== null && stock < quantity;
  return (
    <Group gap="xs">
      {changed && (
        <Mark tone="open">{say("priceChanged", { was: format.money(seenPrice), now: format.money(price) })}</Mark>
      )}
      {short && restockDays === null && <Mark tone="bad">{say("stockLeft", { left: stock })}</Mark>}
      {short && restockDays !== null && (
        <Mark tone="plain">{say("stockLater", { left: stock, days: restockDays })}</Mark>
      )}
      {line.testNeeded && <Text size="sm">{say("tested")}</Text>}
      {line.airTransport !== "allowed" && (
        <Text size="sm">
          {say("air")}: {say(`air.${line.airTransport}`)}
        </Text>
      )}
    </Group>
  );
}
