import { Group, Stack, Text } from "@mantine/core";
import { IconTool } from "@tabler/icons-react";
import type { Claim, ClaimLine } from "../../data.ts";
import { factAt } from "../../facts.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { ClauseChip, ClauseChips } from "../../ui/ClauseChip.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { Mark } from "../../ui/tone.tsx";
import classes from "./claim.module.css";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
}

/** What receiving, inspection and repair recorded about a unit; the work itself is done on the bench. */
export function InspectionTab({ claim, line }: Props) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  return (
    <Stack gap="md">
      <Group>
        <ButtonLink
          to="/$seller/console/bench"
          params={{ seller: slug }}
          search={{ claim: claim.id, line: line.id }}
          variant="default"
          leftSection={<IconTool size={16} aria-hidden />}
        >
          {say("toBench")}
        </ButtonLink>
        {line.technician && <Text c="dimmed">{say("technician", { name: line.technician })}</Text>}
      </Group>
      <Receipt line={line} />
      <Inspection claim={claim} line={line} />
      <Repair line={line} />
    </Stack>
  );
}

function Receipt({ line }: { readonly line: ClaimLine }) {
  const say = useText(claimTexts);
  const format = useFormat();
  const { receipt } = line;
  if (!receipt) return null;
  return (
    <section className={classes["block"]}>
      <h2>{say("receipt")}</h2>
      <Group gap="sm">
        <Mark tone={receipt.accepted ? "good" : "bad"}>{say(receipt.accepted ? "accepted" : "refused")}</Mark>
        <Text size="sm" c="dimmed">
          {say("inspectedBy", { name: receipt.by, when: format.instant(receipt.at) })}
        </Text>
      </Group>
      {receipt.refusals.map((refusal) => (
        <Group key={refusal.clause.id} gap="xs">
          <Text>{refusal.text}</Text>
          <ClauseChip clause={refusal.clause} />
        </Group>
      ))}
      {receipt.accessories && (
        <Text>
          {say("extras")}: {receipt.accessories}
        </Text>
      )}
      {receipt.note && <Text className={classes["prose"] ?? ""}>{receipt.note}</Text>}
    </section>
  );
}

function Inspection({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine }) {
  const say = useText(claimTexts);
  const format = useFormat();
  const { inspection } = line;
  if (!inspection) {
    return <Text c="dimmed">{say("nobodyInspected")}</Text>;
  }
  const found = claim.form.filter((question) => factAt(inspection.findings, question.fact) === true);
  return (
    <section className={classes["block"]}>
      <h2>{say("findings")}</h2>
      {found.length > 0 ? (
        <ul className={classes["open"]}>
          {found.map((question) => (
            <li key={question.fact}>{question.label}</li>
          ))}
        </ul>
      ) : (
        inspection.completedAt && <Text>{say("noFindings")}</Text>
      )}
      {inspection.faultCodes.length > 0 && (
        <Text>
          {say("faultCodes")}:{" "}
          <span className="mono">
            {inspection.faultCodes.map(({ code, component }) => (component ? `${component} ${code}` : code)).join(", ")}
          </span>
        </Text>
      )}
      {inspection.notes && <Text className={classes["prose"] ?? ""}>{inspection.notes}</Text>}
      <Text size="sm" c="dimmed">
        {say("inspectedBy", {
          name: inspection.completedBy ?? inspection.startedBy,
          when: format.instant(inspection.completedAt ?? inspection.startedAt),
        })}
      </Text>
    </section>
  );
}

function Repair({ line }: { readonly line: ClaimLine }) {
  const say = useText(claimTexts);
  const sayWork = useText(workTexts);
  const { repair } = line;
  if (!repair) return null;
  return (
    <section className={classes["block"]}>
      <h2>{say("repair")}</h2>
      <Group gap="sm">
        <Text>{sayWork(repair.charge)}</Text>
        <ClauseChips clauses={repair.clauses} />
      </Group>
      {repair.workDone && <Text className={classes["prose"] ?? ""}>{repair.workDone}</Text>}
      <ul className={classes["open"]}>
        {repair.parts.map((part) => (
          <li key={`${part.name} ${part.serialIn}`}>
            {part.quantity} × {part.name}{" "}
            <span className={`mono ${classes["dim"]}`}>
              {[part.serialOut, part.serialIn].filter(Boolean).join(" → ")}
            </span>
          </li>
        ))}
        {repair.tests.map((test) => (
          <li key={test.id}>
            {test.name}: {sayWork(test.passed ? "passed" : "failed")}
            {test.result && ` · ${test.result}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
