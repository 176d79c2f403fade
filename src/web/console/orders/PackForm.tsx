import { Button, Group, NumberInput, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { type Order, useOrderAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleOrderTexts } from "../../texts/console-orders/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import classes from "./orders.module.css";

interface Draft {
  readonly quantity: number;
  readonly serials: string;
}

/** What goes into the next parcel: pieces of each line, machines by their serial numbers, and the mark of the seal. */
export function PackForm({ order }: { readonly order: Order }) {
  const say = useText(consoleOrderTexts);
  const { slug: seller } = useSeller();
  const open = order.lines.filter((line) => line.packed < line.quantity - line.calledOff);
  const [mark, setMark] = useState("");
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>(() =>
    Object.fromEntries(
      open.map((line) => [line.id, { quantity: line.quantity - line.calledOff - line.packed, serials: "" }]),
    ),
  );
  const pack = useOrderAction("POST /v1/sellers/{seller}/orders/{order}/packages");
  const chosen = open.filter((line) => (drafts[line.id]?.quantity ?? 0) > 0);
  const change = (id: string, part: Partial<Draft>) =>
    setDrafts((before) => ({ ...before, [id]: { quantity: 0, serials: "", ...before[id], ...part } }));
  const fault = (id: string, name: string) => {
    const at = chosen.findIndex((line) => line.id === id);
    return at < 0
      ? undefined
      : (pack.error?.field(`/lines/${at}/${name}`) ?? pack.error?.field(`/lines/${at}/${name}/0`));
  };
  return (
    <form
      className={classes["package"]}
      onSubmit={(event) => {
        event.preventDefault();
        const lines = chosen.map(({ id }) => ({
          lineId: id,
          quantity: drafts[id]?.quantity ?? 0,
          serials: (drafts[id]?.serials ?? "").split(/[\s,;]+/).filter(Boolean),
        }));
        pack.mutate({ params: { seller, order: order.id }, body: { tamperMark: mark, lines } });
      }}
    >
      <Stack gap="sm">
        <h3>{say("pack")}</h3>
        {open.map((line) => (
          <div key={line.id}>
            <Text size="sm" fw={550}>
              {line.title}
            </Text>
            <Group gap="sm" align="start" wrap="wrap">
              <NumberInput
                label={say("quantity")}
                w={100}
                min={0}
                max={line.quantity - line.calledOff - line.packed}
                value={drafts[line.id]?.quantity ?? 0}
                error={fault(line.id, "quantity")}
                onChange={(value) => change(line.id, { quantity: Number(value) || 0 })}
              />
              {line.serialNeeded && (
                <Textarea
                  label={say("serials")}
                  autosize
                  minRows={1}
                  flex={1}
                  value={drafts[line.id]?.serials ?? ""}
                  error={fault(line.id, "serials")}
                  onChange={(event) => change(line.id, { serials: event.currentTarget.value })}
                />
              )}
            </Group>
          </div>
        ))}
        <TextInput
          label={say("tamperMark")}
          required
          maxLength={100}
          value={mark}
          error={pack.error?.field("/tamperMark")}
          onChange={(event) => setMark(event.currentTarget.value)}
        />
        <ProblemAlert error={pack.error} />
        <Group>
          <Button type="submit" loading={pack.isPending} disabled={chosen.length === 0 || mark.trim() === ""}>
            {say("pack")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
