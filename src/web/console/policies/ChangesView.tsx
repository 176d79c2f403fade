import { Stack, Text } from "@mantine/core";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import type { Draft } from "./draft.ts";
import classes from "./policies.module.css";

interface Props {
  readonly changes: Draft["changes"];
  /** A unified diff. */
  readonly diff: string;
}

/** What differs between two versions: each point in a sentence, then the lines of the text. */
export function ChangesView({ changes, diff }: Props) {
  const say = useText(policyTexts);
  if (changes.length === 0 && diff === "") return <Text c="dimmed">{say("noChanges")}</Text>;
  return (
    <Stack gap="md">
      <section>
        <h2 className={classes["boxTitle"]}>{say("plainWords")}</h2>
        {changes.length === 0 && <Text c="dimmed">{say("noChanges")}</Text>}
        <ul className={classes["plain"]}>
          {changes.map((change, at) => (
            // Two rules of one clause can change in the same words.
            <li key={at}>{change.text}</li>
          ))}
        </ul>
      </section>
      {diff !== "" && (
        <section>
          <h2 className={classes["boxTitle"]}>{say("inText")}</h2>
          <DiffText diff={diff} />
        </section>
      )}
    </Stack>
  );
}

function DiffText({ diff }: { readonly diff: string }) {
  const say = useText(policyTexts);
  return (
    <pre className={`surface ${classes["diff"]}`} tabIndex={0} role="region" aria-label={say("inText")}>
      {diff.split("\n").map((line, at) => (
        <span key={at} data-sign={/^[+-](?![+-]{2} )/.test(line) ? line[0] : undefined}>
          {line === "" ? " " : line}
        </span>
      ))}
    </pre>
  );
}
