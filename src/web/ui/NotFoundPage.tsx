import { Container } from "@mantine/core";
import { IconCompass } from "@tabler/icons-react";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { EmptyState } from "./EmptyState.tsx";
import { ButtonLink } from "./links.tsx";

/** The page for an address that names nothing. */
export function NotFoundPage() {
  const say = useText(shared);
  return (
    <Container component="main" size="sm" py="xl">
      <EmptyState
        order={1}
        icon={<IconCompass size={24} />}
        title={say("notFoundTitle")}
        text={say("notFoundText")}
        action={
          <ButtonLink to="/" variant="default">
            {say("toStart")}
          </ButtonLink>
        }
      />
    </Container>
  );
}
