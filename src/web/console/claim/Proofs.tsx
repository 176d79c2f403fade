import { Button, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { Answer } from "../../../api/contract/index.ts";
import type { Money } from "../../../core/money.ts";
import { type Claim, type ClaimLine, useAnswer } from "../../data.ts";
import { type Format, useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { type Say, useText } from "../../text.ts";
import { decisionTexts } from "../../texts/decision/index.ts";
import { save } from "../../ui/DecisionSheet.tsx";
import { Fold } from "../../ui/Fold.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import classes from "./claim.module.css";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
}

type Proof = Answer<"GET /v1/sellers/{seller}/claims/{claim}/lines/{line}/decisions">["items"][number];

/** On demand: every decision about the unit with its facts and digest, each decided again and compared. */
export function Proofs({ claim, line }: Props) {
  const say = useText(decisionTexts);
  return (
    <section className={`surface ${classes["box"]}`}>
      <Fold label={say("proofTitle")}>
        <ProofList claim={claim} line={line} />
      </Fold>
    </section>
  );
}

function ProofList({ claim, line }: Props) {
  const { slug } = useSeller();
  const params = { seller: slug, claim: claim.id, line: line.id };
  const proofs = useAnswer("GET /v1/sellers/{seller}/claims/{claim}/lines/{line}/decisions", { params });
  if (proofs.isError) return <ProblemAlert error={proofs.error} onRetry={() => void proofs.refetch()} />;
  if (!proofs.data) return <LoadingRows rows={2} />;
  return (
    <Stack component="ol" gap="md" className="unstyled-list">
      {proofs.data.items.map((proof) => (
        <li key={proof.id}>
          <ProofRow claim={claim} proof={proof} />
        </li>
      ))}
    </Stack>
  );
}

function ProofRow({ claim, proof }: { readonly claim: Claim; readonly proof: Proof }) {
  const say = useText(decisionTexts);
  const format = useFormat();
  const download = () =>
    save(
      new Blob([JSON.stringify(proof.stored, null, 2)], { type: "application/json" }),
      `${claim.number}-${proof.stage}.json`,
    );
  return (
    <Stack gap={4} align="flex-start">
      <Text fw={600} size="sm">
        {say(`stage.${proof.stage}`)}
        {proof.inForce && ` · ${say("proofInForce")}`}
      </Text>
      <Text size="sm">{proof.sentence}</Text>
      <Text size="xs" c="dimmed">
        {say("proofMade", { by: proof.by, at: format.instant(proof.at), day: format.day(proof.asOf) })}
        <br />
        {say("proofPolicy", { policy: proof.policy, version: proof.version })}
      </Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        {say("proofDigest")}: <span className="mono">{proof.digest}</span>
      </Text>
      <Verified proof={proof} />
      <Fold label={say("proofFacts", { count: proof.facts.length })}>
        <dl className={classes["stage"]}>
          {proof.facts.map(({ fact, label, type, value }) => (
            <div key={fact}>
              <dt>{label}</dt>
              <dd>{valueText(type, value, { say, format })}</dd>
            </div>
          ))}
        </dl>
      </Fold>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconDownload size={15} aria-hidden />}
        onClick={download}
      >
        {say("proofDownload")}
      </Button>
    </Stack>
  );
}

function Verified({ proof: { differences } }: { readonly proof: Proof }) {
  const say = useText(decisionTexts);
  if (!differences) return <Text size="sm">{say("proofUnknown")}</Text>;
  if (differences.length === 0) return <Mark tone="good">{say("proofTrue")}</Mark>;
  return (
    <>
      <Mark tone="bad">{say("proofFalse")}</Mark>
      <ul className={classes["open"]}>
        {differences.map(({ path, stored, recomputed }) => (
          <li key={path}>
            <span className="mono">{path}</span>: {stored || "–"} → {recomputed || "–"}
          </li>
        ))}
      </ul>
    </>
  );
}

interface Words {
  readonly say: Say<"yes" | "no">;
  readonly format: Format;
}

function valueText(type: string, value: unknown, { say, format }: Words): string {
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  if (type === "date" && typeof value === "string") return format.day(value);
  if (type === "money") return format.money(value as Money);
  if (type === "country" && typeof value === "string") return format.country(value);
  return String(value);
}
