import bwip from "bwip-js/node";

/** A Code 128 bar code with its text beneath, as SVG. `text` is ASCII. */
export function barcodeSvg(text: string): string {
  return bwip.toSVG({ bcid: "code128", text, height: 14, scale: 2, includetext: true, textxalign: "center" });
}

/** The bars alone: what they say stands beneath them in the typeface of the page. */
export function barsOf(text: string): string {
  return bwip.toSVG({ bcid: "code128", text, height: 12, scale: 2 });
}
