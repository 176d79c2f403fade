import { Group, Stack, Text } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import type { Answer } from "../../api/contract/index.ts";
import type { CallInput, Problem } from "../client.ts";
import { type Ability, type ReadKey, useAnswer } from "../data.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { ActionButton } from "../ui/ActionBar.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./console.module.css";

interface SectionProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** Fields that belong together, under their heading. */
export function SettingsSection({ title, hint, children }: SectionProps) {
  return (
    <section>
      <h2 className={classes["subTitle"]}>{title}</h2>
      <div className={`surface ${classes["settings"]}`}>
        {hint && <Text c="dimmed">{hint}</Text>}
        {children}
      </div>
    </section>
  );
}

/** Reads that tell a seller's settings, and take nothing but the seller. */
type SettingsKey = {
  [K in ReadKey]: K extends `GET /v1/sellers/{seller}/${string}-settings` ? K : never;
}[ReadKey];

interface SettingsProps<K extends SettingsKey> extends Omit<SectionProps, "children"> {
  readonly from: K;
  /** Who may not do this does not see the section. */
  readonly read: string;
  readonly children: (settings: Answer<K>) => ReactNode;
}

/** A section of the settings once it is read; a place for it while it is not. */
export function Settings<K extends SettingsKey>({ title, hint, from, read, children }: SettingsProps<K>) {
  const me = useMe();
  return me?.abilities[read]?.allowed ? (
    <SettingsSection title={title} hint={hint}>
      <Loaded from={from}>{children}</Loaded>
    </SettingsSection>
  ) : null;
}

function Loaded<K extends SettingsKey>({ from, children }: Pick<SettingsProps<K>, "from" | "children">) {
  const input = { params: { seller: useSeller().slug } } as unknown as CallInput<K>;
  const { data, error, refetch } = useAnswer(from, input);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return data ? children(data) : <LoadingRows rows={3} height={64} />;
}

interface FormProps {
  readonly save: { readonly error: Problem | null; readonly isPending: boolean; readonly isSuccess: boolean };
  readonly ability: Ability | undefined;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** The frame of every settings form: its fields, what is wrong as a whole, the button, and that it was saved. */
export function SettingsForm({ save, ability, onSubmit, children }: FormProps) {
  const say = useText(consoleTexts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {children}
        <ProblemAlert error={save.error} />
        <Group gap="sm">
          <ActionButton
            main
            action={{ key: "save", label: say("save"), busy: save.isPending, ability, onAct: onSubmit }}
          />
          <Text size="sm" c="dimmed" role="status">
            {save.isSuccess && say("saved")}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
