import type { CentreRecord, LineRecord } from "./record.ts";

/** Units that are for one centre. */
export interface CentreLines {
  readonly centre: CentreRecord;
  readonly lines: readonly LineRecord[];
}

/** The units that are for a centre, by centre, in the order of the lines. */
export function byCentre(lines: readonly LineRecord[]): CentreLines[] {
  const placed = lines.flatMap((line) => (line.centre ? [{ centre: line.centre, line }] : []));
  return [...Map.groupBy(placed, ({ centre }) => centre.id).values()].flatMap((group) =>
    group[0] ? [{ centre: group[0].centre, lines: group.map(({ line }) => line) }] : [],
  );
}
