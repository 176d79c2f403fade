import { NativeSelect, SegmentedControl, Text } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconBox, IconTool } from "@tabler/icons-react";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { call } from "../../client.ts";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { FindField } from "../../ui/FindField.tsx";
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
  const [find, setFind] = useState("");
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/bench", {
    params: { seller: slug },
    query: { mine: search.mine ? "true" : "false", centre: search.centre, q: find },
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
  const narrow = (next: { mine?: boolean | undefined; centre?: string | undefined }) => {
    const { mine, centre } = { ...search, ...next };
    void navigate({
      to: "/$seller/console/bench",
      params: { seller: slug },
      search: { ...asked, ...(mine ? { mine } : {}), ...(centre ? { centre } : {}) },
    });
  };
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
          onChange={(next) => narrow({ mine: next === "mine" })}
          data={[
            { value: "all", label: say("allQueue") },
            { value: "mine", label: say("mine") },
          ]}
        />
      </PageHead>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <div className={classes["bench"]}>
        <nav ref={queue} className={`surface ${classes["queue"]}`} aria-label={say("queue")}>
          <QueueFinder
            find={find}
            centres={data?.centres ?? []}
            centre={search.centre}
            onFind={setFind}
            onCentre={(centre) => narrow({ centre })}
          />
          {!data && !error && <LoadingRows rows={6} />}
          {data && items.length === 0 && (find !== "" || search.centre) && (
            <Text size="sm" c="dimmed" p="sm">
              {say("queueNothing")}
            </Text>
          )}
          {data && items.length === 0 && find === "" && !search.centre && (
            <EmptyState icon={<IconTool size={24} />} title={say("queueEmpty")} text={say("queueEmptyHint")} />
          )}
          <ul className="unstyled-list">
            {items.map((item) => (
              <li key={item.lineId}>
                <QueueItem item={item} chosen={item.lineId === open?.line} />
              </li>
            ))}
          </ul>
          {data?.more && (
            <Text size="sm" c="dimmed" p="sm">
              {say("queueMore")}
            </Text>
          )}
        </nav>
        {open && <BenchUnit key={open.line} claimId={open.claim} lineId={open.line} />}
      </div>
    </>
  );
}

interface FinderProps {
  readonly find: string;
  readonly centres: Answer<"GET /v1/sellers/{seller}/bench">["centres"];
  readonly centre: string | undefined;
  readonly onFind: (text: string) => void;
  readonly onCentre: (id: string | undefined) => void;
}

/** Finds a unit of the queue, opens it where a scanner ends with Enter, and narrows the queue to a centre where there are several. */
function QueueFinder({ find, centres, centre, onFind, onCentre }: FinderProps) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const navigate = useNavigate();
  const [text, setText] = useState(find);
  const ask = useDebouncedCallback(onFind, 300);
  const open = async () => {
    const q = text.trim();
    const query = { mine: "false" as const, centre, q };
    const { items } = await call("GET /v1/sellers/{seller}/bench", { params: { seller: slug }, query });
    const [found] = items;
    if (found)
      void navigate({
        to: "/$seller/console/bench",
        params: { seller: slug },
        search: (before) => ({ ...before, claim: found.claimId, line: found.lineId }),
      });
    setText(found ? "" : q);
    onFind(found ? "" : q);
  };
  return (
    <div className={classes["finder"]}>
      <FindField
        size="sm"
        label={say("queueFind")}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          ask(event.currentTarget.value.trim());
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || text.trim() === "") return;
          ask.cancel();
          // What could not be asked for is told where the queue is.
          open().catch(() => onFind(text.trim()));
        }}
      />
      {(centres.length > 1 || centre) && (
        <NativeSelect
          size="sm"
          aria-label={say("queueCentre")}
          value={centre ?? ""}
          onChange={(event) => onCentre(event.currentTarget.value || undefined)}
          data={[
            { value: "", label: say("allCentres") },
            ...centres.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </div>
  );
}

function QueueItem({ item, chosen }: { readonly item: Item; readonly chosen: boolean }) {
  const say = useText(workTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return (
    <Link
      to="/$seller/console/bench"
      params={{ seller: slug }}
      search={(before) => ({ ...before, claim: item.claimId, line: item.lineId })}
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
