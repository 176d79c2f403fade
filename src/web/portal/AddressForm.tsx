import { Button, Group, Radio, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { Controller, useForm } from "react-hook-form";
import type { Body } from "../../api/contract/index.ts";
import type { Problem } from "../client.ts";
import { countryChoices } from "../countries.ts";
import { useLocale } from "../locale.ts";
import { useText } from "../text.ts";
import { portalTexts } from "../texts/portal/index.ts";
import { shared } from "../texts/shared/index.ts";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";

/** An address as it is sent. */
export type Address = Body<"POST /v1/sellers/{seller}/addresses">["address"];
interface Fields {
  name: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postcode: string;
  country: string;
  phone: string;
  kind: "address" | "pickup_point";
}

interface Props {
  readonly name?: string;
  readonly country?: string;
  /** Asks whether it is a street address or a pick-up point. */
  readonly withKind?: boolean;
  readonly action: string;
  readonly busy: boolean;
  readonly error: Problem | null;
  readonly onCancel?: () => void;
  readonly onDone: (address: Address) => void;
}

/** Asks for a postal address; what the server finds wrong stands beside its field. */
export function AddressForm({
  name = "",
  country = "",
  withKind = false,
  action,
  busy,
  error,
  onCancel,
  onDone,
}: Props) {
  const say = useText(portalTexts);
  const word = useText(shared);
  const locale = useLocale();
  const form = useForm<Fields>({
    defaultValues: {
      name,
      line1: "",
      line2: "",
      city: "",
      region: "",
      postcode: "",
      country,
      phone: "",
      kind: "address",
    },
  });
  const { register, control, formState } = form;
  const wrong = (field: keyof Fields, pointer: string) =>
    formState.errors[field]?.message ?? error?.details.fields?.find((one) => one.pointer.endsWith(pointer))?.text;
  const required = { required: say("required") };
  return (
    <form noValidate onSubmit={form.handleSubmit((fields) => onDone(addressOf(fields)))}>
      <Stack>
        <TextInput
          label={say("addressName")}
          autoComplete="name"
          error={wrong("name", "/name")}
          {...register("name", required)}
        />
        <TextInput
          label={say("addressLines")}
          autoComplete="address-line1"
          error={wrong("line1", "/lines/0")}
          {...register("line1", required)}
        />
        <TextInput
          label={`${say("addressLine2")} (${word("optional")})`}
          autoComplete="address-line2"
          error={wrong("line2", "/lines/1")}
          {...register("line2")}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={`${say("addressPostcode")} (${word("optional")})`}
            autoComplete="postal-code"
            error={wrong("postcode", "/postcode")}
            {...register("postcode")}
          />
          <TextInput
            label={say("addressCity")}
            autoComplete="address-level2"
            error={wrong("city", "/city")}
            {...register("city", required)}
          />
          <TextInput
            label={`${say("addressRegion")} (${word("optional")})`}
            autoComplete="address-level1"
            error={wrong("region", "/region")}
            {...register("region")}
          />
          <Controller
            control={control}
            name="country"
            rules={required}
            render={({ field }) => (
              <Select
                label={say("addressCountry")}
                data={countryChoices(locale)}
                searchable
                value={field.value || null}
                onChange={(value) => field.onChange(value ?? "")}
                error={wrong("country", "/country")}
              />
            )}
          />
        </SimpleGrid>
        <TextInput
          label={`${say("addressPhone")} (${word("optional")})`}
          type="tel"
          autoComplete="tel"
          error={wrong("phone", "/phone")}
          {...register("phone")}
        />
        {withKind && (
          <Controller
            control={control}
            name="kind"
            render={({ field }) => (
              <Radio.Group label={say("addressKind")} value={field.value} onChange={field.onChange}>
                <Group mt="xs">
                  <Radio value="address" label={say("addressHome")} />
                  <Radio value="pickup_point" label={say("addressPickup")} />
                </Group>
              </Radio.Group>
            )}
          />
        )}
        <ProblemAlert error={error} />
        <Group>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {word("cancel")}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function addressOf({ line1, line2, ...fields }: Fields): Address {
  return { ...fields, lines: [line1, line2].filter((line) => line.trim() !== "") };
}
