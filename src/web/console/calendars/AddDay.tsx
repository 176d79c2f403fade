import { Button, Group, Select, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { clockTexts } from "../../texts/clocks/index.ts";
import type { Editing } from "./CalendarsPage.tsx";

/** One holiday or make-up work day more. */
export function AddDay({ busy, onChange }: Editing) {
  const say = useText(clockTexts);
  const format = useFormat();
  const [day, setDay] = useState("");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<"holiday" | "work">("holiday");
  const add = () => {
    onChange({
      add: [{ day, kind, name: name.trim() }],
      reason: say("reasonAdded", { name: name.trim() || format.day(day) }),
    });
    setDay("");
    setName("");
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
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Select
          label={say("dayKind")}
          allowDeselect={false}
          data={[
            { value: "holiday", label: say("holiday") },
            { value: "work", label: say("work") },
          ]}
          value={kind}
          onChange={(next) => setKind(next === "work" ? "work" : "holiday")}
        />
        <TextInput
          label={say("dayName")}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
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
