import type { LineRecord } from "../../domain/claims/index.ts";
import type { Block, Total } from "../../domain/papers/index.ts";
import { linesGoingBack, serialOf } from "../../domain/papers/index.ts";
import { replacedPartsToReturn } from "../../domain/repairs/index.ts";
import { stateText } from "../texts/state.ts";
import { centreParty, customerParty, framed, type MadePaper, type Making, modelOf } from "./making.ts";

/** What is in the parcel that goes back, to be ticked off when it is packed and when it arrives. */
export function packingList(making: Making, lines: readonly LineRecord[]): MadePaper {
  const { record, words, write, reader } = making;
  const going = linesGoingBack(record, lines);
  const parcel = record.parcels.findLast(
    ({ direction, lineIds }) => direction === "outbound" && going.every(({ id }) => lineIds.includes(id)),
  );
  return framed(making, {
    title: words.titles["packing-list"],
    number: record.rmaNumber ?? record.number,
    on: parcel?.shippedOn ?? reader.today,
    facts: [
      { label: words.claim, value: record.number, code: true },
      { label: words.units, value: write.number(going.length) },
      ...(parcel
        ? [
            { label: words.carrier, value: parcel.carrier },
            { label: words.tracking, value: parcel.tracking, code: true },
          ]
        : []),
    ],
    parties: [customerParty(making, words.sendTo), centreParty(making, words.from, lines)],
    blocks: [
      {
        is: "table",
        title: words.inThisParcel,
        columns: [
          { label: words.position, share: 0, right: true },
          { label: words.model, share: 3 },
          { label: words.serial, share: 3, code: true },
          { label: words.outcome, share: 3 },
        ],
        rows: going.map((line) => [
          String(line.position),
          modelOf(making, line),
          serialOf(line, "out") ?? words.none,
          stateText("at_centre", line.work, reader.locale),
        ]),
        totals: weight(making, going),
      },
      replacedParts(making, going),
      { is: "sign", fields: [words.packedBy, words.checkedBy, words.received] },
    ],
  });
}

/** Said where the weight of every unit is known. */
export function weight({ words, write }: Making, lines: readonly LineRecord[]): Total[] {
  const grams = lines.map(({ unit, goods }) => {
    const each = (unit ?? goods)?.netWeightGrams ?? null;
    return each === null || unit ? each : each * (goods?.quantity ?? 1);
  });
  if (grams.includes(null)) return [];
  const whole = grams.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  return [{ label: words.totalWeight, value: write.weight(whole) }];
}

/** Parts that were taken out and go along: those of a paid repair, where the customer asked for them (SA-2.5). */
function replacedParts({ words, write }: Making, lines: readonly LineRecord[]): Block | null {
  const rows = lines.flatMap((line) =>
    replacedPartsToReturn(line).map((part) => [
      part.name,
      write.number(part.quantity),
      part.serialOut || words.none,
      line.serial,
    ]),
  );
  if (rows.length === 0) return null;
  return {
    is: "table",
    title: words.replacedParts,
    columns: [
      { label: words.part, share: 3 },
      { label: words.quantity, share: 0, right: true },
      { label: words.serialOut, share: 3, code: true },
      { label: words.unit, share: 3, code: true },
    ],
    rows,
  };
}
