import { fill } from "../../core/refusal.ts";
import type { LineRecord } from "../../domain/claims/index.ts";
import type { Block, Fact } from "../../domain/papers/index.ts";
import { policyOf } from "../../domain/policies/index.ts";
import { dayOf } from "../reader.ts";
import { factRows } from "./fact-rows.ts";
import { customerParty, framed, type MadePaper, type Making, modelOf, photosBlock, restsOn } from "./making.ts";

/** What arrived, in which state, and what was taken in or turned away, for which reasons. */
export function receivingReport(making: Making, lines: readonly LineRecord[]): MadePaper {
  const { record, words, write, reader } = making;
  const arrived = lines.filter(({ receipt }) => receipt);
  const days = arrived.map(({ receipt }) => dayOf(reader, receipt!.receivedAt)).toSorted();
  const on = days.at(-1)!;
  const parcel = record.parcels.findLast(
    ({ direction, lineIds }) => direction === "inbound" && arrived.some(({ id }) => lineIds.includes(id)),
  );
  const photos = photosBlock(making, words.receivingPhotos, "receiving", arrived);
  const facts: Fact[] = [
    { label: words.claim, value: record.number, code: true },
    { label: words.arrivedOn, value: write.day(on) },
    ...(parcel
      ? [
          { label: words.carrier, value: parcel.carrier },
          { label: words.tracking, value: parcel.tracking, code: true },
        ]
      : []),
  ];
  return framed(making, {
    title: words.titles["receiving-report"],
    number: record.rmaNumber ?? record.number,
    on,
    facts,
    parties: [
      customerParty(making, words.customer),
      { label: words.centre, name: arrived[0]!.centre?.name ?? words.none, lines: [arrived[0]!.receipt!.receivedBy] },
    ],
    photos: photos?.photos ?? [],
    blocks: [
      outcome(making, arrived),
      arrivals(making, arrived),
      ...conditions(making, arrived),
      refusals(making, arrived),
      accessories(making, arrived),
      photos && photos.block,
      photos && photos.more,
    ],
  });
}

function outcome({ words }: Making, lines: readonly LineRecord[]): Block {
  const accepted = lines.filter(({ receipt }) => receipt!.accepted).length;
  const all = accepted === lines.length;
  const tone = all ? "good" : accepted === 0 ? "bad" : "open";
  if (lines.length === 1) return { is: "statement", tone, text: all ? words.oneTakenIn : words.oneTurnedAway };
  return { is: "statement", tone, text: fill(words.takenIn, { accepted, count: lines.length }) };
}

function arrivals(making: Making, lines: readonly LineRecord[]): Block {
  const { words } = making;
  return {
    is: "table",
    title: words.whatArrived,
    columns: [
      { label: words.position, share: 0, right: true },
      { label: words.model, share: 3 },
      { label: words.serial, share: 3, code: true },
      { label: words.status, share: 2 },
    ],
    rows: lines.map((line) => [
      String(line.position),
      modelOf(making, line),
      line.serial,
      line.receipt!.accepted ? words.taken : words.refused,
    ]),
  };
}

/** What the dock noted: once where it is the same for all units, else unit by unit. */
function conditions(making: Making, lines: readonly LineRecord[]): Block[] {
  const { words, record, reader } = making;
  const policy = policyOf(reader.context, record);
  const noted = lines.map((line) => ({ line, rows: factRows(making, policy, line.receipt!.facts) }));
  const groups = [...Map.groupBy(noted, ({ rows }) => JSON.stringify(rows)).values()].filter(
    ([first]) => first && first.rows.length > 0,
  );
  return groups.map((group) => ({
    is: "facts",
    title:
      groups.length === 1
        ? words.condition
        : `${words.condition} · ${group.map(({ line }) => line.position).join(", ")}`,
    columns: 3,
    rows: group[0]!.rows,
  }));
}

function refusals(making: Making, lines: readonly LineRecord[]): Block | null {
  const { words, reader } = making;
  const given = lines.flatMap(({ receipt }) => receipt!.refusals);
  const items = [...new Map(given.map((each) => [each.clause, each])).values()].map(({ clause, text }) => {
    const own = policyOf(reader.context, making.record).clauses.get(clause)?.[reader.locale];
    return { text: own ?? text, rests: restsOn(making, clause) };
  });
  return items.length > 0 ? { is: "steps", title: words.reasonsToRefuse, mark: "dot", items } : null;
}

function accessories({ words }: Making, lines: readonly LineRecord[]): Block | null {
  const items = lines
    .filter(({ receipt }) => receipt!.accessories !== "")
    .map(({ serial, receipt }) => ({ text: `${serial}: ${receipt!.accessories}` }));
  return items.length > 0 ? { is: "steps", title: words.accessories, mark: "dot", items } : null;
}
