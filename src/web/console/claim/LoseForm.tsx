import { TextInput } from "@mantine/core";
import { type Parcel, useClaimAction } from "../../data.ts";
import { today } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { remedyTexts } from "../../texts/remedies/index.ts";
import { useKeptFields } from "../../ui/use-kept.ts";
import { ParcelEvent } from "./ParcelEvent.tsx";

/** Gives a parcel up as lost, with the claim against its carrier. */
export function LoseForm({ parcel }: { readonly parcel: Parcel }) {
  const say = useText(remedyTexts);
  const { slug } = useSeller();
  const [loss, put, forget] = useKeptFields(`custody.lose ${parcel.id}`, { lostOn: today() as string, reference: "" });
  const action = useClaimAction("POST /v1/sellers/{seller}/parcels/{parcel}/loss", forget);
  return (
    <ParcelEvent
      parcel={parcel}
      verb={say("lost")}
      day={{ label: say("lostOn"), pointer: "/lostOn" }}
      action={action}
      on={loss.lostOn}
      onDay={(lostOn) => put({ lostOn })}
      onSend={() => action.mutate({ params: { seller: slug, parcel: parcel.id }, body: loss })}
    >
      <TextInput
        label={say("reference")}
        maxLength={100}
        value={loss.reference}
        onChange={(event) => put({ reference: event.currentTarget.value })}
      />
    </ParcelEvent>
  );
}
