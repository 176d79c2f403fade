import { Button, Group, Select, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { clockTexts } from "../../texts/clocks/index.ts";
import { useKeptFields } from "../../ui/use-kept.ts";
import type { Editing } from "./CalendarsPage.tsx";

/** One holiday or make-up work day more. */
export function AddDay({ calendar, busy, onChange }: Editing) {
  const say = useText(clockTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const [{ day, name, kind }, put] = useKeptFields(`calendar.add ${slug} ${calendar.key}`, {
    day: "",
    name: "",
    kind: "holiday" as "holiday" | "work",
  });
  const add = () => {
    const reason = say("reasonAdded", { name: name.trim() || format.day(day) });
    onChange({ add: [{ day, kind, name: name.trim() }], reason }, () => put({ day: "", name: "" }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== "") add();
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          type="date"
          label={say("dayDate")}
          value={day}
          onChange={(event) => put({ day: event.currentTarget.value })}
        />
        <Select
          label={say("dayKind")}
          allowDeselect={false}
          data={[
            { value: "holiday", label: say("holiday") },
            { value: "work", label: say("work") },
          ]}
          value={kind}
          onChange={(next) => put({ kind: next === "work" ? "work" : "holiday" })}
        />
        <TextInput
          label={say("dayName")}
          maxLength={100}
          value={name}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        <Button
          type="submit"
          variant="default"
          loading={busy}
          disabled={day === ""}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {say("addDay")}
        </Button>
      </Group>
    </form>
  );
}
