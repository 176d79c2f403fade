import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPackageExport, IconPackageImport } from "@tabler/icons-react";
import { type Claim, type ClaimLine, type Parcel, useClaimAction } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { remedyTexts } from "../../texts/remedies/index.ts";
import { CarrierWord } from "../../ui/CarrierWord.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { spansOf } from "../../ui/spans.ts";
import { useKept } from "../../ui/use-kept.ts";
import { ArrangeCarrier } from "../shipping/ArrangeCarrier.tsx";
import { SendBackForm } from "../shipping/SendBackForm.tsx";
import { may } from "./actions.ts";
import { BringBackForm } from "./BringBackForm.tsx";
import classes from "./claim.module.css";
import { LoseForm } from "./LoseForm.tsx";
import { SupplierClaims } from "./SupplierClaims.tsx";

/** The parcels of a claim both ways, and sending back what is ready. */
export function ParcelsTab({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine | undefined }) {
  const say = useText(claimTexts);
  return (
    <Stack gap="md">
      {claim.parcels.length === 0 && <Text c="dimmed">{say("noParcels")}</Text>}
      {claim.parcels.map((parcel) => (
        <ParcelBlock key={parcel.id} claim={claim} parcel={parcel} />
      ))}
      <SendBackForm claim={claim} />
      <ArrangeCarrier claim={claim} />
      <SupplierClaims claim={claim} line={line} />
    </Stack>
  );
}

function ParcelBlock({ claim, parcel }: { readonly claim: Claim; readonly parcel: Parcel }) {
  const say = useText(claimTexts);
  const format = useFormat();
  const remedy = useText(remedyTexts);
  const sent = format.day(parcel.shippedOn);
  const Icon = parcel.direction === "inbound" ? IconPackageImport : IconPackageExport;
  const positions = claim.lines.filter((line) => parcel.lineIds.includes(line.id)).map((line) => line.position);
  return (
    <section className={classes["block"]}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Icon size={20} aria-hidden />
        <div>
          <h2>{say(parcel.direction)}</h2>
          <Text>
            {parcel.carrier} <span className="mono">{parcel.tracking}</span>
          </Text>
          <Text size="sm" c="dimmed">
            {parcel.arrivedOn
              ? say("shippedArrived", { sent, arrived: format.day(parcel.arrivedOn) })
              : say("shipped", { sent })}
            {parcel.freightPaidBy && ` · ${say(`paidBy.${parcel.freightPaidBy}`)}`}
            {` · ${say("linesOf", { count: positions.length, n: spansOf(positions) })}`}
            {parcel.refusedOn && ` · ${remedy(refusedWord(parcel), { day: format.day(parcel.refusedOn) })}`}
            {parcel.lostOn && ` · ${remedy("lostWords", { day: format.day(parcel.lostOn) })}`}
            {parcel.carrierClaim?.reference &&
              ` · ${remedy("carrierClaim", { reference: parcel.carrierClaim.reference })}`}
          </Text>
          <CarrierWord tracked={parcel.tracked} />
        </div>
      </Group>
      {may(parcel.abilities["custody.deliver"]) && <Deliver parcel={parcel} />}
      {may(parcel.abilities["custody.bringBack"]) && <BringBackForm parcel={parcel} />}
      {may(parcel.abilities["custody.lose"]) && <LoseForm parcel={parcel} />}
    </section>
  );
}

/** The dock turned it away, or its customer did. */
function refusedWord({ direction }: Parcel): "turnedAwayWords" | "refusedWords" {
  return direction === "inbound" ? "turnedAwayWords" : "refusedWords";
}

/** Confirms the day a return parcel arrived. */
export function Deliver({ parcel }: { readonly parcel: Parcel }) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  const [on, setOn, forget] = useKept<string>(`custody.deliver ${parcel.id}`, today());
  const action = useClaimAction("POST /v1/sellers/{seller}/parcels/{parcel}/delivery", forget);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        action.mutate({ params: { seller: slug, parcel: parcel.id }, body: { deliveredOn: on } });
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          type="date"
          label={say("deliveredOn")}
          value={on}
          min={parcel.shippedOn}
          max={today()}
          required
          onChange={(event) => setOn(event.currentTarget.value)}
          error={action.error?.field("/deliveredOn")}
        />
        <Button type="submit" variant="default" loading={action.isPending}>
          {say("do.custody.deliver")}
        </Button>
      </Group>
      <ProblemAlert error={action.error} />
    </form>
  );
}
