import type { ClaimLine } from "../../data.ts";

/** A unit by model and serial number. */
export function UnitName({ line }: { readonly line: Pick<ClaimLine, "manufacturer" | "model" | "serial"> }) {
  const model = [line.manufacturer, line.model].filter(Boolean).join(" ");
  return (
    <>
      {model && `${model} · `}
      <span className="mono">{line.serial}</span>
    </>
  );
}
