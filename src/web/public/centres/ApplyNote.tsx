import { Group, Text } from "@mantine/core";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { ButtonLink } from "../../ui/links.tsx";

/** The way in for somebody who repairs and is not listed. */
export function ApplyNote() {
  const say = useText(centreTexts);
  const { slug } = useSeller();
  return (
    <Group mt="xl" justify="space-between" gap="sm">
      <Text c="dimmed">{say("applyLead")}</Text>
      <ButtonLink to="/$seller/my/repair-centre" params={{ seller: slug }} variant="default">
        {say("apply")}
      </ButtonLink>
    </Group>
  );
}
