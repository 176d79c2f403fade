import { sql } from "kysely";
import type { AttachmentRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { reachOfSubject } from "../events/index.ts";

/** What is claimed as it was packed for its order (ZM-EVIDENCE). */
export interface PackedAs {
  readonly orderNumber: string;
  readonly position: number;
  readonly tamperMark: string;
  readonly packedBy: string;
  readonly packedAt: Date;
  /** Of those that are claimed; none where goods bear no serial. */
  readonly serials: readonly string[];
  readonly files: readonly AttachmentRecord[];
}

/** What is claimed: a unit by its serial, and the line of the order that it is of. */
export interface PackedPiece {
  readonly serial: string | null;
  readonly orderNumber: string | null;
  /** Of goods without serial. */
  readonly orderLineId: string | null;
}

/** The parcels in which what is claimed left, with the photos of their packing; of orders that the actor reaches. */
export async function packedAs({ tx, actor }: Context, pieces: readonly PackedPiece[]): Promise<PackedAs[]> {
  const numbers = [...new Set(pieces.flatMap(({ orderNumber }) => orderNumber ?? []))];
  if (numbers.length === 0) return [];
  const serials = pieces.flatMap(({ serial }) => serial ?? []);
  const lineIds = pieces.flatMap(({ orderLineId }) => orderLineId ?? []);
  const { rows } = await sql<PackedAs>`
    select subject.number as order_number, p.position, p.tamper_mark, p.packed_by, p.packed_at, s.serials,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'lineId', a.line_id, 'kind', a.kind, 'purpose', a.purpose,
          'shows', a.shows, 'packageId', a.package_id, 'fileName', a.file_name, 'contentType', a.content_type, 'bytes', a.bytes,
          'uploadedBy', a.uploaded_by, 'uploadedAt', a.uploaded_at) order by a.uploaded_at, a.id), '[]')
        from attachment a where a.seller_id = p.seller_id and a.package_id = p.id) as files
    from customer_order subject
      join package p on p.seller_id = subject.seller_id and p.order_id = subject.id and p.parcel_id is not null
      cross join lateral (select coalesce(array_agg(serial order by serial) filter (where serial = any(${serials})), '{}') as serials,
          coalesce(bool_or(serial = any(${serials}) or l.order_line_id = any(${lineIds}::uuid[])), false) as held
        from package_line l left join lateral unnest(l.serials) serial on true
        where l.seller_id = p.seller_id and l.package_id = p.id) s
    where ${reachOfSubject(actor)} and subject.number = any(${numbers}) and s.held
    order by subject.number, p.position`.execute(tx);
  return rows.map((row) => ({
    ...row,
    files: row.files.map((file) => ({ ...file, uploadedAt: new Date(file.uploadedAt) })),
  }));
}
