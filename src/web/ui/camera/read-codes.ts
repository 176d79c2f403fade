import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import reader from "zxing-wasm/reader/zxing_reader.wasm?url";

// Fetched from here, where the library would look for it at a public host.
prepareZXingModule({ overrides: { locateFile: () => reader } });

/** The texts of the bar codes and square codes in a picture, those of one line and of two dimensions that labels of goods carry. */
export async function readCodes(picture: ImageData): Promise<string[]> {
  const found = await readBarcodes(picture, {
    formats: ["Code128", "Code39", "Code93", "EAN13", "EAN8", "UPCA", "ITF", "QRCode", "DataMatrix"],
    maxNumberOfSymbols: 4,
  });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text.trim());
}
