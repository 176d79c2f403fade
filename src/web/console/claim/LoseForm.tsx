import { TextInput } from "@mantine/core";
import { useState } from "react";
import { type Parcel, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { remedyTexts } from "../../texts/remedies/index.ts";
import { ParcelEvent } from "./ParcelEvent.tsx";

/** Gives a parcel up as lost, with the claim against its carrier. */
export function LoseForm({ parcel }: { readonly parcel: Parcel }) {
  const say = useText(remedyTexts);
  const { slug } = useSeller();
  const [reference, setReference] = useState("");
  const action = useClaimAction("POST /v1/sellers/{seller}/parcels/{parcel}/loss");
  return (
    <ParcelEvent
      parcel={parcel}
      verb={say("lost")}
      day={{ label: say("lostOn"), pointer: "/lostOn" }}
      action={action}
      onSend={(lostOn) => action.mutate({ params: { seller: slug, parcel: parcel.id }, body: { lostOn, reference } })}
    >
      <TextInput
        label={say("reference")}
        maxLength={100}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </ParcelEvent>
  );
}
