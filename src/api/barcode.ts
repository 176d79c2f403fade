import bwip from "bwip-js/node";

/** A Code 128 bar code with its text beneath, as SVG. `text` is ASCII. */
export function barcodeSvg(text: string): string {
  return bwip.toSVG({ bcid: "code128", text, height: 14, scale: 2, includetext: true, textxalign: "center" });
}
