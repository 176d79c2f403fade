import { keepPhoto, type PhotoOwner, refusePhoto, removePhoto } from "../domain/centres/index.ts";
import { photoView } from "./centre-view.ts";
import { type DropCall, dropPhoto, type PhotoCall, takePhoto } from "./photo-keeping.ts";

/** Keeps a finished upload as a picture of a centre or an application. */
export function takeCentrePhoto(
  call: PhotoCall & { readonly params: { readonly seller: string } },
  owner: PhotoOwner,
): Promise<ReturnType<typeof photoView>> {
  return takePhoto(call, {
    refuse: (context) => refusePhoto(context, owner),
    keep: async (context, file) => photoView(call.params.seller, await keepPhoto(context, owner, file)),
  });
}

/** Takes a picture of a centre or an application off. */
export function dropCentrePhoto(
  call: DropCall & { readonly params: { readonly photo: string } },
  owner: PhotoOwner,
): Promise<{ id: string }> {
  const { photo } = call.params;
  return dropPhoto(call, async (context) => ({
    storageKey: await removePhoto(context, owner, photo),
    answer: { id: photo },
  }));
}
