import { Button, Divider, Group, List, Paper, Radio, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { Controller } from "react-hook-form";
import { type Claim, type ClaimLine, useClaimAction } from "../../data.ts";
import { today } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Instructions, ownInstructions, sharedInstructions } from "../../ui/Instructions.tsx";
import { PaperButton } from "../../ui/Papers.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { UnitChoice } from "../../ui/UnitChoice.tsx";
import { useKeptForm } from "../../ui/use-kept-form.ts";
import { UnitName } from "./UnitName.tsx";

interface Fields {
  carrier: string;
  tracking: string;
  shippedOn: string;
  from: "address" | "pickup_point";
  lineIds: string[];
}

interface Props {
  readonly claim: Claim;
  readonly lines: readonly ClaimLine[];
}

/** Where to send it and how, the slip, then courier and tracking number; of units for several centres, a parcel for each. */
export function SendIn({ claim, lines }: Props) {
  const say = useText(portalTexts);
  const parts = (claim.authorization?.centres ?? []).flatMap((centre) => {
    const units = lines.filter(({ id }) => centre.lineIds.includes(id));
    return units.length > 0 ? [{ centre, units }] : [];
  });
  const [only] = parts;
  if (only && parts.length === 1)
    return <Parcel claim={claim} centre={only.centre} units={only.units} instructions={only.centre.instructions} />;
  const shared = sharedInstructions(claim.authorization?.centres ?? []);
  return (
    <Stack gap="md">
      <Text>{say("sendParts", { count: parts.length })}</Text>
      <div>
        <Text fw={600} size="sm">
          {say("sendHowEach")}
        </Text>
        <Instructions items={shared} />
      </div>
      {parts.map(({ centre, units }, at) => (
        <Paper key={centre.id} withBorder p="md" component="section" aria-label={say("sendPart", { number: at + 1 })}>
          <Text fw={600} mb="xs">
            {say("sendPart", { number: at + 1 })}
          </Text>
          <List mb="sm">
            {units.map((line) => (
              <List.Item key={line.id}>
                <UnitName line={line} />
              </List.Item>
            ))}
          </List>
          <Parcel claim={claim} centre={centre} units={units} instructions={ownInstructions(centre, shared)} />
        </Paper>
      ))}
    </Stack>
  );
}

interface ParcelProps {
  readonly claim: Claim;
  readonly centre: NonNullable<Claim["authorization"]>["centres"][number];
  readonly units: readonly ClaimLine[];
  readonly instructions: Parameters<typeof Instructions>[0]["items"];
}

/** What goes to one centre. */
function Parcel({ claim, centre, units, instructions }: ParcelProps) {
  const say = useText(portalTexts);
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <div>
          <Text fw={600} size="sm">
            {say("sendTo")}
          </Text>
          {centre.name !== centre.address.name && <Text fw={500}>{centre.name}</Text>}
          <AddressText address={centre.address} />
        </div>
        <div>
          <Text fw={600} size="sm">
            {say("sendHow")}
          </Text>
          <Instructions items={instructions} />
        </div>
      </SimpleGrid>
      <Group>
        <PaperButton
          claim={claim}
          paper="authorization-slip"
          centre={centre.id}
          icon={<IconPrinter size={18} aria-hidden />}
        >
          {say("sendPrint")}
        </PaperButton>
      </Group>
      <Divider />
      <TrackingForm claim={claim} centre={centre.id} lines={units} />
    </Stack>
  );
}

interface TrackingProps extends Props {
  readonly centre: string;
}

function TrackingForm({ claim, centre, lines }: TrackingProps) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const [form, forget] = useKeptForm<Fields>(`custody.sendIn ${claim.id} ${centre}`, {
    carrier: "",
    tracking: "",
    shippedOn: today(),
    from: "address",
    lineIds: lines.map((line) => line.id),
  });
  const { register, control, handleSubmit, formState } = form;
  const send = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/parcels", forget);
  const wrong = (field: keyof Fields) => formState.errors[field]?.message ?? send.error?.field(`/${field}`);
  const required = { required: say("required") };
  return (
    <form noValidate onSubmit={handleSubmit((body) => send.mutate({ params: { seller, claim: claim.id }, body }))}>
      <Stack gap="sm">
        <Text fw={600} size="sm">
          {say("sendTracking")}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <TextInput label={say("sendCarrier")} error={wrong("carrier")} {...register("carrier", required)} />
          <TextInput
            label={say("sendNumber")}
            autoComplete="off"
            autoCapitalize="characters"
            error={wrong("tracking")}
            {...register("tracking", required)}
          />
          <TextInput
            label={say("sendDay")}
            type="date"
            max={today()}
            error={wrong("shippedOn")}
            {...register("shippedOn", required)}
          />
        </SimpleGrid>
        <Controller
          control={control}
          name="from"
          render={({ field }) => (
            <Radio.Group label={say("sendFrom")} value={field.value} onChange={field.onChange} error={wrong("from")}>
              <Group mt="xs">
                <Radio value="address" label={say("addressHome")} />
                <Radio value="pickup_point" label={say("addressPickup")} />
              </Group>
            </Radio.Group>
          )}
        />
        {lines.length > 1 && (
          <Controller
            control={control}
            name="lineIds"
            rules={{ validate: (chosen) => chosen.length > 0 || say("sendPickLine") }}
            render={({ field }) => (
              <UnitChoice
                lines={lines}
                chosen={field.value}
                onChoose={field.onChange}
                label={say("sendLines")}
                all={say("sendAll")}
                about={(line) => <UnitName line={line} />}
                error={wrong("lineIds")}
              />
            )}
          />
        )}
        <ProblemAlert error={send.error} />
        <Group>
          <Button type="submit" variant="light" loading={send.isPending}>
            {say("sendAction")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
