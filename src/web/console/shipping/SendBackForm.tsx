import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { type Claim, type ClaimLine, useClaimAction } from "../../data.ts";
import { today } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { type Say, useText } from "../../text.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { AccessoryTicks } from "../../ui/contents/AccessoryTicks.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { UnitChoice } from "../../ui/UnitChoice.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { CarrierField, firstCarrier } from "./CarrierField.tsx";
import classes from "./shipping.module.css";

interface Props {
  readonly claim: Claim;
  /** Told in words what was sent. */
  readonly onDone?: (sent: string) => void;
}

/** The units of a claim that may go back now. */
export function readyLines(claim: Claim): ClaimLine[] {
  return claim.lines.filter((line) => line.abilities["custody.sendBack"]?.allowed);
}

/** Units that wait only for what came along to be ticked as going back (SA-3.5). */
export function unpackedLines(claim: Claim): ClaimLine[] {
  const finished = ["ready", "no_fault_found", "returned_unrepaired", "scrap", "replaced"];
  return claim.lines.filter(
    ({ custody, work, accessories }) =>
      custody === "at_centre" && finished.includes(work) && accessories.some((each) => each.in === true && !each.out),
  );
}

/** What is to be ticked before it may go, and the form that sends what may. Nothing is shown where neither waits. */
export function SendBackForm({ claim, onDone }: Props) {
  return (
    <>
      {unpackedLines(claim).map((line) => (
        <div key={line.id} className={classes["send"]}>
          <Text size="sm">
            {line.position} · <span className="mono">{line.serial}</span>{" "}
            <span className={classes["dim"]}>{line.abilities["custody.sendBack"]?.reason}</span>
          </Text>
          <AccessoryTicks claim={claim} line={line} way="out" />
        </div>
      ))}
      <SendForm claim={claim} {...(onDone && { onDone })} />
    </>
  );
}

/** Sends the chosen units of a claim back in one parcel; those left out follow in another. */
function SendForm({ claim, onDone }: Props) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const ready = readyLines(claim);
  const [{ left, carrier, tracking, shippedOn }, put, forget] = useKeptFields(`custody.sendBack ${claim.id}`, {
    left: [] as readonly string[],
    carrier: firstCarrier(claim),
    tracking: "",
    shippedOn: today() as string,
  });
  const lineIds = ready.map((line) => line.id).filter((id) => !left.includes(id));
  const going = ready.filter(({ id }) => lineIds.includes(id));
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/return-parcels", () => {
    // What was left out goes with the next parcel, which has a number of its own.
    forget();
    onDone?.(sending(say, "sent", going));
  });
  if (ready.length === 0) return null;
  return (
    <form
      className={classes["send"]}
      onSubmit={(event) => {
        event.preventDefault();
        action.mutate({ params: { seller: slug, claim: claim.id }, body: { carrier, tracking, shippedOn, lineIds } });
      }}
    >
      <Stack gap={6}>
        <UnitChoice
          lines={ready}
          chosen={lineIds}
          onChoose={(ids) => put({ left: ready.flatMap(({ id }) => (ids.includes(id) ? [] : id)) })}
          label={say("sendUnits")}
          all={say("sendUnitsAll")}
          about={(line) => (
            <>
              {line.position} · <span className="mono">{line.serial}</span>{" "}
              <span className={classes["dim"]}>
                {line.model} · {line.stateText}
                {line.replacement && <> · {say("goesInstead", { what: instead(line.replacement) })}</>}
              </span>
            </>
          )}
        />
        <OldParts lines={going} />
        {ready.length < claim.lines.length && (
          <Text size="sm" c="dimmed">
            {say("partial", { ready: ready.length, all: claim.lines.length })}
          </Text>
        )}
      </Stack>
      <Group align="flex-start" gap="sm">
        <CarrierField
          claim={claim}
          value={carrier}
          onChange={(next) => put({ carrier: next })}
          error={action.error?.field("/carrier")}
        />
        <TextInput
          label={say("tracking")}
          value={tracking}
          required
          minLength={4}
          maxLength={60}
          w={220}
          classNames={{ input: "mono" }}
          onChange={(event) => put({ tracking: event.currentTarget.value })}
          error={action.error?.field("/tracking")}
        />
        <TextInput
          type="date"
          label={say("shippedOn")}
          value={shippedOn}
          max={today()}
          required
          onChange={(event) => put({ shippedOn: event.currentTarget.value })}
          error={action.error?.field("/shippedOn")}
        />
        <Button
          type="submit"
          loading={action.isPending}
          disabled={lineIds.length === 0}
          className={classes["submit"] ?? ""}
        >
          {sending(say, "send", going)}
        </Button>
      </Group>
      <ProblemAlert error={action.error} />
    </form>
  );
}

/** Replaced parts that go into the same parcel, unit by unit (SA-2.5). */
function OldParts({ lines }: { readonly lines: readonly ClaimLine[] }) {
  const say = useText(workTexts);
  const asked = lines.filter(({ oldParts }) => oldParts.length > 0);
  if (asked.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {say("oldParts")}
      </Text>
      <ul className="unstyled-list">
        {asked.map(({ id, serial, oldParts }) => (
          <li key={id}>
            <Text size="sm">
              <span className="mono">{serial}</span>{" "}
              {oldParts.map(({ name, quantity, serialOut }) => `${quantity} × ${name} ${serialOut}`.trim()).join(", ")}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Words = `${"send" | "sent"}${"Back" | "Out" | "Both"}`;

/** What a parcel is sent with, or was: units that go back, and what goes out in place of others. */
function sending(say: Say<Words>, verb: "send" | "sent", lines: readonly ClaimLine[]): string {
  const out = lines.filter(({ replacement }) => replacement !== null).length;
  const back = lines.length - out;
  if (out === 0) return say(`${verb}Back`, { count: back });
  return back === 0 ? say(`${verb}Out`, { count: out }) : say(`${verb}Both`, { back, out });
}

function instead({ item, serial }: NonNullable<ClaimLine["replacement"]>): string {
  return [item, serial].filter(Boolean).join(" ");
}
