import { Tabs } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Claim, type ClaimLine, useAnswer } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { Course } from "../../ui/Course.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { PageLoading, PageNotFound } from "../PageStates.tsx";
import { type ClaimTab, claimTabs } from "../search.ts";
import { ActionDialog } from "./ActionDialog.tsx";
import type { ClaimVerb } from "./actions.ts";
import { ClaimHeader } from "./ClaimHeader.tsx";
import { ClaimSide } from "./ClaimSide.tsx";
import classes from "./claim.module.css";
import { EvidenceTab } from "./EvidenceTab.tsx";
import { InspectionTab } from "./InspectionTab.tsx";
import { LineList } from "./LineList.tsx";
import { MessagesTab } from "./MessagesTab.tsx";
import { MoneyTab } from "./MoneyTab.tsx";
import { ParcelsTab } from "./ParcelsTab.tsx";
import { QuoteTab } from "./QuoteTab.tsx";
import { RemedyTab } from "./RemedyTab.tsx";

const route = getRouteApi("/$seller/console/claims/$claim");

/** Everything about one claim on one page: its units left, the work in the middle, verdict and history right. */
export function ClaimPage() {
  const { claim: number } = route.useParams();
  const { slug } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/claims/{claim}", {
    params: { seller: slug, claim: number },
  });
  if (error?.details.status === 404) return <PageNotFound />;
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return <Zones key={data.id} claim={data} />;
}

function Zones({ claim }: { readonly claim: Claim }) {
  const say = useText(claimTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const { slug } = useSeller();
  const [dialog, setDialog] = useState<ClaimVerb | null>(null);
  const line = claim.lines.find((one) => one.position === search.line) ?? claim.lines[0];
  const tab = search.tab ?? tabFor(line);
  const show = (next: { tab?: ClaimTab; line?: number }) =>
    void navigate({
      to: "/$seller/console/claims/$claim",
      params: { seller: slug, claim: claim.number },
      search: { ...search, ...next },
      replace: true,
      resetScroll: false,
    });
  return (
    <div className={classes["page"]}>
      <ClaimHeader
        claim={claim}
        line={line}
        onDialog={setDialog}
        onShow={(next, position) => show({ tab: next, ...(position ? { line: position } : {}) })}
      />
      {line && <Course steps={line.course} label={say("lineOf", { n: line.position })} />}
      <div className={classes["zones"]}>
        <LineList claim={claim} chosen={line} onChoose={(position) => show({ line: position })} />
        <div className={classes["middle"]}>
          <Tabs
            value={tab}
            onChange={(next) => show({ tab: (next as ClaimTab | null) ?? "evidence" })}
            keepMounted={false}
            classNames={{ tab: classes["tab"] ?? "" }}
          >
            <Tabs.List>
              {claimTabs.map((one) => (
                <Tabs.Tab key={one} value={one} px={7}>
                  {say(one)}
                  <TabCount count={countOf(one, claim, line)} />
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value={tab} pt="md">
              <Panel tab={tab} claim={claim} line={line} />
            </Tabs.Panel>
          </Tabs>
        </div>
        <ClaimSide claim={claim} line={line} />
      </div>
      <ActionDialog claim={claim} verb={dialog} onClose={() => setDialog(null)} />
    </div>
  );
}

interface PanelProps {
  readonly tab: ClaimTab;
  readonly claim: Claim;
  readonly line: ClaimLine | undefined;
}

function Panel({ tab, claim, line }: PanelProps) {
  switch (tab) {
    case "evidence":
      return <EvidenceTab claim={claim} line={line} />;
    case "inspection":
      return line ? <InspectionTab claim={claim} line={line} /> : null;
    case "quote":
      return line ? <QuoteTab key={line.id} claim={claim} line={line} /> : null;
    case "remedy":
      return <RemedyTab key={line?.id} claim={claim} line={line} />;
    case "parcels":
      return <ParcelsTab claim={claim} line={line} />;
    case "money":
      return <MoneyTab claim={claim} line={line} />;
    case "messages":
      return <MessagesTab claim={claim} />;
  }
}

function TabCount({ count }: { readonly count: number }) {
  return count > 0 ? <span className={classes["tabCount"]}>{count}</span> : null;
}

function countOf(tab: ClaimTab, claim: Claim, line: ClaimLine | undefined): number {
  if (tab === "evidence") return claim.attachments.length;
  if (tab === "parcels") return claim.parcels.length;
  if (tab === "messages") return claim.messages.length;
  return tab === "quote" ? (line?.quotes.length ?? 0) : 0;
}

/** A claim opens where its line's work is. */
function tabFor(line: ClaimLine | undefined): ClaimTab {
  switch (line?.work) {
    case "inspecting":
    case "repairing":
    case "testing":
      return "inspection";
    case "quoted":
      return "quote";
    case "replaced":
    case "refunded":
      return "remedy";
    case "ready":
    case "returned_unrepaired":
    case "no_fault_found":
      return "parcels";
    default:
      return "evidence";
  }
}
