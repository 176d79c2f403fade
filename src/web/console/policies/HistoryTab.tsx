import { Button, Modal, Text } from "@mantine/core";
import { useState } from "react";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { shared } from "../../texts/shared/index.ts";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { ChangesView } from "./ChangesView.tsx";
import { type Release, usePolicyParams } from "./draft.ts";
import { shortDigest } from "./figures.ts";
import classes from "./policies.module.css";

/** Every version of a policy, newest first: from when, by whom, why, its digest, and what it changed. */
export function HistoryTab({ policy }: { readonly policy: string }) {
  const say = useText(policyTexts);
  const params = usePolicyParams(policy);
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/policies/{policy}/releases", { params });
  const [shown, setShown] = useState<Release | null>(null);
  const columns = useColumns(setShown);
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={3} height={36} />;
  return (
    <>
      <DenseTable label={say("history")} columns={columns} rows={data.items} rowKey={(row) => row.id} />
      {shown && <ReleaseChanges policy={policy} release={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function useColumns(onShow: (release: Release) => void): Column<Release>[] {
  const say = useText(policyTexts);
  const format = useFormat();
  return [
    { key: "version", label: say("version"), cell: (row) => <b>{row.version}</b> },
    {
      key: "state",
      label: "",
      cell: (row) => (
        <Mark tone={row.state === "in_force" ? "good" : row.state === "scheduled" ? "open" : "plain"}>
          {say(`state.${row.state}`)}
        </Mark>
      ),
    },
    {
      key: "from",
      label: say("from"),
      cell: (row) => (row.inForceFrom ? format.day(row.inForceFrom) : say("fromTheBeginning")),
    },
    {
      key: "by",
      label: say("publishedBy"),
      from: 640,
      cell: (row) =>
        row.publishedAt
          ? `${row.publishedBy ?? say("ofInstallation")}, ${format.day(format.dayOf(row.publishedAt))}`
          : (row.publishedBy ?? say("ofInstallation")),
    },
    {
      key: "reason",
      label: say("reason"),
      from: 800,
      cell: (row) => <span className={classes["reason"]}>{row.reason}</span>,
    },
    {
      key: "digest",
      label: say("digest"),
      from: 960,
      cell: (row) => (
        <span className="mono" title={row.digest}>
          {shortDigest(row.digest)}
        </span>
      ),
    },
    {
      key: "changes",
      label: "",
      align: "right",
      cell: (row) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={say("changesIn", { version: row.version })}
          onClick={() => onShow(row)}
        >
          {say("showChanges")}
        </Button>
      ),
    },
  ];
}

interface ChangesProps {
  readonly policy: string;
  readonly release: Release;
  readonly onClose: () => void;
}

function ReleaseChanges({ policy, release, onClose }: ChangesProps) {
  const say = useText(policyTexts);
  const sayShared = useText(shared);
  const params = { ...usePolicyParams(policy), release: release.id };
  const first = release.publishedAt === null;
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={say("changesIn", { version: release.version })}
      closeButtonProps={{ "aria-label": sayShared("close") }}
    >
      {release.reason !== "" && <Text mb="sm">{release.reason}</Text>}
      <Text size="sm" c="dimmed" mb="md">
        {say("digest")} <span className="mono">{release.digest}</span>
      </Text>
      {first ? <Text>{say("firstVersion")}</Text> : <LoadedChanges params={params} />}
    </Modal>
  );
}

interface LoadedProps {
  readonly params: { readonly seller: string; readonly policy: string; readonly release: string };
}

function LoadedChanges({ params }: LoadedProps) {
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/policies/{policy}/releases/{release}/changes", {
    params,
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return data ? <ChangesView changes={data.changes} diff={data.diff} /> : <LoadingRows rows={3} />;
}
