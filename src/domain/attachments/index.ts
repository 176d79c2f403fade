export { checkPlace, clearUp, keepAttachment, storeUpload } from "./keep.ts";
export { findAttachment, type KeptFile, smallImage } from "./read.ts";
export type { ByteRange, Storage, StoredFile } from "./storage.ts";
export { largestUpload, ownerOfUpload, sweepUploads, uploaderMark, uploadLifetime } from "./uploads.ts";
