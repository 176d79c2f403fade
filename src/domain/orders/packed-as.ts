import { sql } from "kysely";
import type { AttachmentRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { reachOfSubject } from "../events/index.ts";

/** What a claimed unit looked like when it was packed for its order (ZM-EVIDENCE). */
export interface PackedAs {
  readonly orderNumber: string;
  readonly position: number;
  readonly tamperMark: string;
  readonly packedBy: string;
  readonly packedAt: Date;
  readonly serials: readonly string[];
  readonly files: readonly AttachmentRecord[];
}

/** The parcels in which units of these orders left, with the photos of their packing; of orders that the actor reaches. */
export async function packedAs(
  { tx, actor }: Context,
  units: readonly { readonly serial: string; readonly orderNumber: string | null }[],
): Promise<PackedAs[]> {
  const numbers = [...new Set(units.flatMap(({ orderNumber }) => orderNumber ?? []))];
  if (numbers.length === 0) return [];
  const { rows } = await sql<PackedAs>`
    select subject.number as order_number, p.position, p.tamper_mark, p.packed_by, p.packed_at, s.serials,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'lineId', a.line_id, 'kind', a.kind, 'purpose', a.purpose,
          'shows', a.shows, 'packageId', a.package_id, 'fileName', a.file_name, 'contentType', a.content_type, 'bytes', a.bytes,
          'uploadedBy', a.uploaded_by, 'uploadedAt', a.uploaded_at) order by a.uploaded_at, a.id), '[]')
        from attachment a where a.seller_id = p.seller_id and a.package_id = p.id) as files
    from customer_order subject
      join package p on p.seller_id = subject.seller_id and p.order_id = subject.id and p.parcel_id is not null
      cross join lateral (select array_agg(serial) as serials from package_line l, unnest(l.serials) serial
        where l.seller_id = p.seller_id and l.package_id = p.id and serial = any(${units.map(({ serial }) => serial)})) s
    where ${reachOfSubject(actor)} and subject.number = any(${numbers}) and s.serials is not null
    order by subject.number, p.position`.execute(tx);
  return rows.map((row) => ({
    ...row,
    files: row.files.map((file) => ({ ...file, uploadedAt: new Date(file.uploadedAt) })),
  }));
}
