import type { Actor } from "../core/actor.ts";
import { clearUp, type FileInStorage, storeFile } from "../domain/attachments/index.ts";
import type { Context } from "../domain/context.ts";
import type { AppDeps } from "./deps.ts";
import type { Run } from "./handler.ts";

/** A request with a finished upload. */
export interface PhotoCall {
  readonly look: Run;
  readonly run: Run;
  readonly deps: AppDeps;
  readonly actor: Actor;
  readonly now: number;
  readonly body: { readonly uploadId: string; readonly fileName: string };
}

/** A request that takes a picture off. */
export type DropCall = Pick<PhotoCall, "run" | "deps">;

/** What the noun does that the picture belongs to. */
interface PhotoPlace<View> {
  /** Throws where no more is taken, or the actor does not reach the place; asked before the bytes are looked at. */
  readonly refuse: (context: Context) => Promise<void>;
  readonly keep: (context: Context, file: FileInStorage) => Promise<View>;
}

/** Keeps a finished upload as a picture: by its content, and either whole or not at all. */
export async function takePhoto<View>(
  { look, run, deps, actor, now, body }: PhotoCall,
  place: PhotoPlace<View>,
): Promise<View> {
  await look(place.refuse);
  const file = await storeFile({ actor, now }, body, deps, { only: "photo" });
  let kept = false;
  try {
    const answer = await run((context) => place.keep(context, file));
    kept = true;
    return answer;
  } finally {
    await clearUp({ uploadId: body.uploadId, storageKey: file.storageKey }, deps, kept);
  }
}

/** Takes a picture off, and its bytes out of the storage once that is sure. `remove` tells where they lie. */
export async function dropPhoto<View>(
  { run, deps }: DropCall,
  remove: (context: Context) => Promise<{ readonly storageKey: string; readonly answer: View }>,
): Promise<View> {
  const { storageKey, answer } = await run(remove);
  await Promise.all(["", "-small", "-large"].map((copy) => deps.storage.remove(`${storageKey}${copy}`)));
  return answer;
}
