import { Button, Group, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { Answer } from "../../../api/contract/index.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark, type Tone } from "../../ui/tone.tsx";
import { useList } from "../list.ts";
import { type Replay, usePolicyParams } from "./draft.ts";
import classes from "./policies.module.css";
import { useVerdictWord } from "./verdict-word.ts";

type Row = Answer<"GET /v1/sellers/{seller}/policies/{policy}/replays/{replay}/changes">["items"][number];

const tones: Readonly<Record<string, Tone>> = { covered: "good", provisional: "good", not_covered: "bad" };

/** Each line that the draft would decide otherwise, with both verdicts; leads to its claim. */
export function ReplayChanges({ replay }: { readonly replay: Replay }) {
  const say = useText(policyTexts);
  const sayConsole = useText(consoleTexts);
  const params = { ...usePolicyParams(replay.policy), replay: replay.id };
  const columns = useColumns(replay.givenFile !== null);
  const title = say(replay.givenFile === null ? "changedClaims" : "changedCases");
  const list = useList("GET /v1/sellers/{seller}/policies/{policy}/replays/{replay}/changes", {
    params,
    query: { limit: 50 },
  });
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <h2 className={classes["boxTitle"]}>{title}</h2>
        {list.rows.length > 0 && (
          <Button
            component="a"
            href={`/v1/sellers/${params.seller}/policies/${params.policy}/replays/${params.replay}/table`}
            download
            variant="default"
            size="compact-sm"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {say("asTable")}
          </Button>
        )}
      </Group>
      <ProblemAlert error={list.error} onRetry={list.again} />
      {list.loading && <LoadingRows rows={4} height={36} />}
      {list.rows.length > 0 && <DenseTable label={title} columns={columns} rows={list.rows} rowKey={(row) => row.id} />}
      {!list.loading && !list.error && list.rows.length === 0 && <Text c="dimmed">{say("noChangedClaims")}</Text>}
      {list.more && (
        <Group mt="sm">
          <Button variant="default" onClick={list.more} loading={list.loadingMore}>
            {sayConsole("loadMore")}
          </Button>
        </Group>
      )}
    </section>
  );
}

function useColumns(ofFile: boolean): Column<Row>[] {
  const say = useText(policyTexts);
  const { slug } = useSeller();
  return [
    {
      key: "claim",
      label: say(ofFile ? "case" : "claim"),
      cell: (row) =>
        row.claim ? (
          <TextLink to="/$seller/console/claims/$claim" params={{ seller: slug, claim: row.claim.number }} fw={600}>
            {row.claim.number}
          </TextLink>
        ) : (
          <b className="mono">{row.name}</b>
        ),
    },
    {
      key: "serial",
      label: say("serial"),
      from: 640,
      cell: (row) => row.claim && <span className="mono">{row.name}</span>,
    },
    { key: "model", label: say("model"), from: 960, cell: (row) => row.model },
    { key: "before", label: say("before"), cell: (row) => <Side side={row.before} /> },
    { key: "after", label: say("after"), cell: (row) => <Side side={row.after} /> },
  ];
}

function Side({ side }: { readonly side: Row["before"] }) {
  const say = useText(policyTexts);
  const format = useFormat();
  const word = useVerdictWord();
  return (
    <span className={classes["verdicts"]}>
      <Mark tone={tones[side.verdict] ?? "open"}>{word(side.verdict)}</Mark>
      {side.endsOn && <span>{say("until", { day: format.day(side.endsOn) })}</span>}
      {side.refund && (
        <span>
          {say("refund")} {format.money(side.refund)}
        </span>
      )}
    </span>
  );
}
