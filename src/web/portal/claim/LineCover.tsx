import { Group, Stack } from "@mantine/core";
import { type Claim, type ClaimLine, cardOf } from "../../data.ts";
import { DecisionSheet } from "../../ui/DecisionSheet.tsx";
import { OverrideNote } from "../../ui/Override.tsx";
import { RepairCover } from "../../ui/RepairCover.tsx";
import { VerdictCard } from "../../ui/VerdictCard.tsx";
import { Appeal } from "./Appeal.tsx";
import { UnitName } from "./UnitName.tsx";

/** What a person gave comes before what the terms say; beneath, what the customer can do about it. */
export function LineCover({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine }) {
  return (
    <Stack gap="xs">
      <OverrideNote line={line} reading="own" />
      <RepairCover line={line} />
      <VerdictCard
        card={cardOf(claim, line)}
        about={<UnitName line={line} />}
        order={3}
        folded={claim.lines.length > 1 || line.override !== null}
      >
        <Group gap="xs" align="flex-start">
          <DecisionSheet claim={claim} line={line} />
          <Appeal claim={claim} line={line} />
        </Group>
      </VerdictCard>
    </Stack>
  );
}
