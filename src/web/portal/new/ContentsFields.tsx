import { Button, CloseButton, Group, NativeSelect, NumberInput, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ClaimLine } from "../../data.ts";
import { useText } from "../../text.ts";
import { contentsTexts } from "../../texts/contents/index.ts";
import { Fold } from "../../ui/Fold.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import classes from "../portal.module.css";
import type { Draft } from "./draft.ts";

interface Props {
  readonly draft: Draft;
  readonly line: ClaimLine;
}

/** What is sent of each unit: the whole machine or one part of it, and what comes along. Hundreds of units come whole and bare. */
export function ContentsFields({ draft }: { readonly draft: Draft }) {
  const say = useText(contentsTexts);
  const { lines } = draft.claim;
  const [only] = lines;
  if (!only || lines.length > 20) return null;
  const told = (line: ClaimLine) => line.part !== null || line.accessories.length > 0;
  return (
    <div className={classes["card"]}>
      <Text fw={600}>{say("title")}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {say("lead")}
      </Text>
      {lines.length === 1 ? (
        <OneUnit draft={draft} line={only} />
      ) : (
        lines.map((line) => (
          <Fold
            key={line.id}
            label={say("titleOf", { unit: `${line.model ?? ""} ${line.serial}`.trim() })}
            opened={told(line)}
          >
            <OneUnit draft={draft} line={line} />
          </Fold>
        ))
      )}
    </div>
  );
}

function OneUnit({ draft, line }: Props) {
  return (
    <Stack gap="md" py="xs">
      <OnlyPart draft={draft} line={line} />
      <Along draft={draft} line={line} />
    </Stack>
  );
}

function OnlyPart({ draft, line }: Props) {
  const say = useText(contentsTexts);
  const [choosing, setChoosing] = useState(line.part !== null);
  const [name, setName] = useState(line.part?.name ?? "");
  const [serial, setSerial] = useState(line.part?.serial ?? "");
  const shipped = line.components.filter((each) => each.shipped);
  const keep = (part: { name: string; serial: string }) => {
    setName(part.name);
    setSerial(part.serial);
    // A name that is still to be typed is kept once it is there.
    if (part.name.trim() !== "") void draft.setContents(line.id, { part });
  };
  const picked = shipped.some((each) => each.serial === serial) ? serial : "";
  return (
    <Stack gap="xs">
      <Radio.Group
        aria-label={say("title")}
        value={choosing ? "part" : "whole"}
        onChange={(value) => {
          setChoosing(value === "part");
          if (value === "whole" && line.part) void draft.setContents(line.id, { part: null });
          if (value === "part") keep({ name, serial });
        }}
      >
        <Group gap="lg">
          <Radio value="whole" label={say("whole")} />
          <Radio value="part" label={say("onlyPart")} />
        </Group>
      </Radio.Group>
      {choosing && shipped.length > 0 && (
        <NativeSelect
          label={say("partName")}
          value={picked}
          data={[
            { value: "", label: say("partOther") },
            ...shipped.map((each) => ({ value: each.serial, label: `${each.name} · ${each.serial}` })),
          ]}
          onChange={(event) => {
            const part = shipped.find((each) => each.serial === event.currentTarget.value);
            keep(part ? { name: part.name, serial: part.serial } : { name: "", serial: "" });
          }}
        />
      )}
      {choosing && picked === "" && (
        <Group align="flex-end" gap="sm">
          <TextInput
            label={say("partName")}
            placeholder={say("partNameHint")}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
            onBlur={() => keep({ name: name.trim(), serial: serial.trim() })}
          />
          <TextInput
            label={say("partSerial")}
            value={serial}
            maxLength={100}
            autoCapitalize="characters"
            onChange={(event) => setSerial(event.currentTarget.value)}
            onBlur={() => keep({ name: name.trim(), serial: serial.trim() })}
          />
        </Group>
      )}
    </Stack>
  );
}

function Along({ draft, line }: Props) {
  const say = useText(contentsTexts);
  const [{ name, quantity }, put, forget] = useKeptFields(`draft along ${line.id}`, {
    name: "",
    quantity: 1 as number | string,
  });
  const { accessories } = line;
  const add = () => {
    const item = { name: name.trim(), quantity: Math.max(1, Number(quantity) || 1) };
    if (item.name === "") return;
    const others = accessories.filter((each) => each.name !== item.name);
    void draft.setContents(line.id, { accessories: [...others.map(listed), item] });
    forget();
  };
  return (
    <div>
      <Text size="sm" fw={600}>
        {say("along")}
      </Text>
      {accessories.length === 0 && (
        <Text size="sm" c="dimmed">
          {say("alongNone")}
        </Text>
      )}
      <ul className="unstyled-list">
        {accessories.map((each) => (
          <Group key={each.name} component="li" gap="xs" wrap="nowrap">
            <Text>
              {each.quantity} × {each.name}
            </Text>
            <CloseButton
              aria-label={say("alongRemove", { name: each.name })}
              onClick={() =>
                void draft.setContents(line.id, {
                  accessories: accessories.filter((other) => other !== each).map(listed),
                })
              }
            />
          </Group>
        ))}
      </ul>
      <Group align="flex-end" gap="sm" mt={6}>
        <NumberInput
          label={say("alongCount")}
          w={96}
          min={1}
          max={1000}
          value={quantity}
          onChange={(next) => put({ quantity: next })}
        />
        <TextInput
          label={say("alongName")}
          placeholder={say("alongHint")}
          flex={1}
          miw={160}
          value={name}
          maxLength={200}
          onChange={(event) => put({ name: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
          // What was typed and not added must not be lost on the way to the next step.
          onBlur={add}
        />
        <Button variant="default" onClick={add}>
          {say("alongAdd")}
        </Button>
      </Group>
    </div>
  );
}

/** Without the ticks, which are the centre's to set. */
function listed({ name, quantity }: ClaimLine["accessories"][number]) {
  return { name, quantity };
}
