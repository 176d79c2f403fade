import { open } from "node:fs/promises";
import { isStaff } from "../../core/actor.ts";
import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { roleWord } from "../../core/role-words.ts";
import { factEntry } from "../../policy/index.ts";
import type { AttachmentRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { lockSubject, noteEvent, reachOfLine, type Subject, scopeOf } from "../events/index.ts";
import { evidenceForm } from "../policies/index.ts";
import { type InspectedFile, inspectFile } from "./inspect-file.ts";
import type { Storage } from "./storage.ts";
import { findUpload, removeUpload, uploaderMark } from "./uploads.ts";

/** A file for a claim or an order: a finished upload, and what it is for. */
export interface NewAttachment {
  readonly subject: Subject;
  readonly lineId: string | null;
  readonly uploadId: string;
  readonly fileName: string;
  readonly purpose: AttachmentRecord["purpose"];
  /** The name under `evidence.` that the file is handed in as; null: what its kind says. */
  readonly shows: string | null;
  /** Of an order: what was being packed. */
  readonly packageId?: string | null | undefined;
}

/** Where uploads wait and where files are kept. */
export interface FilePlaces {
  readonly uploadFolder: string;
  readonly storage: Storage;
}

/** A file that lies in the storage and is not written down yet. */
export interface StoredAttachment {
  readonly input: NewAttachment;
  readonly row: Omit<AttachmentRecord, "uploadedBy" | "uploadedAt"> & {
    readonly sha256: string;
    readonly storageKey: string;
    readonly width: number | null;
    readonly height: number | null;
  };
}

/** Refuses a file for what the actor does not reach, a line or package of another, and a purpose that is not theirs. */
export async function checkPlace(context: Context, input: Omit<NewAttachment, "uploadId" | "fileName">): Promise<void> {
  const { actor } = context;
  if (staffPurposes.includes(input.purpose) && !isStaff(actor)) {
    throw new Refusal("not_allowed", { values: { role: roleWord(actor.role) } });
  }
  if (input.subject.claimId) return checkClaim(context, input, input.subject.claimId);
  await lockSubject(context, input.subject);
  if (input.purpose === "packing") await checkPackage(context, input);
}

async function checkClaim(
  { tx, actor }: Context,
  input: Omit<NewAttachment, "uploadId" | "fileName">,
  claimId: string,
): Promise<void> {
  const claim = await tx
    .selectFrom("claim")
    .select("id")
    .where(scopeOf(actor))
    .where("id", "=", claimId)
    .executeTakeFirst();
  if (!claim) throw new Refusal("not_found");
  if (input.shows !== null && !(factEntry(`evidence.${input.shows}`) && evidenceForm(input.shows) !== "words"))
    throw new Refusal("invalid_input", { fields: [fieldFault("/shows", "unknown_fact", { nearest: "" })] });
  if (input.lineId === null) return;
  const line = await tx
    .selectFrom("claimLine as l")
    .select("l.id")
    .where("l.sellerId", "=", actor.sellerId)
    .where("l.claimId", "=", claimId)
    .where("l.id", "=", input.lineId)
    .where(reachOfLine(actor))
    .executeTakeFirst();
  if (!line) throw new Refusal("invalid_input", { fields: [fieldFault("/lineId", "not_in_this_claim")] });
}

async function checkPackage(
  { tx, actor }: Context,
  { subject, packageId }: Pick<NewAttachment, "subject" | "packageId">,
): Promise<void> {
  const packed = await tx
    .selectFrom("package")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", subject.orderId ?? null)
    .where("id", "=", packageId ?? null)
    .executeTakeFirst();
  if (!packed) throw new Refusal("invalid_input", { fields: [fieldFault("/packageId", "not_in_this_order")] });
}

/**
 * Looks at an upload's content and copies it into the storage; outside any transaction, since both take their time. An
 * upload that a twin of this request keeps meanwhile is refused as missing.
 */
export async function storeUpload(
  { actor, now }: Pick<Context, "actor" | "now">,
  input: NewAttachment,
  places: FilePlaces,
): Promise<StoredAttachment> {
  const isProof = input.purpose === "payment_proof";
  const { kind, ...file } = await storeFile({ actor, now }, input, places, isProof ? { never: "video" } : {});
  const { lineId, purpose } = input;
  const shows = purpose === "evidence" ? input.shows : null;
  return {
    input,
    row: {
      ...file,
      lineId,
      purpose,
      shows,
      packageId: input.packageId ?? null,
      kind: isProof ? "payment_proof" : kind,
    },
  };
}

/** A file that lies in the storage; `kind` is what its content tells. */
export interface FileInStorage extends InspectedFile {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string;
}

/** Looks at an upload's content and copies it into the storage under a new id; a kind that is not wanted is refused before. */
export async function storeFile(
  { actor, now }: Pick<Context, "actor" | "now">,
  input: { readonly uploadId: string; readonly fileName: string },
  { uploadFolder, storage }: FilePlaces,
  wanted: { readonly only?: InspectedFile["kind"]; readonly never?: InspectedFile["kind"] } = {},
): Promise<FileInStorage> {
  const upload = await findUpload(uploadFolder, input.uploadId, uploaderMark(actor));
  if (!upload) throw new Refusal("upload_missing");
  const fileName = plainName(input.fileName);
  const found = await inspectFile(upload.path, fileName).catch(missing);
  if (found.kind === wanted.never || (wanted.only && found.kind !== wanted.only))
    throw new Refusal("file_kind", { values: { file: fileName, found: found.contentType } });
  const id = newId<"attachment">(now);
  const storageKey = `${actor.sellerId}/${id}`;
  const source = await open(upload.path, "r").catch(missing);
  const { bytes, sha256 } = await storage.put(storageKey, source.createReadStream());
  return { id, fileName, bytes, sha256, storageKey, ...found };
}

function missing(error: NodeJS.ErrnoException): never {
  throw error.code === "ENOENT" ? new Refusal("upload_missing") : error;
}

/** Writes a stored file down with its claim and notes it in the history. */
export async function keepAttachment(context: Context, { input, row }: StoredAttachment): Promise<AttachmentRecord> {
  const { tx, actor, now } = context;
  const { subject } = input;
  const kept = { uploadedBy: actor.name, uploadedAt: new Date(now) };
  await tx
    .insertInto("attachment")
    .values({ sellerId: actor.sellerId, ...subject, ...row, ...kept })
    .execute();
  const about = { ...subject, ...(row.lineId !== null && { lineId: row.lineId }) };
  const { id, fileName, kind, purpose, sha256 } = row;
  await noteEvent(context, about, "attachment.added", { attachmentId: id, fileName, kind, purpose, sha256 });
  const { storageKey: _, sha256: __, width: ___, height: ____, ...record } = row;
  return { ...record, ...kept };
}

/** Clears up after a file was stored: the upload goes once its file is kept, the stored copy goes where it was not. */
export async function clearUp(
  { uploadId, storageKey }: { readonly uploadId: string; readonly storageKey: string },
  places: FilePlaces,
  kept: boolean,
): Promise<void> {
  if (kept) await removeUpload(places.uploadFolder, uploadId);
  else await places.storage.remove(storageKey);
}

const staffPurposes: readonly string[] = [
  "receiving",
  "inspection",
  "repair",
  "packing",
] satisfies AttachmentRecord["purpose"][];

/** A name without folders and without characters that no screen shows. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return (
    last
      .replaceAll(/\p{Cc}|\p{Cf}/gu, "")
      .trim()
      .slice(0, 200) || "file"
  );
}
