export {
  checkPlace,
  clearUp,
  type FileInStorage,
  keepAttachment,
  type NewAttachment,
  plainName,
  storeFile,
  storeUpload,
} from "./keep.ts";
export {
  filesOfClaim,
  findAttachment,
  type ImageCopy,
  type KeptFile,
  largeImage,
  printedImage,
  smallImage,
} from "./read.ts";
export type { ByteRange, Storage, StoredFile } from "./storage.ts";
export { largestUpload, ownerOfUpload, sweepUploads, uploaderMark, uploadLifetime } from "./uploads.ts";
