import { sweepUploads } from "../domain/attachments/index.ts";
import type { JobDeps } from "./deps.ts";

/** Removes uploads that no claim took and nobody has gone on with for a day. */
export async function removeUploads({ uploadFolder, now }: JobDeps): Promise<void> {
  await sweepUploads(uploadFolder, now());
}
