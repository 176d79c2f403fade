import type { Answer } from "../../../api/contract/index.ts";
import { useText } from "../../text.ts";
import { routingTexts } from "../../texts/routing/index.ts";

/** A centre with its place in the order in which units should go to it. */
export type RankedCentre = Answer<"GET /v1/sellers/{seller}/claims/{claim}/routing">["all"]["centres"][number];

/** Why a centre stands where it does. */
export function CentreReasons({ centre: { suitable, score, reasons } }: { readonly centre: RankedCentre }) {
  const say = useText(routingTexts);
  return (
    <>
      {suitable && <>{say("score", { score })} · </>}
      {reasons.map(({ text }) => text).join(" · ")}
    </>
  );
}
