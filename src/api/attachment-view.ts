import type { AttachmentRecord } from "../domain/claims/index.ts";

/** A kept file as the contract gives it; `slug` is the seller's, for its address. */
export function attachmentView(slug: string, attachment: AttachmentRecord) {
  const { id, lineId, kind, purpose, shows, fileName, contentType, bytes, uploadedBy, uploadedAt } = attachment;
  const url = `/v1/sellers/${slug}/attachments/${id}`;
  return {
    id,
    lineId,
    kind,
    purpose,
    shows,
    fileName,
    contentType,
    bytes,
    url,
    by: uploadedBy,
    at: uploadedAt.toISOString(),
  };
}
