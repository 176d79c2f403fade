import { Stack, Text } from "@mantine/core";
import type { Parcel } from "../data.ts";
import { useFormat } from "../format.ts";
import { useText } from "../text.ts";
import { connectTexts } from "../texts/connect/index.ts";
import { Fold } from "./Fold.tsx";

/** What a parcel's carrier tells: where it is, and on demand each scan in the carrier's own words. */
export function CarrierWord({ tracked }: Pick<Parcel, "tracked">) {
  const say = useText(connectTexts);
  const format = useFormat();
  if (!tracked) return null;
  const { stageText, on, place, problem, scans } = tracked;
  return (
    <Stack gap={4}>
      {stageText && (
        <Text size="sm">
          {on
            ? say("carrierSaysOn", { stage: stageText, day: format.day(on) })
            : say("carrierSays", { stage: stageText })}
          {place && <span lang="en"> · {place}</span>}
        </Text>
      )}
      {problem && (
        <Text size="sm" c="var(--mantine-color-error)">
          {problem}
        </Text>
      )}
      {scans.length > 0 && (
        <Fold label={say("carrierScans")}>
          <Stack component="ol" gap={2} className="unstyled-list">
            {scans.map((scan) => (
              <Text component="li" size="sm" key={`${scan.on} ${scan.text} ${scan.place}`}>
                {format.day(scan.on)} · <span lang="en">{[scan.text, scan.place].filter(Boolean).join(", ")}</span>
              </Text>
            ))}
          </Stack>
        </Fold>
      )}
    </Stack>
  );
}
