import { Button, Group, NumberInput, Radio, Select, Stack, Text, Textarea } from "@mantine/core";
import { minorDigits } from "../../../core/money.ts";
import { type Order, useOrderAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleOrderTexts } from "../../texts/console-orders/index.ts";
import { useKeptFields } from "../../ui/use-kept.ts";

const incoterms = ["EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FOB", "CFR", "CIF"] as const;

/** What is typed about the freight, and setting it; held by the page, which says what was refused also where the form is gone. */
export function useFreight({ id, transport }: Order) {
  const wished = transport.choices.find(({ key, open }) => key === transport.wish && open);
  const [fields, put, forget] = useKeptFields(`order.setFreight ${id}`, {
    mode: wished?.key ?? transport.proposed,
    freight: "" as number | string,
    incoterm: "DAP" as (typeof incoterms)[number],
    note: "",
  });
  const save = useOrderAction("POST /v1/sellers/{seller}/orders/{order}/freight", forget);
  return { fields, put, save };
}
type Freight = ReturnType<typeof useFreight>;

/** How the goods travel and what that costs; ways that are not open say why. */
export function FreightForm({ order, form }: { readonly order: Order; readonly form: Freight }) {
  const say = useText(consoleOrderTexts);
  const { slug: seller } = useSeller();
  const { transport, currency } = order;
  const { put, save } = form;
  const { mode, freight, incoterm, note } = form.fields;
  const digits = minorDigits(currency);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const amount = Math.round(Number(freight) * 10 ** digits);
        save.mutate({ params: { seller, order: order.id }, body: { freight: amount, mode, incoterm, note } });
      }}
    >
      <Stack gap="sm" mt="md">
        <Radio.Group label={say("mode")} value={mode} onChange={(next) => put({ mode: next as typeof mode })}>
          <Stack gap={6} mt={4}>
            {transport.choices.map(({ key, text, open, reason, clauses }) => (
              <Radio
                key={key}
                value={key}
                label={text}
                disabled={!open}
                description={reason ? [reason, ...clauses.map(({ id }) => id)].join(" · ") : undefined}
              />
            ))}
          </Stack>
        </Radio.Group>
        {transport.wish && (
          <Text size="sm" c="dimmed">
            {say("wished", { mode: transport.choices.find(({ key }) => key === transport.wish)?.text ?? "" })}
          </Text>
        )}
        <Group gap="sm" align="end">
          <NumberInput
            label={`${say("freight")} (${currency})`}
            required
            min={0}
            decimalScale={digits}
            hideControls
            value={freight}
            onChange={(next) => put({ freight: next })}
            error={save.error?.field("/freight")}
          />
          <Select
            label={say("incoterm")}
            w={110}
            allowDeselect={false}
            data={[...incoterms]}
            value={incoterm}
            onChange={(next) => next && put({ incoterm: next as typeof incoterm })}
          />
        </Group>
        <Textarea
          label={say("noteToCustomer")}
          value={note}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(event) => put({ note: event.currentTarget.value })}
        />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={freight === ""}>
            {say("setFreight")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
