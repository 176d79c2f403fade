import { Box, Checkbox, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { TextLink } from "../../ui/links.tsx";
import classes from "../portal.module.css";
import { StepNav, type StepProps } from "./step.tsx";

/** The policy's duties, each to be confirmed, and its terms. */
export function DutiesStep({ draft, confirmed, onConfirm, onNext, onBack }: StepProps) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const [tried, setTried] = useState(false);
  const { duties, policy } = draft.claim;
  const complete = confirmed.terms && duties.every((duty) => confirmed.duties.includes(duty.id));
  const toggle = (id: string, on: boolean) =>
    onConfirm({ ...confirmed, duties: on ? [...confirmed.duties, id] : confirmed.duties.filter((one) => one !== id) });
  return (
    <Stack gap="md">
      <Text c="dimmed">{say(duties.length > 0 ? "dutiesLead" : "dutiesNone")}</Text>
      {duties.map((duty) => (
        <div key={duty.id} className={classes["card"]}>
          <Checkbox
            label={duty.text}
            checked={confirmed.duties.includes(duty.id)}
            onChange={(event) => toggle(duty.id, event.currentTarget.checked)}
          />
          <Box mt={6} ml={36}>
            <ClauseChip clause={duty} />
          </Box>
        </div>
      ))}
      <div className={classes["card"]}>
        <Checkbox
          label={say("termsAccept", { policy: policy.name, version: policy.version })}
          checked={confirmed.terms}
          onChange={(event) => onConfirm({ ...confirmed, terms: event.currentTarget.checked })}
        />
        <Text size="sm" mt={4} ml={36}>
          <TextLink to="/$seller/terms/$policy" params={{ seller, policy: policy.id }} target="_blank" size="sm">
            {say("termsRead")}
          </TextLink>
        </Text>
      </div>
      <StepNav
        onBack={onBack}
        onNext={() => {
          setTried(true);
          if (complete) onNext();
        }}
      >
        {tried && !complete && (
          <Text role="alert" c="var(--mantine-color-error)" size="sm">
            {say("dutiesMissing")}
          </Text>
        )}
      </StepNav>
    </Stack>
  );
}
