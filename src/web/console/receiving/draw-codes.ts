/** Draws Code 128 as SVG by code; the library is fetched only for what is printed. */
export async function drawCodes(codes: readonly string[]): Promise<Record<string, string>> {
  const { code128, drawingSVG } = await import("bwip-js/browser");
  const draw = (text: string) =>
    code128(
      { bcid: "code128", text, scale: 3, height: 16, includetext: true, backgroundcolor: "FFFFFF" },
      drawingSVG(),
    );
  return Object.fromEntries(codes.map((code) => [code, draw(code)]));
}
