import { stat } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { Refusal } from "../../core/refusal.ts";
import { checkImage } from "./check-image.ts";
import { checkMovie } from "./check-movie.ts";
import { checkPdf } from "./check-pdf.ts";

/** What a file is by its content; size in pixels for images that can be decoded here. */
export interface InspectedFile {
  readonly kind: "photo" | "video" | "document";
  readonly contentType: string;
  readonly width: number | null;
  readonly height: number | null;
}

const mb = 1024 * 1024;
const limits = { photo: 25 * mb, video: 500 * mb, document: 25 * mb } as const;

/** The kinds of file that are taken, by the media type that their content tells. */
const taken: Readonly<Record<string, InspectedFile["kind"]>> = {
  "image/jpeg": "photo",
  "image/png": "photo",
  "image/webp": "photo",
  "image/heic": "photo",
  "image/heif": "photo",
  "video/mp4": "video",
  "video/x-m4v": "video",
  "video/quicktime": "video",
  "video/webm": "video",
  "application/pdf": "document",
};

/**
 * Tells what a file is by its content, never by its name. Refuses what is empty, too large for its kind, of a kind that
 * is not taken, damaged, or a picture with something else inside. `name` is for the sentence.
 */
export async function inspectFile(path: string, name: string): Promise<InspectedFile> {
  const values = { file: name };
  const { size } = await stat(path);
  if (size === 0) throw new Refusal("file_empty", { values });
  const contentType = (await fileTypeFromFile(path))?.mime ?? "";
  const kind = taken[contentType];
  if (!kind) throw new Refusal("file_kind", { values: { ...values, found: contentType || "?" } });
  if (size > limits[kind]) {
    throw new Refusal("file_too_large", { values: { ...values, limit: `${limits[kind] / mb} MB` } });
  }
  const found = { kind, contentType, width: null, height: null };
  if (kind === "document") return (await checkPdf(path, values), found);
  if (kind === "video") return (await checkMovie(path, contentType, values), found);
  return { ...found, ...(await checkImage(path, contentType, values)) };
}
