import { Group, Stack, Text, Title } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  /** A link back to where this page belongs. */
  readonly back?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** Name in the browser's tab, after the title. */
  readonly place?: string | undefined;
}

/** The title of a page, with the way back and what can be done here; names the browser's tab too. */
export function PageHeader({ title, lead, back, actions, place }: Props) {
  const say = useText(shared);
  const tab = place ? say("pageTitle", { page: title, seller: place }) : title;
  useEffect(() => {
    document.title = tab;
  }, [tab]);
  return (
    <Stack gap={4} mb="lg">
      {back && (
        <Group gap={2}>
          <IconChevronLeft size={16} aria-hidden />
          {back}
        </Group>
      )}
      <Group justify="space-between" align="flex-end" gap="sm">
        <Stack gap={4} flex="1 1 20rem" miw={0}>
          <Title order={1}>{title}</Title>
          {lead && (
            <Text c="dimmed" component="div" maw={680}>
              {lead}
            </Text>
          )}
        </Stack>
        {actions}
      </Group>
    </Stack>
  );
}
