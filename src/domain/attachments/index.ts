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
