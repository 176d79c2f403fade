import { Stack, Text, Title } from "@mantine/core";
import type { Claim } from "../data.ts";
import { useFormat } from "../format.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { EvidenceGrid } from "./EvidenceGrid.tsx";

/** How the units of a claim were packed for their order: the seal and the photos, to be held against the customer's. */
export function PackedAs({ packing }: { readonly packing: Claim["packing"] }) {
  const say = useText(shared);
  const format = useFormat();
  if (packing.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {say("packedAs")}
      </Title>
      {packing.map((each) => (
        <div key={`${each.orderNumber} ${each.position}`}>
          <Text size="sm">
            {say("packedAsOf", { order: each.orderNumber, position: each.position, mark: each.tamperMark })}
          </Text>
          <Text size="xs" c="dimmed">
            {say("byAt", { by: each.packedBy, at: format.instant(each.packedAt) })} ·{" "}
            <span className="mono">{each.serials.join(", ")}</span>
          </Text>
          <EvidenceGrid files={each.files} />
        </div>
      ))}
    </Stack>
  );
}
