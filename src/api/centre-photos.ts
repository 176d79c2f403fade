import type { Actor } from "../core/actor.ts";
import { clearUp, storeFile } from "../domain/attachments/index.ts";
import { keepPhoto, type PhotoOwner, refusePhoto, removePhoto } from "../domain/centres/index.ts";
import { photoView } from "./centre-view.ts";
import type { AppDeps } from "./deps.ts";
import type { Run } from "./handler.ts";

interface PhotoCall {
  readonly look: Run;
  readonly run: Run;
  readonly deps: AppDeps;
  readonly actor: Actor;
  readonly now: number;
  readonly params: { readonly seller: string };
  readonly body: { readonly uploadId: string; readonly fileName: string };
}

/** Keeps a finished upload as a picture of a centre or an application. */
export async function takePhoto({ look, run, deps, actor, now, params, body }: PhotoCall, owner: PhotoOwner) {
  await look((context) => refusePhoto(context, owner));
  const file = await storeFile({ actor, now }, body, deps, { only: "photo" });
  let kept = false;
  try {
    const answer = await run(async (context) => photoView(params.seller, await keepPhoto(context, owner, file)));
    kept = true;
    return answer;
  } finally {
    await clearUp({ uploadId: body.uploadId, storageKey: file.storageKey }, deps, kept);
  }
}

/** Takes a picture off, and its bytes out of the storage once that is sure. */
export async function dropPhoto(
  { run, deps, params }: Pick<PhotoCall, "run" | "deps"> & { readonly params: { readonly photo: string } },
  owner: PhotoOwner,
) {
  const key = await run((context) => removePhoto(context, owner, params.photo));
  await Promise.all([deps.storage.remove(key), deps.storage.remove(`${key}-small`)]);
  return { id: params.photo };
}
