export { type InspectedFile, inspectFile } from "./inspect-file.ts";
export {
  checkPlace,
  clearUp,
  type FilePlaces,
  keepAttachment,
  type NewAttachment,
  type StoredAttachment,
  storeUpload,
} from "./keep.ts";
export { findAttachment, type KeptFile, smallImage } from "./read.ts";
export type { ByteRange, Storage, StoredFile } from "./storage.ts";
export {
  findUpload,
  largestUpload,
  ownerOfUpload,
  removeUpload,
  sweepUploads,
  uploaderMark,
  uploadLifetime,
} from "./uploads.ts";
