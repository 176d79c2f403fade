import { Button, CloseButton, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { serialsOf } from "../../serials.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { SerialField } from "../../ui/SerialField.tsx";
import { UnitName } from "../claim/Lines.tsx";
import classes from "../portal.module.css";
import { StepNav, type StepProps } from "./step.tsx";

/** The units of the draft: take some out, add others. */
export function UnitsStep({ draft, onNext }: StepProps) {
  const say = useText(portalTexts);
  const [text, setText] = useState("");
  const { serials } = serialsOf(text);
  const add = async () => {
    await draft.addUnits(serials);
    if (await draft.settled()) setText("");
  };
  return (
    <Stack>
      <div className={classes["card"]}>
        <Text fw={600} mb={4}>
          {say("unitsInClaim")}
        </Text>
        <ul className="unstyled-list">
          {draft.claim.lines.map((line) => (
            <Group key={line.id} component="li" justify="space-between" wrap="nowrap">
              <Text>
                <UnitName line={line} />
                {line.unitId === null && (
                  <Text span size="sm" c="dimmed">
                    {" "}
                    ({say("unitUnknown")})
                  </Text>
                )}
              </Text>
              {draft.claim.lines.length > 1 && (
                <CloseButton
                  aria-label={say("unitsRemove", { serial: line.serial })}
                  onClick={() => void draft.removeLine(line.id)}
                />
              )}
            </Group>
          ))}
        </ul>
      </div>
      <SerialField value={text} onChange={setText} label={say("unitsAdd")} />
      {serials.length > 0 && (
        <Group>
          <Button variant="light" loading={draft.saving} onClick={() => void add()}>
            {say("unitsAdd")}
          </Button>
        </Group>
      )}
      <StepNav onNext={onNext} />
    </Stack>
  );
}
