import { Button, CloseButton, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ClaimLine } from "../../data.ts";
import { serialsOf } from "../../serials.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { shared } from "../../texts/shared/index.ts";
import { SerialField } from "../../ui/SerialField.tsx";
import { UndoNote } from "../../ui/UndoNote.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { useUndo } from "../../ui/use-undo.ts";
import { UnitName } from "../claim/UnitName.tsx";
import classes from "../portal.module.css";
import { ReadFile } from "./ReadFile.tsx";
import { StepNav, type StepProps } from "./step.tsx";
import { type UnitRow, UnitRows } from "./UnitRows.tsx";

const mostShown = 50;

/** The units of the draft: take some out, add others. */
export function UnitsStep({ draft, onNext }: StepProps) {
  const say = useText(portalTexts);
  const word = useText(shared);
  const [{ text, rows }, put, forget] = useKeptFields(`draft units ${draft.claim.id}`, {
    text: "",
    rows: null as readonly UnitRow[] | null,
  });
  const setRows = (next: readonly UnitRow[] | null) => put({ rows: next });
  const [find, setFind] = useState("");
  const { serials } = serialsOf(text);
  const listed = rows ?? serials.map((serial) => ({ serial, description: "" }));
  const { kind, id } = draft.claim;
  // What was said of a unit goes with it, so there is a moment to take that back.
  const removing = useUndo<ClaimLine>((line) => draft.removeLine(line.id));
  const lines = draft.claim.lines.filter((line) => line.id !== removing.leaving?.id);
  const wanted = find.trim().toUpperCase();
  const found = lines.filter(({ serial }) => serial.toUpperCase().includes(wanted));
  const add = async () => {
    await draft.addUnits(listed);
    if (!(await draft.settled())) return;
    forget();
  };
  return (
    <Stack>
      <div className={classes["card"]}>
        <Text fw={600} mb={4}>
          {say("unitsInClaim")}
        </Text>
        {lines.length > mostShown && (
          <TextInput
            mb="xs"
            label={say("unitsFind", { count: lines.length })}
            value={find}
            onChange={(event) => setFind(event.currentTarget.value)}
          />
        )}
        <ul className="unstyled-list">
          {found.slice(0, mostShown).map((line) => (
            <Group key={line.id} component="li" justify="space-between" wrap="nowrap">
              <Text>
                <UnitName line={line} />
                {line.unitId === null && line.goods === null && (
                  <Text span size="sm" c="dimmed">
                    {" "}
                    ({say("unitUnknown")})
                  </Text>
                )}
              </Text>
              {lines.length > 1 && (
                <CloseButton
                  aria-label={say("unitsRemove", { serial: line.serial })}
                  onClick={() => removing.ask(line)}
                />
              )}
            </Group>
          ))}
        </ul>
        {removing.waiting && (
          <UndoNote text={word("removed", { what: removing.waiting.serial })} onUndo={() => void removing.undo()} />
        )}
      </div>
      {rows === null && <SerialField value={text} onChange={(next) => put({ text: next })} label={say("unitsAdd")} />}
      <ReadFile onRows={setRows} />
      {listed.length > 0 && (
        <UnitRows rows={listed} kind={kind} claim={id} onChange={setRows}>
          {(checked) => (
            <Group>
              <Button
                variant="light"
                loading={draft.saving}
                disabled={!checked || checked.bad > 0}
                onClick={() => void add()}
              >
                {say("unitsAdd")}
              </Button>
              {rows !== null && (
                <Button variant="subtle" color="gray" onClick={() => setRows(null)}>
                  {say("unitsTypeInstead")}
                </Button>
              )}
            </Group>
          )}
        </UnitRows>
      )}
      <StepNav onNext={onNext} />
    </Stack>
  );
}
