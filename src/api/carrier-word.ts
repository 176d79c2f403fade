import type { CarrierWord } from "../domain/claims/index.ts";
import type { TrackingStage } from "../domain/tracking/index.ts";
import type { Reader } from "./reader.ts";
import { stageText, trackingProblemText } from "./texts/tracking.ts";

/** What a carrier tells of a parcel, in the reader's language; its own words stay as it wrote them. Only staff read what is in the way. */
export function carrierWordView({ locale, inside }: Pick<Reader, "locale" | "inside">, word: CarrierWord) {
  const { stage, text, place, on, problem, scans } = word;
  return {
    stage: stage as TrackingStage | null,
    stageText: stage && stageText[stage as TrackingStage][locale],
    text,
    place,
    on,
    problem: inside && problem ? trackingProblemText[problem as keyof typeof trackingProblemText][locale] : null,
    scans: scans.map((scan) => ({ ...scan })),
  };
}
