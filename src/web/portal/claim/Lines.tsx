import { Stack, Text } from "@mantine/core";
import type { Claim, ClaimLine } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { clockTexts } from "../../texts/clocks/index.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { ClauseChip, ClauseChips } from "../../ui/ClauseChip.tsx";
import { ClockList } from "../../ui/ClockList.tsx";
import { Course } from "../../ui/Course.tsx";
import { Strange } from "../../ui/contents/Boards.tsx";
import { ContentsNote } from "../../ui/contents/ContentsNote.tsx";
import { Mark } from "../../ui/tone.tsx";
import classes from "../portal.module.css";
import { LineCover } from "./LineCover.tsx";
import { ManyLines, many } from "./ManyLines.tsx";
import { Section } from "./Section.tsx";
import { UnitName } from "./UnitName.tsx";

/** Each unit of the claim: its cover, or how far it has come. */
export function Lines({ claim, part }: { readonly claim: Claim; readonly part: "cover" | "course" }) {
  const say = useText(portalTexts);
  return (
    <Section title={say(part === "cover" ? "coverTitle" : "whenTitle")}>
      <Stack gap="md">
        {claim.lines.length >= many && <ManyLines claim={claim} part={part} />}
        {(claim.lines.length < many ? claim.lines : []).map((line) =>
          part === "cover" ? (
            <LineCover key={line.id} claim={claim} line={line} />
          ) : (
            <LineCourse key={line.id} line={line} />
          ),
        )}
        {part === "course" && <Clocks claim={claim} />}
      </Stack>
    </Section>
  );
}

function LineCourse({ line }: { readonly line: ClaimLine }) {
  const say = useText(portalTexts);
  return (
    <div className={classes["card"]}>
      <Stack gap="sm">
        <div>
          <Text fw={600} size="sm">
            <UnitName line={line} />
          </Text>
          <Text size="sm">{line.stateText}</Text>
        </div>
        <Course steps={line.course} label={say("courseOf", { serial: line.serial })} />
        {line.receipt && !line.receipt.accepted && (
          <div>
            <Text fw={600} size="sm">
              {say("receiptRefused")}
            </Text>
            <ul className="unstyled-list">
              {line.receipt.refusals.map(({ clause, text }) => (
                <li key={clause.id}>
                  <Text size="sm" span>
                    {text}
                  </Text>{" "}
                  <ClauseChip clause={clause} />
                </li>
              ))}
            </ul>
          </div>
        )}
        <ContentsNote line={line} />
        <Strange line={line} own />
        {line.remedy && <Decided line={line} />}
        {line.repeats && <Repeats repeats={line.repeats} />}
        {line.repair && <RepairDone repair={line.repair} />}
      </Stack>
    </div>
  );
}

/** What was decided instead of a repair, and what comes in its place. */
function Decided({ line: { remedy, replacement } }: { readonly line: ClaimLine }) {
  const say = useText(portalTexts);
  const format = useFormat();
  if (!remedy) return null;
  return (
    <div>
      <Text fw={600} size="sm">
        {say("remedyTitle")}
      </Text>
      <Text size="sm">{remedy.text}</Text>
      {remedy.reason && (
        <Text size="sm" className={classes["words"]}>
          {remedy.reason}
        </Text>
      )}
      {replacement?.serial && <Text size="sm">{say("replacedBy", { serial: replacement.serial })}</Text>}
      {replacement?.coveredUntil && (
        <Text size="sm">{say("coveredUntil", { day: format.day(replacement.coveredUntil) })}</Text>
      )}
      <ClauseChips clauses={remedy.clauses} />
    </div>
  );
}

function Repeats({ repeats }: { readonly repeats: NonNullable<ClaimLine["repeats"]> }) {
  const say = useText(portalTexts);
  const format = useFormat();
  const { claimNumber: number, on, workDone: work, coveredUntil } = repeats;
  return (
    <div>
      <Text fw={600} size="sm">
        {say("repeatsTitle")}
      </Text>
      <Text size="sm">{say("repeatsText", { number, day: format.day(on), work })}</Text>
      {coveredUntil && repeats.covered && (
        <Text size="sm">{say("repeatsCovered", { day: format.day(coveredUntil) })}</Text>
      )}
    </div>
  );
}

function RepairDone({ repair }: { readonly repair: NonNullable<ClaimLine["repair"]> }) {
  const say = useText(portalTexts);
  const format = useFormat();
  if (!repair.workDone && repair.tests.length === 0) return null;
  return (
    <div>
      <Text fw={600} size="sm">
        {say("repairDone")}
      </Text>
      <Text size="sm" className={classes["words"]}>
        {repair.workDone}
      </Text>
      {repair.coveredUntil && <Text size="sm">{say("coveredUntil", { day: format.day(repair.coveredUntil) })}</Text>}
      <ul className="unstyled-list">
        {repair.tests.map((test) => (
          <li key={test.id}>
            <Text size="sm" span>
              {test.name}
            </Text>{" "}
            <Mark tone={test.passed ? "good" : "bad"}>{say(test.passed ? "testPassed" : "testFailed")}</Mark>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is promised and what is asked, each with its day. */
function Clocks({ claim }: { readonly claim: Claim }) {
  const say = useText(clockTexts);
  if (claim.deadlines.length === 0) return null;
  return (
    <div className={classes["card"]}>
      <Stack gap="sm">
        <Text fw={600} size="sm">
          {say("title")}
        </Text>
        <ClockList claim={claim} forCustomer />
      </Stack>
    </div>
  );
}
