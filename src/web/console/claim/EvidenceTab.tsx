import { SimpleGrid, Stack, Text } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { type Attachment, type Claim, type ClaimLine, useAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { contentsTexts } from "../../texts/contents/index.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { Boards } from "../../ui/contents/Boards.tsx";
import { ContentsNote } from "../../ui/contents/ContentsNote.tsx";
import { EvidenceGrid } from "../../ui/EvidenceGrid.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { Instructions, ownInstructions, sharedInstructions } from "../../ui/Instructions.tsx";
import { PackedAs } from "../../ui/PackedAs.tsx";
import { may } from "./actions.ts";
import classes from "./claim.module.css";
import { UnitCentre } from "./UnitCentre.tsx";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine | undefined;
}

/** What the customer says and shows, beside what we have recorded: the files, the diagnosis, the authorisation. */
export function EvidenceTab({ claim, line }: Props) {
  return (
    <Stack gap="md">
      <Outcome claim={claim} />
      <div className={classes["pairs"]}>
        <Story claim={claim} line={line} />
        <Required claim={claim} />
      </div>
      {line && <Contents claim={claim} line={line} />}
      <Files claim={claim} line={line} />
      <div className={classes["pairs"]}>
        <Triage claim={claim} />
        <Authorization claim={claim} line={line} />
        <ReturnAddress claim={claim} />
      </div>
    </Stack>
  );
}

function Story({ claim, line }: Props) {
  const say = useText(claimTexts);
  const format = useFormat();
  const said = [...new Set([claim.summary, line?.description ?? ""])].filter(Boolean);
  const facts = [
    line?.firstNoticedOn && say("noticed", { day: format.day(line.firstNoticedOn) }),
    line?.keepOriginal && say("wantsOriginal"),
    line?.returnReplacedParts && say("wantsParts"),
  ].filter(Boolean);
  return (
    <section className={classes["block"]}>
      <h2>{say("summary")}</h2>
      {said.map((text) => (
        <Text key={text} className={classes["prose"] ?? ""}>
          {text}
        </Text>
      ))}
      {said.length === 0 && <Text c="dimmed">{say("noSummary")}</Text>}
      {facts.length > 0 && (
        <Text size="sm" c="dimmed">
          {facts.join(" · ")}
        </Text>
      )}
    </section>
  );
}

function Required({ claim }: { readonly claim: Claim }) {
  const say = useText(claimTexts);
  const { required } = claim.evidence;
  if (required.length === 0) return null;
  return (
    <section className={classes["block"]}>
      <h2>{say("required")}</h2>
      <ul className="unstyled-list">
        {required.map((one) => (
          <li key={one.fact} className={classes["check"]}>
            {one.onFile ? (
              <IconCircleCheck size={16} color="var(--tone-good)" aria-hidden />
            ) : (
              <IconCircleDashed size={16} color="var(--tone-open)" aria-hidden />
            )}
            {one.label} <span className={classes["dim"]}>{say(one.onFile ? "onFile" : "notOnFile")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What belongs to the unit: the part that comes, what comes along, its boards. */
function Contents({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine }) {
  const say = useText(contentsTexts);
  const { part, accessories, components } = line;
  if (!part && accessories.length + components.length === 0) return null;
  return (
    <section className={classes["block"]}>
      <h2>{say("boards")}</h2>
      <ContentsNote line={line} />
      {components.length > 0 && <Boards claim={claim} line={line} />}
    </section>
  );
}

function Files({ claim, line }: Props) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  const add = useAction("POST /v1/sellers/{seller}/claims/{claim}/attachments");
  const shown = claim.attachments.filter((file) => file.lineId === null || file.lineId === line?.id);
  const theirs = shown.filter(isCustomers);
  const ours = shown.filter((file) => !isCustomers(file));
  return (
    <section className={classes["block"]}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <div>
          <h2>{say("customersFiles")}</h2>
          <EvidenceGrid files={theirs} empty={say("noFiles")} />
        </div>
        <div>
          <h2>{say("ourFiles")}</h2>
          <EvidenceGrid files={ours} empty={say("noFiles")} />
          <PackedAs packing={claim.packing} />
        </div>
      </SimpleGrid>
      {may(claim.abilities["attachment.add"]) && (
        <FileDrop
          label={say("addFiles")}
          onUploaded={(uploadId, file) =>
            add.mutateAsync({
              params: { seller: slug, claim: claim.id },
              body: { uploadId, fileName: file.name, purpose: purposeNow(line), lineId: line?.id ?? null },
            })
          }
        />
      )}
    </section>
  );
}

function isCustomers(file: Attachment): boolean {
  return file.purpose === "evidence" || file.purpose === "payment_proof";
}

/** What staff add now documents the stage that the unit is in. */
function purposeNow(line: ClaimLine | undefined) {
  if (line?.work === "repairing" || line?.work === "testing" || line?.work === "ready") return "repair";
  return line?.custody === "at_centre" ? "inspection" : "message";
}

function Triage({ claim }: { readonly claim: Claim }) {
  const say = useText(claimTexts);
  const format = useFormat();
  if (!claim.triage) return null;
  return (
    <section className={classes["block"]}>
      <h2>{say("triageNotes")}</h2>
      <Text className={classes["prose"] ?? ""}>{claim.triage.notes}</Text>
      <Text size="sm" c="dimmed">
        {say("triageBy", { when: format.instant(claim.triage.at) })}
      </Text>
    </section>
  );
}

function Authorization({ claim, line }: Props) {
  const say = useText(claimTexts);
  const { authorization } = claim;
  if (!authorization) return null;
  const shared = sharedInstructions(authorization.centres);
  return (
    <section className={classes["block"]}>
      <h2>{say("authorization")}</h2>
      <Text>
        <b className="mono">{authorization.rmaNumber}</b>
      </Text>
      {authorization.centres.map((centre) => (
        <div key={centre.id}>
          <h3>{centre.name}</h3>
          {authorization.centres.length > 1 && (
            <Text size="sm" c="dimmed">
              {serialsOf(claim, centre.lineIds)}
            </Text>
          )}
          <AddressText address={centre.address} />
          {shared.length === 0 && <h3>{say("packing")}</h3>}
          <Instructions items={ownInstructions(centre, shared)} />
        </div>
      ))}
      {shared.length > 0 && (
        <>
          <h3>{say("packing")}</h3>
          <Instructions items={shared} />
        </>
      )}
      {line && <UnitCentre claim={claim} line={line} />}
      {authorization.elsewhere > 0 && (
        <Text size="sm" c="dimmed">
          {say("elsewhere")}
        </Text>
      )}
    </section>
  );
}

function serialsOf({ lines }: Claim, ids: readonly string[]): string {
  return lines.flatMap(({ id, serial }) => (ids.includes(id) ? serial : [])).join(", ");
}

function ReturnAddress({ claim }: { readonly claim: Claim }) {
  const say = useText(claimTexts);
  return (
    <section className={classes["block"]}>
      <h2>{say(claim.lines.some(({ comesIn }) => comesIn) ? "returnTo" : "sendTo")}</h2>
      {claim.returnAddress ? <AddressText address={claim.returnAddress} /> : <Text c="dimmed">{say("noAddress")}</Text>}
    </section>
  );
}

function Outcome({ claim }: { readonly claim: Claim }) {
  const say = useText(claimTexts);
  if (!claim.outcome) return null;
  return (
    <section className={classes["block"]}>
      <h2>{say("outcome")}</h2>
      <Text className={classes["prose"] ?? ""}>{claim.outcome.reason}</Text>
      {claim.outcome.clauses.map((clause) => (
        <ClauseChip key={clause.id} clause={clause} />
      ))}
    </section>
  );
}
