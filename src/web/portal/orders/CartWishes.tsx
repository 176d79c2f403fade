import { Radio, Stack, Text, Textarea, Title } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { useKeptUntilSaved } from "../../ui/use-kept.ts";
import classes from "../portal.module.css";
import type { Cart, ChangeCart } from "./CartPage.tsx";

type Choice = Cart["transport"]["choices"][number] | Cart["paymentMethod"]["choices"][number];

interface Props {
  readonly cart: Cart;
  readonly change: ChangeCart;
}

/** How it is to travel and be paid, and a word to the seller. What is not open says why (ZM-LARGE, ZM-AIR). */
export function CartWishes({ cart, change }: Props) {
  const say = useText(shopTexts);
  const { transport, paymentMethod } = cart;
  const { slug } = useSeller();
  const keep = useDebouncedCallback((text: string) => change({ note: text }), 600);
  const [note, setNote] = useKeptUntilSaved(`cart note ${slug}`, cart.note, keep);
  return (
    <section className={classes["card"]}>
      <Stack gap="lg">
        <Choices
          title={say("how")}
          value={transport.wish ?? ""}
          none={say("howNone")}
          choices={transport.choices}
          onChange={(key) => change({ transportWish: transport.choices.find((one) => one.key === key)?.key ?? null })}
        />
        <Choices
          title={say("pay")}
          value={paymentMethod.chosen}
          choices={paymentMethod.choices}
          onChange={(key) => {
            const chosen = paymentMethod.choices.find((one) => one.key === key);
            if (chosen) change({ paymentMethod: chosen.key });
          }}
        />
        <Textarea
          label={say("note")}
          description={say("noteHint")}
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
            keep(event.currentTarget.value);
          }}
        />
      </Stack>
    </section>
  );
}

interface ChoicesProps {
  readonly title: string;
  readonly value: string;
  /** What it is called to choose none. */
  readonly none?: string;
  readonly choices: readonly Choice[];
  readonly onChange: (key: string) => void;
}

function Choices({ title, value, none, choices, onChange }: ChoicesProps) {
  return (
    <Radio.Group
      label={
        <Title order={2} size="h4">
          {title}
        </Title>
      }
      value={value}
      onChange={onChange}
    >
      <Stack gap="xs" mt="xs">
        {none !== undefined && <Radio value="" label={none} />}
        {choices.map((choice) => (
          <div key={choice.key}>
            <Radio value={choice.key} label={choice.text} disabled={!choice.open} />
            {choice.reason && (
              <Text size="sm" c="dimmed" ml={32} component="div">
                {choice.reason} <ClauseChips clauses={choice.clauses} />
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </Radio.Group>
  );
}
