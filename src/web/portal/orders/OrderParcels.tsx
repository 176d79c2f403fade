import { Stack, Text } from "@mantine/core";
import type { Order } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { EvidenceGrid } from "../../ui/EvidenceGrid.tsx";

/** The parcels that left, each with its tracking number, and the photos that were taken while it was packed; then what was sent again. */
export function OrderParcels({ order }: { readonly order: Order }) {
  const say = useText(shopTexts);
  const format = useFormat();
  const left = order.packages.filter(({ parcel }) => parcel !== null);
  const again = order.claims.flatMap(({ number, parcels }) => parcels.map((parcel) => ({ ...parcel, claim: number })));
  if (left.length === 0) return <Text c="dimmed">{say("noTracking")}</Text>;
  return (
    <Stack component="ul" gap="lg" className="unstyled-list">
      {left.map(({ id, position, parcel, tamperMark, files }) => (
        <li key={id}>
          {parcel && (
            <>
              <Text fw={600}>{say("parcelOf", { number: position, carrier: parcel.carrier })}</Text>
              <Text className="mono">{parcel.tracking}</Text>
              <Text size="sm" c="dimmed">
                {say("shippedOn", { day: format.day(parcel.shippedOn) })}
                {parcel.arrivedOn && ` · ${say("arrivedOn", { day: format.day(parcel.arrivedOn) })}`}
              </Text>
            </>
          )}
          {files.length > 0 && (
            <>
              <Text size="sm" mt="xs" mb={4}>
                {say("packingFiles", { mark: tamperMark })}
              </Text>
              <EvidenceGrid files={files} empty="" />
            </>
          )}
        </li>
      ))}
      {again.map(({ id, carrier, tracking, shippedOn, arrivedOn, claim, lines }) => (
        <li key={id}>
          <Text fw={600}>{say("parcelAgain", { claim, carrier })}</Text>
          <Text className="mono">{tracking}</Text>
          <Text size="sm">{lines.map(({ quantity, title }) => `${quantity} × ${title}`).join(", ")}</Text>
          <Text size="sm" c="dimmed">
            {say("shippedOn", { day: format.day(shippedOn) })}
            {arrivedOn && ` · ${say("arrivedOn", { day: format.day(arrivedOn) })}`}
          </Text>
        </li>
      ))}
    </Stack>
  );
}
