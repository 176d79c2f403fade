import { sql } from "kysely";

/** The columns of a `DeadlineRecord` but its notices, of the table `deadline d`. */
export const deadlineColumns = sql`d.id, d.line_id, d.about_id, d.name, d.clause, d.due_on, d.earliest_on, d.acts_at, d.on_miss, d.status,
  d.unit, d.days_left, d.waits, d.missed_at, d.ended_at,
  centre_of_clock(d.seller_id, d.claim_id, d.line_id) as centre_id`;

/** In lists a clock comes without its notices. */
export const withoutNotices = sql`'[]'::jsonb as notices`;
