import { Alert, Button, Group, Progress, Text } from "@mantine/core";
import { IconFileUpload, IconHistory, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { useAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { type Draft, isUnderWay, type Replay, usePolicyParams } from "./draft.ts";
import classes from "./policies.module.css";
import { ReplayChanges } from "./ReplayChanges.tsx";
import { ReplayResult } from "./ReplayResult.tsx";
import { useNewestReplay } from "./replays.ts";

/** The draft held against every past claim: started here, watched, stopped, and read. */
export function ReplayTab({ draft }: { readonly draft: Draft }) {
  const say = useText(policyTexts);
  const { newest, error, again } = useNewestReplay(draft.policy);
  const params = usePolicyParams(draft.policy);
  const start = useAction("POST /v1/sellers/{seller}/policies/{policy}/replays");
  const offer =
    draft.check.faults.length > 0 ? (
      <Mark tone="open">{say("replayBlocked")}</Mark>
    ) : (
      <Group gap="xs">
        <FileReplay draft={draft} />
        <ActionButton
          main
          action={{
            key: "replay",
            label: say(newest ? "replayAgain" : "startReplay"),
            icon: <IconPlayerPlay size={16} aria-hidden />,
            ability: draft.abilities["policy.draft"],
            busy: start.isPending,
            onAct: () => start.mutate({ params, body: {} }),
          }}
        />
      </Group>
    );
  if (error) return <ProblemAlert error={error} onRetry={again} />;
  if (newest === undefined) return <LoadingRows rows={4} />;
  if (newest === null) {
    return (
      <>
        <EmptyState
          icon={<IconHistory size={24} />}
          title={say("noReplay")}
          text={`${say("replayHelp")} ${say("replayFileHelp")}`}
          action={offer}
        />
        <ProblemAlert error={start.error} />
      </>
    );
  }
  return (
    <>
      <ReplayHead replay={newest}>{!isUnderWay(newest) && offer}</ReplayHead>
      <ProblemAlert error={start.error} />
      {newest.digest !== draft.check.digest && !isUnderWay(newest) && <Alert mb="sm">{say("replayOld")}</Alert>}
      {!isUnderWay(newest) && newest.status !== "failed" && (
        <>
          <ReplayResult replay={newest} />
          <ReplayChanges replay={newest} />
        </>
      )}
    </>
  );
}

/** Holds the draft against the cases of a file instead: a table with facts as columns. */
function FileReplay({ draft }: { readonly draft: Draft }) {
  const say = useText(policyTexts);
  const params = usePolicyParams(draft.policy);
  const input = useRef<HTMLInputElement>(null);
  const start = useAction("POST /v1/sellers/{seller}/policies/{policy}/replays/file");
  const take = (file: File | undefined) => {
    if (file) start.mutate({ params, query: { fileName: file.name.slice(0, 200) }, stream: file });
  };
  return (
    <>
      <ActionButton
        action={{
          key: "file",
          label: say("replayFile"),
          icon: <IconFileUpload size={16} aria-hidden />,
          ability: draft.abilities["policy.draft"],
          busy: start.isPending,
          onAct: () => input.current?.click(),
        }}
      />
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={say("replayFile")}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      <ProblemAlert error={start.error} />
    </>
  );
}

function ReplayHead({ replay, children }: { readonly replay: Replay; readonly children: ReactNode }) {
  const say = useText(policyTexts);
  const format = useFormat();
  const params = { ...usePolicyParams(replay.policy), replay: replay.id };
  const stop = useAction("POST /v1/sellers/{seller}/policies/{policy}/replays/{replay}/cancellation");
  const progress = say("replayProgress", { done: format.number(replay.done), total: format.number(replay.total) });
  return (
    <section className={`surface ${classes["box"]}`}>
      <Group justify="space-between">
        <div>
          <h2 className={classes["boxTitle"]}>{say(`replay.${replay.status}`)}</h2>
          <Text size="sm" c="dimmed">
            {replay.givenFile === null ? say("replayPast") : say("replayOfFile", { file: replay.givenFile })} ·{" "}
            {say("replayBy", { name: replay.startedBy, when: format.instant(replay.startedAt) })} · {progress}
          </Text>
        </div>
        {isUnderWay(replay) && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            loading={stop.isPending}
            onClick={() => stop.mutate({ params, body: {} })}
          >
            {say("cancelReplay")}
          </Button>
        )}
        {children}
      </Group>
      {isUnderWay(replay) && (
        <Progress mt="sm" aria-label={progress} value={replay.total === 0 ? 0 : (replay.done / replay.total) * 100} />
      )}
      <ProblemAlert error={stop.error} />
    </section>
  );
}
