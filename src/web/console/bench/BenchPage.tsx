import { SegmentedControl } from "@mantine/core";
import { IconBox, IconTool } from "@tabler/icons-react";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useRowKeys } from "../keys.ts";
import { PageHead } from "../PageHead.tsx";
import { BenchUnit } from "./BenchUnit.tsx";
import classes from "./bench.module.css";

const route = getRouteApi("/$seller/console/bench");
type Item = Answer<"GET /v1/sellers/{seller}/bench">["items"][number];

/** The technician's bench: the queue left, the unit at work in the middle, its verdict right. */
export function BenchPage() {
  const say = useText(workTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/bench", {
    params: { seller: slug },
    query: { mine: search.mine ? "true" : "false" },
  });
  const queue = useRef<HTMLElement>(null);
  useRowKeys(queue);
  const items = data?.items ?? [];
  const [first] = items;
  const asked = search.claim && search.line ? { claim: search.claim, line: search.line } : null;
  // A unit that leaves the queue when its inspection is completed stays open, with what was decided.
  const [stays, setStays] = useState<typeof asked>(null);
  if (!stays && first) setStays({ claim: first.claimId, line: first.lineId });
  const open = asked ?? stays;
  return (
    <>
      <PageHead title={sayConsole("bench")}>
        <ButtonLink
          to="/$seller/console/bench/parts"
          params={{ seller: slug }}
          variant="default"
          leftSection={<IconBox size={16} aria-hidden />}
        >
          {say("parts")}
        </ButtonLink>
        <SegmentedControl
          value={search.mine ? "mine" : "all"}
          onChange={(next) =>
            void navigate({
              to: "/$seller/console/bench",
              params: { seller: slug },
              search: { ...asked, ...(next === "mine" ? { mine: true } : {}) },
            })
          }
          data={[
            { value: "all", label: say("allQueue") },
            { value: "mine", label: say("mine") },
          ]}
        />
      </PageHead>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <div className={classes["bench"]}>
        <nav ref={queue} className={`surface ${classes["queue"]}`} aria-label={say("queue")}>
          {!data && !error && <LoadingRows rows={6} />}
          {data && items.length === 0 && (
            <EmptyState icon={<IconTool size={24} />} title={say("queueEmpty")} text={say("queueEmptyHint")} />
          )}
          <ul className="unstyled-list">
            {items.map((item) => (
              <li key={item.lineId}>
                <QueueItem item={item} chosen={item.lineId === open?.line} mine={search.mine === true} />
              </li>
            ))}
          </ul>
        </nav>
        {open && <BenchUnit key={open.line} claimId={open.claim} lineId={open.line} />}
      </div>
    </>
  );
}

function QueueItem({ item, chosen, mine }: { readonly item: Item; readonly chosen: boolean; readonly mine: boolean }) {
  const say = useText(workTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return (
    <Link
      to="/$seller/console/bench"
      params={{ seller: slug }}
      search={{ claim: item.claimId, line: item.lineId, ...(mine ? { mine: true } : {}) }}
      className={classes["item"]}
      data-chosen={chosen || undefined}
      activeOptions={{ includeSearch: true, exact: true }}
      data-row
    >
      <span className={classes["itemLine"]}>
        <b>{item.model ?? item.claimNumber}</b>
        <span>{item.stateText}</span>
      </span>
      <span className="mono">{item.serial}</span>
      <span className={classes["itemLine"]}>
        <span className={classes["dim"]}>{item.claimNumber}</span>
        <span className={classes["dim"]}>
          {item.technician ?? ""} {say("since", { day: format.day(format.dayOf(item.since)) })}
        </span>
      </span>
    </Link>
  );
}
