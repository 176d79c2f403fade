import { Button, Text } from "@mantine/core";
import { type Claim, type ClaimLine, cardOf, useAnswer, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { contentsTexts } from "../../texts/contents/index.ts";
import { Boards, Strange } from "../../ui/contents/Boards.tsx";
import { ContentsNote } from "../../ui/contents/ContentsNote.tsx";
import { EvidenceGrid } from "../../ui/EvidenceGrid.tsx";
import { Fold } from "../../ui/Fold.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ButtonLink, TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { RepairCover } from "../../ui/RepairCover.tsx";
import { VerdictCard } from "../../ui/VerdictCard.tsx";
import classes from "./bench.module.css";
import { InspectionForm } from "./InspectionForm.tsx";
import { RepairForm } from "./RepairForm.tsx";
import { TestForm } from "./TestForm.tsx";

interface Props {
  readonly claimId: string;
  readonly lineId: string;
}

/** One unit on the bench: what the customer says, the inspection, parts and tests; the verdict stands beside them. */
export function BenchUnit({ claimId, lineId }: Props) {
  const { slug } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/claims/{claim}", {
    params: { seller: slug, claim: claimId },
  });
  const line = data?.lines.find((one) => one.id === lineId);
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data || !line) return <LoadingRows rows={5} />;
  return (
    <>
      <div className={classes["unit"]}>
        <UnitHead claim={data} line={line} />
        <CustomerSays claim={data} line={line} />
        <InTheMachine claim={data} line={line} />
        <Inspection claim={data} line={line} />
        <Repair claim={data} line={line} />
      </div>
      <aside className={classes["side"]}>
        <RepairCover line={line} />
        <VerdictCard card={cardOf(data, { card: line.inspection?.card ?? line.card })} order={2}>
          <WriteQuote claim={data} line={line} />
        </VerdictCard>
      </aside>
    </>
  );
}

interface UnitProps {
  readonly claim: Claim;
  readonly line: ClaimLine;
}

function UnitHead({ claim, line }: UnitProps) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  return (
    <header className={classes["head"]}>
      <h2>{line.model ?? line.serial}</h2>
      <span className={`mono ${classes["serial"]}`}>{line.serial}</span>
      <TextLink
        to="/$seller/console/claims/$claim"
        params={{ seller: slug, claim: claim.number }}
        search={{ line: line.position }}
      >
        {claim.number} · {say("unitOf", { n: line.position, count: claim.lines.length })}
      </TextLink>
      <span className={classes["dim"]}>{line.stateText}</span>
    </header>
  );
}

function CustomerSays({ claim, line }: UnitProps) {
  const say = useText(workTexts);
  const sayClaim = useText(claimTexts);
  const said = [...new Set([claim.summary, line.description])].filter(Boolean);
  const shown = claim.attachments.filter(
    (file) => file.purpose === "evidence" && (file.lineId === null || file.lineId === line.id),
  );
  const wishes = [
    line.keepOriginal && sayClaim("wantsOriginal"),
    line.returnReplacedParts && sayClaim("wantsParts"),
  ].filter(Boolean);
  if (said.length + shown.length + wishes.length === 0) return null;
  return (
    <section className={classes["says"]}>
      <h3>{say("customerSays")}</h3>
      {said.map((text) => (
        <Text key={text}>{text}</Text>
      ))}
      {wishes.length > 0 && <Text fw={600}>{wishes.join(" · ")}</Text>}
      <EvidenceGrid files={shown} empty="" />
    </section>
  );
}

/** The one part that came, what came along, and the boards in it; a warning where one is not the one shipped. */
function InTheMachine({ claim, line }: UnitProps) {
  const say = useText(contentsTexts);
  const known = line.components.length > 0;
  return (
    <section className={`surface ${classes["panel"]}`}>
      <ContentsNote line={line} />
      {!known && <Strange line={line} />}
      <Fold label={say("boards")} opened={known}>
        <Boards claim={claim} line={line} />
      </Fold>
    </section>
  );
}

function Inspection({ claim, line }: UnitProps) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const start = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/inspection");
  if (line.inspection) return <InspectionForm claim={claim} line={line} inspection={line.inspection} />;
  const ability = line.abilities["work.inspect"];
  if (!ability?.allowed) {
    return <Text c="dimmed">{ability?.reason ?? line.stateText}</Text>;
  }
  return (
    <section className={`surface ${classes["panel"]}`}>
      <Text>{say("startHelp")}</Text>
      <ProblemAlert error={start.error} />
      <Button
        autoFocus
        size="md"
        className={classes["start"] ?? ""}
        loading={start.isPending}
        onClick={() => start.mutate({ params: { seller: slug, claim: claim.id, line: line.id } })}
      >
        {say("startInspection")}
      </Button>
    </section>
  );
}

function Repair({ claim, line }: UnitProps) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const start = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair");
  if (line.repair) {
    return (
      <>
        <RepairForm claim={claim} line={line} repair={line.repair} />
        <TestForm claim={claim} line={line} repair={line.repair} />
      </>
    );
  }
  const ability = line.abilities["work.startRepair"];
  return (
    <section className={`surface ${classes["panel"]}`}>
      <h3>{say("partsAndWork")}</h3>
      <ProblemAlert error={start.error} />
      {ability?.allowed ? (
        <Button
          autoFocus
          size="md"
          className={classes["start"] ?? ""}
          loading={start.isPending}
          onClick={() => start.mutate({ params: { seller: slug, claim: claim.id, line: line.id } })}
        >
          {say("startRepair")}
        </Button>
      ) : (
        <Text c="dimmed">{[ability?.reason ?? say("noRepair"), ...(ability?.clauses ?? [])].join(" · ")}</Text>
      )}
    </section>
  );
}

function WriteQuote({ claim, line }: UnitProps) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  if (line.inspection?.completedAt == null || !line.abilities["quote.draft"]?.allowed) return null;
  return (
    <ButtonLink
      to="/$seller/console/claims/$claim"
      params={{ seller: slug, claim: claim.number }}
      search={{ tab: "quote", line: line.position }}
    >
      {say("writeQuote")}
    </ButtonLink>
  );
}
