import { Button, Tabs, Text } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useAction, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ButtonLink, TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKept } from "../../ui/use-kept.ts";
import { PageHead } from "../PageHead.tsx";
import { PageLoading } from "../PageStates.tsx";
import { type DraftTab, draftTabs } from "../search.ts";
import { CasesTab } from "./CasesTab.tsx";
import { ChangesView } from "./ChangesView.tsx";
import { DraftStrip } from "./DraftStrip.tsx";
import { type Draft, usePolicyParams } from "./draft.ts";
import { GuideTab } from "./GuideTab.tsx";
import { PublishDialog } from "./PublishDialog.tsx";
import classes from "./policies.module.css";
import { ReplayTab } from "./ReplayTab.tsx";
import type { Typed } from "./SourceTab.tsx";
import { TryTab } from "./TryTab.tsx";

const route = getRouteApi("/$seller/console/policies/$policy/draft");
/** The editor is large, and most who open a draft do not write its text. */
const SourceTab = lazy(async () => ({ default: (await import("./SourceTab.tsx")).SourceTab }));

/** The open draft of a policy: changed guided or as text, tried, tested, replayed and published. */
export function DraftPage() {
  const say = useText(policyTexts);
  const { policy } = route.useParams();
  const params = usePolicyParams(policy);
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/policies/{policy}/draft", { params });
  if (error?.details.status === 404) {
    return (
      <EmptyState
        order={1}
        icon={<IconPencil size={24} />}
        title={say("noDraftTitle")}
        text={say("noDraftText")}
        action={
          <ButtonLink to="/$seller/console/policies/$policy" params={params} variant="default">
            {say("read")}
          </ButtonLink>
        }
      />
    );
  }
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return data ? <Opened draft={data} /> : <PageLoading />;
}

function Opened({ draft }: { readonly draft: Draft }) {
  const say = useText(policyTexts);
  const format = useFormat();
  const params = usePolicyParams(draft.policy);
  const search = route.useSearch();
  const navigate = useNavigate();
  const [typed, setTyped, forget] = useKept<Typed | null>(`policy.draft ${params.seller} ${draft.policy}`, null);
  const [publishing, setPublishing] = useState(false);
  const tab = search.tab ?? "guide";
  const show = (next: DraftTab) =>
    void navigate({
      to: "/$seller/console/policies/$policy/draft",
      params,
      search: { tab: next },
      replace: true,
      resetScroll: false,
    });
  const version = draft.version ?? "–";
  return (
    <div className={classes["draft"]}>
      <PageHead title={say("draftOf", { name: draft.name })}>
        <Discard draft={draft} onDone={forget} />
      </PageHead>
      <Text size="sm" c="dimmed" mb="sm">
        <TextLink to="/$seller/console/policies/$policy" params={params} size="sm" underline="always">
          {draft.name}
        </TextLink>{" "}
        · {say("basedOn", { version, name: draft.updatedBy, when: format.instant(draft.updatedAt) })}
      </Text>
      <Tabs
        className={classes["draftBody"] ?? ""}
        value={tab}
        onChange={(next) => show(draftTabs.find((one) => one === next) ?? "guide")}
        keepMounted={false}
      >
        <Tabs.List>
          {draftTabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {say(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} pt="md">
          <Panel tab={tab} draft={draft} typed={typed} onType={setTyped} />
        </Tabs.Panel>
      </Tabs>
      <DraftStrip draft={draft} unsaved={typed !== null} onShow={show} onPublish={() => setPublishing(true)} />
      {publishing && (
        <PublishDialog
          draft={draft}
          onClose={() => setPublishing(false)}
          onPublished={() => navigate({ to: "/$seller/console/policies/$policy", params, search: { tab: "history" } })}
        />
      )}
    </div>
  );
}

interface PanelProps {
  readonly tab: DraftTab;
  readonly draft: Draft;
  readonly typed: Typed | null;
  readonly onType: (typed: Typed | null) => void;
}

function Panel({ tab, draft, typed, onType }: PanelProps) {
  switch (tab) {
    case "guide":
      return <GuideTab draft={draft} unsaved={typed !== null} />;
    case "text":
      return (
        <Suspense fallback={<LoadingRows rows={8} height={28} />}>
          <SourceTab draft={draft} typed={typed} onType={onType} />
        </Suspense>
      );
    case "try":
      return <TryTab draft={draft} />;
    case "cases":
      return <CasesTab draft={draft} />;
    case "replay":
      return <ReplayTab draft={draft} />;
    case "changes":
      return <ChangesView changes={draft.changes} diff={draft.diff} />;
  }
}

function Discard({ draft, onDone }: { readonly draft: Draft; readonly onDone: () => void }) {
  const say = useText(policyTexts);
  const params = usePolicyParams(draft.policy);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const discard = useAction("DELETE /v1/sellers/{seller}/policies/{policy}/draft", () => {
    onDone();
    return navigate({ to: "/$seller/console/policies/$policy", params });
  });
  if (draft.abilities["policy.draft"]?.allowed === false) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {say("discard")}
      </Button>
      <ConfirmDialog
        opened={asking}
        danger
        title={say("discardQuestion")}
        verb={say("discard")}
        busy={discard.isPending}
        error={discard.error}
        onClose={() => setAsking(false)}
        onConfirm={() => discard.mutate({ params })}
      >
        <Text>{say("discardHelp")}</Text>
      </ConfirmDialog>
    </>
  );
}
