import { createHash } from "node:crypto";
import sharp from "sharp";
import { type KeptFile, printedImage } from "../../domain/attachments/index.ts";
import type { Block, Picture, Sheet } from "../../domain/papers/index.ts";
import type { AppDeps } from "../deps.ts";
import { type MadePaper, pictureName } from "./making.ts";

/** What a paper's ETag is: of everything that shows on it, and of how the press sets it. */
export function paperTag({ sheet, photos }: MadePaper, logo: string | null, edition: string): string {
  const seen = JSON.stringify([edition, sheet, photos.map(({ id }) => id), logo]);
  return `"${createHash("sha256").update(seen).digest("base64url")}"`;
}

/** Sets a paper with its photos and the seller's logo. */
export async function printPaper(
  { press, storage }: Pick<AppDeps, "press" | "storage">,
  { sheet }: MadePaper,
  { files, logo }: { readonly files: readonly KeptFile[]; readonly logo: string | null },
): Promise<Uint8Array> {
  const mark = logo && (await logoPicture(logo));
  const photos = await Promise.all(files.map(async (file) => photoPicture(file, await printedImage(storage, file))));
  const pictures = [...(mark ? [mark] : []), ...photos.filter((photo) => photo !== null)];
  const seller = { ...sheet.seller, logo: mark ? mark.name : null };
  return press.print({ ...sheet, seller, blocks: withPictures(sheet.blocks, pictures), pictures });
}

function photoPicture(file: KeptFile, bytes: Buffer | null): Picture | null {
  return bytes && { name: pictureName(file), bytes };
}

/** A photo whose file cannot be had is left out, rather than the paper. */
function withPictures(blocks: Sheet["blocks"], pictures: readonly Picture[]): Sheet["blocks"] {
  const names = new Set(pictures.map(({ name }) => name));
  return blocks.flatMap((block): Block[] => {
    if (block.is !== "photos") return [block];
    const photos = block.photos.filter(({ picture }) => names.has(picture));
    return photos.length > 0 ? [{ ...block, photos }] : [];
  });
}

const logoSide = 260;
const logos = new Map<string, Promise<Picture | null>>();
const mostLogos = 200;

/** The logo as PNG, whatever it came as; null for one that cannot be drawn. The last few hundred are kept. */
function logoPicture(dataUri: string): Promise<Picture | null> {
  let picture = logos.get(dataUri);
  if (!picture) {
    if (logos.size >= mostLogos) logos.clear();
    picture = drawLogo(dataUri);
    logos.set(dataUri, picture);
  }
  return picture;
}

async function drawLogo(dataUri: string): Promise<Picture | null> {
  try {
    const source = Buffer.from(dataUri.slice(dataUri.indexOf(",") + 1), "base64");
    const bytes = await sharp(source, { density: 300, limitInputPixels: 40_000_000 })
      .resize(logoSide, logoSide, { fit: "inside" })
      .png()
      .toBuffer();
    return { name: "logo.png", bytes };
  } catch {
    return null;
  }
}
