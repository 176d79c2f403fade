import { Tabs, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { PageHead } from "../PageHead.tsx";
import { PageLoading, PageNotFound } from "../PageStates.tsx";
import { ClauseReading } from "./ClauseReading.tsx";
import { useDraftAction, usePolicyParams } from "./draft.ts";
import { shortDigest } from "./figures.ts";
import { HistoryTab } from "./HistoryTab.tsx";

const route = getRouteApi("/$seller/console/policies/$policy");
const tabs = ["read", "history"] as const;

/** One policy: its clauses as they are in force, and its versions; the way to its draft. */
export function PolicyPage() {
  const say = useText(policyTexts);
  const { policy } = route.useParams();
  const params = usePolicyParams(policy);
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/policies/{policy}", { params });
  const tab = tabs.find((one) => one === search.tab) ?? "read";
  if (error?.details.status === 404) return <PageNotFound />;
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <>
      <PageHead title={data.name}>
        <ToDraft policy={policy} />
      </PageHead>
      <Standing data={data} />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) =>
          void navigate({
            to: "/$seller/console/policies/$policy",
            params,
            search: next === "history" ? { tab: "history" } : {},
            replace: true,
          })
        }
      >
        <Tabs.List mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {say(one)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="read">
          <ClauseReading clauses={data.clauses} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <HistoryTab policy={policy} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

interface StandingProps {
  readonly data: {
    readonly version: string;
    readonly effectiveFrom: string;
    readonly source: string;
    readonly digest: string;
  };
}

function Standing({ data }: StandingProps) {
  const sayOffice = useText(officeTexts);
  const format = useFormat();
  return (
    <Text size="sm" c="dimmed" mb="sm">
      {sayOffice("version")} {data.version} · {sayOffice("effective", { day: format.day(data.effectiveFrom) })} ·{" "}
      {data.source} · {sayOffice("digest")}{" "}
      <span className="mono" title={data.digest}>
        {shortDigest(data.digest)}
      </span>
    </Text>
  );
}

function ToDraft({ policy }: { readonly policy: string }) {
  const say = useText(policyTexts);
  const params = usePolicyParams(policy);
  const navigate = useNavigate();
  const list = useAnswer("GET /v1/sellers/{seller}/policies", { params: { seller: params.seller } });
  const open = useDraftAction(
    "POST /v1/sellers/{seller}/policies/{policy}/draft",
    () => void navigate({ to: "/$seller/console/policies/$policy/draft", params }),
  );
  const row = list.data?.items.find((one) => one.id === policy);
  if (list.isPending) return <LoadingRows rows={1} height={36} />;
  if (!row) return null;
  if (row.draft) {
    return (
      <ButtonLink to="/$seller/console/policies/$policy/draft" params={params}>
        {say("continueDraft")}
      </ButtonLink>
    );
  }
  return (
    <>
      <ActionButton
        main
        action={{
          key: "draft",
          label: say("openDraft"),
          icon: <IconPencil size={16} aria-hidden />,
          ability: list.data?.abilities["policy.draft"],
          busy: open.isPending,
          onAct: () => open.mutate({ params, body: {} }),
        }}
      />
      <ProblemAlert error={open.error} />
    </>
  );
}
