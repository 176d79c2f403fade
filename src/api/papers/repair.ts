import { fill } from "../../core/refusal.ts";
import type { LineRecord, RepairRecord } from "../../domain/claims/index.ts";
import type { Block, Fact } from "../../domain/papers/index.ts";
import { dayOf } from "../reader.ts";
import { clausesBlock, customerParty, framed, type MadePaper, type Making, modelOf, photosBlock } from "./making.ts";

/** What was done to one unit: work, parts with the serials that left and came, and every test with its result. */
export function repairReport(making: Making, line: LineRecord): MadePaper {
  const { record, words, write, reader } = making;
  const repair = line.repair!;
  const on = dayOf(reader, repair.completedAt!);
  const photos = photosBlock(making, words.repairPhotos, "repair", [line]);
  return framed(making, {
    title: words.titles["repair-report"],
    number: record.rmaNumber ?? record.number,
    on,
    facts: [
      { label: words.serial, value: line.serial, code: true },
      { label: words.model, value: modelOf(making, line) },
      { label: words.repairedOn, value: write.day(on) },
      { label: words.charge, value: words.charges[repair.charge] },
      ...working(making, repair),
    ],
    parties: [
      customerParty(making, words.customer),
      {
        label: words.centre,
        name: line.centre?.name ?? words.none,
        lines: [repair.completedBy ?? repair.startedBy, `${words.claim} ${record.number}`],
      },
    ],
    photos: photos?.photos ?? [],
    blocks: [
      outcome(making, repair),
      repair.workDone === "" ? null : { is: "words", title: words.workDone, text: repair.workDone },
      parts(making, repair),
      tests(making, repair),
      clausesBlock(making, words.restsOn, repair.clauses),
      photos && photos.block,
      photos && photos.more,
    ],
  });
}

function working({ words }: Making, { labourMinutes }: RepairRecord): Fact[] {
  if (labourMinutes === null) return [];
  const time = { hours: Math.floor(labourMinutes / 60), minutes: labourMinutes % 60 };
  return [{ label: words.labour, value: fill(words.minutes, time) }];
}

/** Of tests with the same name the last one counts: one that failed may have been done again. */
function outcome({ words }: Making, { tests }: RepairRecord): Block {
  const last = [...new Map(tests.map((test) => [test.name, test.passed])).values()];
  if (last.length === 0) return { is: "statement", tone: "plain", text: words.noTests };
  return last.every(Boolean)
    ? { is: "statement", tone: "good", text: words.allPassed }
    : { is: "statement", tone: "open", text: words.someFailed };
}

function parts({ words, write }: Making, repair: RepairRecord): Block | null {
  if (repair.parts.length === 0) return null;
  return {
    is: "table",
    title: words.parts,
    columns: [
      { label: words.part, share: 3 },
      { label: words.quantity, share: 0, right: true },
      { label: words.serialOut, share: 3, code: true },
      { label: words.serialIn, share: 3, code: true },
    ],
    rows: repair.parts.map(({ name, quantity, serialOut, serialIn }) => [
      name,
      write.number(quantity),
      serialOut || words.none,
      serialIn || words.none,
    ]),
  };
}

function tests({ words, write, reader }: Making, repair: RepairRecord): Block | null {
  if (repair.tests.length === 0) return null;
  return {
    is: "table",
    title: words.tests,
    columns: [
      { label: words.test, share: 3 },
      { label: words.result, share: 3 },
      { label: words.status, share: 0 },
      { label: words.by, share: 2 },
      { label: words.date, share: 0 },
    ],
    rows: repair.tests.map(({ name, result, passed, testedBy, testedAt }) => [
      name,
      result || words.none,
      passed ? words.passed : words.failed,
      testedBy,
      write.day(dayOf(reader, testedAt)),
    ]),
  };
}
