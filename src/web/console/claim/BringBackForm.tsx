import { type Parcel, useClaimAction } from "../../data.ts";
import { today } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { remedyTexts } from "../../texts/remedies/index.ts";
import { useKept } from "../../ui/use-kept.ts";
import { ParcelEvent } from "./ParcelEvent.tsx";

/** Books a return that the customer refused: its units are at the centre again. */
export function BringBackForm({ parcel }: { readonly parcel: Parcel }) {
  const say = useText(remedyTexts);
  const { slug } = useSeller();
  const [refusedOn, setDay, forget] = useKept<string>(`custody.bringBack ${parcel.id}`, today());
  const action = useClaimAction("POST /v1/sellers/{seller}/parcels/{parcel}/refusal", forget);
  return (
    <ParcelEvent
      parcel={parcel}
      verb={say("refusedBack")}
      day={{ label: say("refusedOn"), pointer: "/refusedOn" }}
      action={action}
      on={refusedOn}
      onDay={setDay}
      onSend={() => action.mutate({ params: { seller: slug, parcel: parcel.id }, body: { refusedOn } })}
    />
  );
}
