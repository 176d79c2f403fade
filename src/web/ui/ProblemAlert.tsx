import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconPlugConnectedX } from "@tabler/icons-react";
import { useLocation, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Problem } from "../client.ts";
import { type Say, useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { ClauseChips } from "./ClauseChip.tsx";
import { ButtonLink } from "./links.tsx";

interface Props {
  /** What went wrong; nothing is shown for null. */
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** Tells why something was refused, by which clauses, and what to do; announced when it appears. */
export function ProblemAlert({ error, onRetry }: Props) {
  const say = useText(shared);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) place.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  if (!error) return null;
  const told = tell(error, say);
  const offline = error instanceof Problem && error.details.status === 0;
  const signedOut = error instanceof Problem && error.details.code === "sign_in_first";
  return (
    <Alert
      ref={place}
      role="alert"
      color="red"
      variant="light"
      icon={offline ? <IconPlugConnectedX aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={told.title}
    >
      <Stack gap="xs" align="flex-start">
        {told.texts.map((text) => (
          <Text key={text} size="sm">
            {text}
          </Text>
        ))}
        {told.clauses.length > 0 && <ClauseChips clauses={told.clauses} />}
        {(onRetry || signedOut) && (
          <Group gap="xs">
            {signedOut && <SignInAgain />}
            {onRetry && (
              <Button size="xs" variant="default" onClick={onRetry}>
                {say("retry")}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

/** To the sign-in page and back here, for whose session ran out; nothing where no seller's page is open. */
function SignInAgain() {
  const say = useText(shared);
  const { seller } = useParams({ strict: false });
  const next = useLocation({ select: ({ href }) => href });
  if (seller === undefined) return null;
  return (
    <ButtonLink to="/$seller/sign-in" params={{ seller }} search={{ next }} size="xs">
      {say("signIn")}
    </ButtonLink>
  );
}

/** An error in the reader's words: a title, what more is known, and the clauses that refuse. */
export function tell(error: unknown, say: Say<"offlineTitle" | "offlineText" | "problemTitle" | "unavailableText">) {
  if (!(error instanceof Problem)) return { title: say("problemTitle"), texts: [say("unavailableText")], clauses: [] };
  const { status, title, detail, next, fields, clauses } = error.details;
  if (status === 0) return { title: say("offlineTitle"), texts: [say("offlineText")], clauses: [] };
  if (title === "") return { title: say("problemTitle"), texts: [say("unavailableText")], clauses: [] };
  const texts = [detail, ...(fields ?? []).map((field) => field.text), next].filter(
    (text): text is string => text !== undefined && text !== "" && text !== title,
  );
  return { title, texts: [...new Set(texts)], clauses: clauses ?? [] };
}
