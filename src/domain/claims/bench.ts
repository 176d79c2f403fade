import { sql } from "kysely";
import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";
import { reachOfLine } from "../events/index.ts";
import { partKeyOfLine } from "./part-key.ts";
import { reachOf, type Situation, situationColumns } from "./situation.ts";

/** A unit on, or waiting for, the bench. */
export interface BenchLine extends Situation {
  readonly claimId: string;
  readonly claimNumber: string;
  readonly lineId: string;
  readonly serial: string;
  readonly model: string | null;
  readonly customer: string;
  readonly technician: string | null;
  /** When it came into this situation. */
  readonly since: Date;
}

/** What the queue is narrowed to. */
export interface BenchFilter {
  /** Leaves others' units out. */
  readonly mine: boolean;
  readonly centre?: string | undefined;
  /** The beginning of a serial, of the unit or of the part of it that came alone, or of a claim number. */
  readonly q?: string | undefined;
}

const onBench = sql`s.status = 'in_progress' and s.custody = 'at_centre'
  and (s.work in ('received', 'approved', 'repairing', 'testing') or (s.work = 'inspecting' and not s.inspected))`;

/** Units at a centre that are to be inspected, repaired or tested, longest waiting first. */
export async function benchLines(
  { tx, actor }: Context,
  { mine, centre, q }: BenchFilter,
  limit: number,
): Promise<BenchLine[]> {
  const beginning = q ? `${serialKey(q).replaceAll(/[\\%_]/g, "\\$&")}%` : null;
  const { rows } = await sql<BenchLine>`
    select claim.id as claim_id, claim.number as claim_number, l.id as line_id, l.serial, m.name as model,
      customer.name as customer, person.name as technician, coalesce(e.at, claim.updated_at) as since, ${situationColumns}
    from line_situation s
      join claim_line l on l.seller_id = s.seller_id and l.id = s.line_id
      join claim on claim.seller_id = s.seller_id and claim.id = s.claim_id
      join customer on customer.seller_id = claim.seller_id and customer.id = claim.customer_id
      left join unit u on u.seller_id = l.seller_id and u.id = l.unit_id
      left join model m on m.seller_id = u.seller_id and m.id = u.model_id
      left join person on person.id = l.technician_id
      left join lateral (
        select max(event.at) as at from event
        where event.seller_id = l.seller_id and event.line_id = l.id and event.to_status is not null
      ) e on true
    where ${onBench} and ${reachOf(actor)} and ${reachOfLine(actor)}
      and (${!mine} or l.technician_id = ${actor.id}::uuid)
      and (${centre ?? null}::uuid is null or l.centre_id = ${centre ?? null}::uuid)
      and (${beginning}::text is null or l.serial_key like ${beginning}
        or (l.part is not null and ${partKeyOfLine} like ${beginning}) or replace(claim.number, '-', '') like ${beginning})
    order by since, claim.number, l.position limit ${limit}`.execute(tx);
  return rows;
}

/** The centres with units on the bench that the reader reaches, by name. */
export async function benchCentres({ tx, actor }: Context): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct c.id, c.name
    from line_situation s
      join claim_line l on l.seller_id = s.seller_id and l.id = s.line_id
      join claim on claim.seller_id = s.seller_id and claim.id = s.claim_id
      join service_centre c on c.seller_id = l.seller_id and c.id = l.centre_id
    where ${onBench} and ${reachOf(actor)} and ${reachOfLine(actor)}
    order by c.name`.execute(tx);
  return rows;
}
