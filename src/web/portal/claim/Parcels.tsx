import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { type Claim, type Parcel, useClaimAction } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { CarrierWord } from "../../ui/CarrierWord.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useKept } from "../../ui/use-kept.ts";
import classes from "../portal.module.css";
import { Section } from "./Section.tsx";

/** The parcels of a claim, in and out; a return parcel can be confirmed. */
export function Parcels({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  return (
    <Section title={say("parcels")} id="parcels">
      <Stack component="ul" gap="sm" className="unstyled-list">
        {claim.parcels.map((parcel) => (
          <li key={parcel.id} className={classes["card"]}>
            <ParcelRow claim={claim} parcel={parcel} />
          </li>
        ))}
      </Stack>
    </Section>
  );
}

function ParcelRow({ claim, parcel }: { readonly claim: Claim; readonly parcel: Parcel }) {
  const say = useText(portalTexts);
  const format = useFormat();
  const seller = useSeller();
  const serials = claim.lines.filter((line) => parcel.lineIds.includes(line.id)).map((line) => line.serial);
  const whereabouts = parcel.lostOn
    ? say("lostOn", { day: format.day(parcel.lostOn) })
    : parcel.arrivedOn
      ? say("parcelArrived", { day: format.day(parcel.arrivedOn) })
      : parcel.refusedOn
        ? say(parcel.direction === "inbound" ? "parcelTurnedAway" : "parcelRefused", {
            day: format.day(parcel.refusedOn),
          })
        : say("parcelOnWay");
  const paid =
    parcel.freightPaidBy === "customer"
      ? say("parcelPaidCustomer")
      : parcel.freightPaidBy === "seller" && say("parcelPaidSeller", { seller: seller.name });
  return (
    <Group justify="space-between" gap="sm">
      <Stack gap={2}>
        <Text fw={600}>
          {say(parcel.direction === "inbound" ? "parcelIn" : "parcelOut")}: {parcel.carrier}{" "}
          <span className="mono">{parcel.tracking}</span>
        </Text>
        <Text size="sm" c="dimmed">
          {[
            say("parcelShipped", { day: format.day(parcel.shippedOn) }),
            whereabouts,
            paid,
            serials.slice(0, 5).join(", ") + (serials.length > 5 ? ` + ${serials.length - 5}` : ""),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        <CarrierWord tracked={parcel.tracked} />
      </Stack>
      {parcel.abilities["custody.deliver"]?.allowed && <Confirm parcel={parcel} />}
    </Group>
  );
}

function Confirm({ parcel }: { readonly parcel: Parcel }) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const [asking, setAsking] = useState(false);
  const [deliveredOn, setDay, forget] = useKept<string>(`custody.deliver ${parcel.id}`, today());
  const deliver = useClaimAction("POST /v1/sellers/{seller}/parcels/{parcel}/delivery", () => {
    forget();
    setAsking(false);
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say("parcelConfirm")}</Button>
      <ConfirmDialog
        opened={asking}
        title={say("parcelConfirmTitle")}
        verb={say("parcelConfirm")}
        busy={deliver.isPending}
        error={deliver.error}
        onClose={() => setAsking(false)}
        onConfirm={() => deliver.mutate({ params: { seller, parcel: parcel.id }, body: { deliveredOn } })}
      >
        <TextInput
          type="date"
          label={say("parcelConfirmDay")}
          min={parcel.shippedOn}
          max={today()}
          value={deliveredOn}
          error={deliver.error?.field("/deliveredOn")}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
