import { Group, Stack, Text } from "@mantine/core";
import type { Claim, ClaimLine } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { remedyTexts } from "../../texts/remedies/index.ts";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { Freight } from "../../ui/Freight.tsx";
import { may } from "./actions.ts";
import classes from "./claim.module.css";
import { NameReplacements } from "./NameReplacements.tsx";
import { SettleForm } from "./SettleForm.tsx";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine | undefined;
}

/** How the units of a claim end: what is offered, what was decided, and what goes out instead. */
export function RemedyTab({ claim, line }: Props) {
  // A swap names its unit, and so does a machine of an order; a cable has no serial number.
  const unnamed = claim.lines.filter(
    (each) =>
      may(each.abilities["replacement.name"]) &&
      (each.replacement?.kind === "replace" || (each.replacement?.kind === "reissue" && each.goods?.serialNeeded)) &&
      each.replacement.serial === null,
  );
  return (
    <Stack gap="md">
      {line?.repeats && <Repeats repeats={line.repeats} />}
      {line?.remedy && <Decided line={line} />}
      {unnamed.length > 0 && <NameReplacements claim={claim} lines={unnamed} />}
      <SettleForm claim={claim} line={line} />
      {line && <Freight claim={claim} lines={[line]} reading="staff" />}
      {claim.outcome && claim.outcome.endings.length > 0 && <Endings claim={claim} />}
    </Stack>
  );
}

function Decided({ line }: { readonly line: ClaimLine }) {
  const say = useText(remedyTexts);
  const format = useFormat();
  const { remedy, replacement } = line;
  if (!remedy) return null;
  return (
    <section className={classes["block"]}>
      <h2>{say("decided")}</h2>
      <Text>
        <span className="mono">{line.serial}</span> · {remedy.text} · {say(`basis_${remedy.basis}`)}
      </Text>
      <Text size="sm" c="dimmed">
        {remedy.by}, {format.instant(remedy.at)}
      </Text>
      {remedy.reason && <Text size="sm">“{remedy.reason}”</Text>}
      {replacement && (
        <Text size="sm">
          {replacement.serial ? say("named", { out: line.serial, in: replacement.serial }) : replacement.item}
          {replacement.coveredUntil && ` · ${say("coveredUntil", { day: format.day(replacement.coveredUntil) })}`}
        </Text>
      )}
      <ClauseChips clauses={remedy.clauses} />
    </section>
  );
}

function Repeats({ repeats }: { readonly repeats: NonNullable<ClaimLine["repeats"]> }) {
  const say = useText(remedyTexts);
  const format = useFormat();
  const { claimNumber: number, on, workDone: work, coveredUntil } = repeats;
  return (
    <section className={classes["block"]}>
      <h2>{say("repeats")}</h2>
      <Text>{say("repeatsText", { number, day: format.day(on), work })}</Text>
      {coveredUntil && repeats.covered && (
        <Text fw={600}>{say("repeatsCovered", { day: format.day(coveredUntil) })}</Text>
      )}
    </section>
  );
}

function Endings({ claim }: { readonly claim: Claim }) {
  const say = useText(remedyTexts);
  return (
    <section className={classes["block"]}>
      <h2>{say("endings")}</h2>
      <Group gap="md">
        {claim.outcome?.endings.map(({ key, text, lines }) => (
          <Text key={key}>{say("endingLines", { count: lines, ending: text })}</Text>
        ))}
      </Group>
    </section>
  );
}
