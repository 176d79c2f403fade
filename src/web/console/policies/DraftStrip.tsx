import { Button } from "@mantine/core";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { Mark, type Tone } from "../../ui/tone.tsx";
import type { DraftTab } from "../search.ts";
import { type Draft, isUnderWay, type Replay } from "./draft.ts";
import { moneyMoved } from "./figures.ts";
import classes from "./policies.module.css";
import { useNewestReplay } from "./replays.ts";

interface Props {
  readonly draft: Draft;
  readonly unsaved: boolean;
  readonly onShow: (tab: DraftTab) => void;
  readonly onPublish: () => void;
}

/** Always in sight beneath the draft: its faults, its cases, what a replay said, and the way to publish it. */
export function DraftStrip({ draft, unsaved, onShow, onPublish }: Props) {
  const say = useText(policyTexts);
  const { newest } = useNewestReplay(draft.policy);
  const { faults, cases } = draft.check;
  const failed = cases?.failed.length ?? 0;
  const replay = useReplayWords(draft, newest);
  return (
    <section className={classes["strip"]} aria-label={say("stripLabel")}>
      <Go tone={faults.length === 0 ? "good" : "bad"} onGo={() => onShow("text")}>
        {say("faultCount", { count: faults.length })}
      </Go>
      {cases && (
        <Go tone={failed === 0 ? "good" : "bad"} onGo={() => onShow("cases")}>
          {failed === 0
            ? say("casesPassed", { count: cases.passed })
            : say("casesFailed", { failed, count: cases.total })}
        </Go>
      )}
      {newest !== undefined && (
        <Go tone="plain" onGo={() => onShow("replay")}>
          {replay}
        </Go>
      )}
      {unsaved && <Mark tone="open">{say("unsaved")}</Mark>}
      <div>
        <ActionButton
          main
          action={{
            key: "publish",
            label: say("publish"),
            ability: draft.abilities["policy.publish"],
            onAct: onPublish,
          }}
        />
      </div>
    </section>
  );
}

interface GoProps {
  readonly tone: Tone;
  readonly onGo: () => void;
  readonly children: string;
}

function Go({ tone, onGo, children }: GoProps) {
  return (
    <Button variant="subtle" size="compact-sm" px={2} onClick={onGo}>
      <Mark tone={tone}>{children}</Mark>
    </Button>
  );
}

function useReplayWords(draft: Draft, replay: Replay | null | undefined): string {
  const say = useText(policyTexts);
  const format = useFormat();
  if (!replay) return say("stripNoReplay");
  if (isUnderWay(replay)) {
    return say("stripReplayRunning", { done: format.number(replay.done), total: format.number(replay.total) });
  }
  if (replay.status === "failed") return say("replay.failed");
  if (replay.digest !== draft.check.digest) return say("stripReplayOld");
  const moved = moneyMoved(replay, format);
  const past = replay.givenFile === null ? "stripReplay" : "stripReplayFile";
  const words = say(past, { changed: replay.changed, total: replay.total });
  return moved.length === 0 ? words : `${words} (${moved.join(", ")})`;
}
