import { Button, SegmentedControl, Text } from "@mantine/core";
import { IconCircleCheck, IconTruckDelivery } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { type Claim, type ClaimRow, reading } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { DeadlinePill } from "../../ui/DeadlinePill.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Deliver } from "../claim/ParcelsTab.tsx";
import { useList } from "../list.ts";
import { PageHead } from "../PageHead.tsx";
import { readyLines, SendBackForm, unpackedLines } from "./SendBackForm.tsx";
import classes from "./shipping.module.css";

type View = "ready" | "on_the_way";

/** What goes to customers, claim by claim with its address: pack, enter the tracking number, next. */
export function ShippingPage() {
  const say = useText(workTexts);
  const sayConsole = useText(consoleTexts);
  const [view, setView] = useState<View>("ready");
  const [sent, setSent] = useState<string | null>(null);
  return (
    <>
      <PageHead title={sayConsole("shipping")}>
        <SegmentedControl
          value={view}
          onChange={(next) => setView(next === "ready" ? "ready" : "on_the_way")}
          data={[
            { value: "ready", label: say("readyToShip") },
            { value: "on_the_way", label: say("onTheWay") },
          ]}
        />
      </PageHead>
      <div role="status">
        {sent && (
          <div className={classes["done"]}>
            <IconCircleCheck size={18} aria-hidden /> {sent}
          </div>
        )}
      </div>
      {view === "ready" ? <Ready onSent={setSent} /> : <OnTheWay />}
    </>
  );
}

function Ready({ onSent }: { readonly onSent: (text: string) => void }) {
  const say = useText(workTexts);
  const list = useClaims({
    // What was settled without the unit goes out from here too.
    custody: "at_centre,with_customer,refused,lost",
    work: "ready,no_fault_found,returned_unrepaired,scrap,replaced",
  });
  const claims = list.claims.filter((claim) => readyLines(claim).length + unpackedLines(claim).length > 0);
  const done = (claim: Claim) => (parcel: string) => onSent(`${claim.number}: ${parcel}`);
  return (
    <Picks
      {...list}
      empty={
        <EmptyState
          icon={<IconTruckDelivery size={24} />}
          title={say("nothingToShip")}
          text={say("nothingToShipHint")}
        />
      }
      none={claims.length === 0}
    >
      {claims.map((claim) => (
        <Pick key={claim.id} claim={claim}>
          <SendBackForm claim={claim} onDone={done(claim)} />
        </Pick>
      ))}
    </Picks>
  );
}

function OnTheWay() {
  const say = useText(workTexts);
  const list = useClaims({ custody: "in_transit_out" });
  const claims = list.claims.filter((claim) => parcelsOut(claim).length > 0);
  return (
    <Picks
      {...list}
      empty={<EmptyState icon={<IconTruckDelivery size={24} />} title={say("nothingOnTheWay")} />}
      none={claims.length === 0}
    >
      {claims.map((claim) => (
        <Pick key={claim.id} claim={claim}>
          {parcelsOut(claim).map((parcel) => (
            <div key={parcel.id} className={classes["send"]}>
              <Text>
                {parcel.carrier} <span className="mono">{parcel.tracking}</span>
              </Text>
              {parcel.abilities["custody.deliver"]?.allowed && <Deliver parcel={parcel} />}
            </div>
          ))}
        </Pick>
      ))}
    </Picks>
  );
}

interface PicksProps extends ReturnType<typeof useClaims> {
  readonly none: boolean;
  readonly empty: ReactNode;
  readonly children: ReactNode;
}

function Picks({ error, loading, more, loadingMore, again, none, empty, children }: PicksProps) {
  const sayConsole = useText(consoleTexts);
  if (error) return <ProblemAlert error={error} onRetry={again} />;
  if (loading) return <LoadingRows rows={3} height={140} />;
  return (
    <div className={classes["list"]}>
      {none && !more ? empty : children}
      {more && (
        <Button variant="default" onClick={more} loading={loadingMore}>
          {sayConsole("loadMore")}
        </Button>
      )}
    </div>
  );
}

function Pick({ claim, children }: { readonly claim: Claim; readonly children: ReactNode }) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  return (
    <section className={`surface ${classes["pick"]}`}>
      <div className={classes["pickHead"]}>
        <h2>
          <TextLink to="/$seller/console/claims/$claim" params={{ seller: slug, claim: claim.number }} inherit>
            {claim.number}
          </TextLink>
        </h2>
        <Text>{claim.customer.name}</Text>
        {claim.deadline && <DeadlinePill deadline={claim.deadline} />}
      </div>
      <div className={classes["pickBody"]}>
        <div>
          <Text size="sm" c="dimmed">
            {say("goesTo")}
          </Text>
          {claim.returnAddress ? (
            <AddressText address={claim.returnAddress} />
          ) : (
            <Text size="sm">{say("noReturnAddress")}</Text>
          )}
        </div>
        <div className={classes["list"]}>{children}</div>
      </div>
    </section>
  );
}

/** The claims that a filter finds, each read in full: what may be sent is told by its lines' abilities. */
function useClaims(filter: { custody?: string; work?: string }) {
  const { slug } = useSeller();
  const list = useList("GET /v1/sellers/{seller}/claims", {
    params: { seller: slug },
    query: { limit: 10, ...filter },
  });
  const full = useQueries({
    queries: list.rows.map((row: ClaimRow) =>
      reading("GET /v1/sellers/{seller}/claims/{claim}", { params: { seller: slug, claim: row.id } }),
    ),
  });
  return {
    claims: full.flatMap((query) => (query.data ? [query.data] : [])),
    error: list.error ?? full.find((query) => query.error)?.error ?? null,
    loading: list.loading || full.some((query) => query.isPending),
    more: list.more,
    loadingMore: list.loadingMore,
    again: list.again,
  };
}

function parcelsOut(claim: Claim) {
  return claim.parcels.filter((parcel) => parcel.direction === "outbound" && parcel.arrivedOn === null);
}
