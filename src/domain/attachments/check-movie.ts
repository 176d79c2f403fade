import { Refusal } from "../../core/refusal.ts";
import { topBoxes } from "./top-boxes.ts";

/** Refuses an MP4 or MOV whose boxes do not fill the file, or that lacks the one that says how to play it. */
export async function checkMovie(path: string, contentType: string, values: { file: string }): Promise<void> {
  if (contentType === "video/webm") return;
  if (!(await topBoxes(path))?.includes("moov")) throw new Refusal("file_damaged", { values });
}
