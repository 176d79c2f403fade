import { Button, Group, NumberInput, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type Order, useOrderAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleOrderTexts } from "../../texts/console-orders/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import classes from "./orders.module.css";

interface Draft {
  readonly quantity: number;
  readonly serials: string;
}

type OrderLine = Order["lines"][number];

/** Pieces of a line that no parcel holds yet and that still go out. */
function leftOf({ quantity, calledOff, packed }: OrderLine): number {
  return quantity - calledOff - packed;
}

/** What goes into the next parcel: pieces of each line, machines by their serial numbers, and the mark of the seal. */
export function PackForm({ order }: { readonly order: Order }) {
  const say = useText(consoleOrderTexts);
  const { slug: seller } = useSeller();
  const open = order.lines.filter((line) => leftOf(line) > 0);
  const [{ mark, typed }, put, forget] = useKeptFields(`order.pack ${order.id}`, {
    mark: "",
    // Only what was typed: somebody else's parcel takes from what is left, and nothing from here.
    typed: {} as Readonly<Record<string, Partial<Draft>>>,
  });
  const pack = useOrderAction("POST /v1/sellers/{seller}/orders/{order}/packages", forget);
  const draftOf = (line: OrderLine): Draft => ({
    quantity: Math.min(typed[line.id]?.quantity ?? leftOf(line), leftOf(line)),
    serials: typed[line.id]?.serials ?? "",
  });
  const chosen = open.filter((line) => draftOf(line).quantity > 0);
  const change = (id: string, part: Partial<Draft>) => put({ typed: { ...typed, [id]: { ...typed[id], ...part } } });
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
        const lines = chosen.map((line) => ({
          lineId: line.id,
          quantity: draftOf(line).quantity,
          serials: draftOf(line)
            .serials.split(/[\s,;]+/)
            .filter(Boolean),
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
                max={leftOf(line)}
                value={draftOf(line).quantity}
                error={fault(line.id, "quantity")}
                onChange={(value) => change(line.id, { quantity: Number(value) || 0 })}
              />
              {line.serialNeeded && (
                <Textarea
                  label={say("serials")}
                  autosize
                  minRows={1}
                  flex={1}
                  value={draftOf(line).serials}
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
          onChange={(event) => put({ mark: event.currentTarget.value })}
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
