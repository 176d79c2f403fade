import { Group, Radio, Select, SimpleGrid, TextInput } from "@mantine/core";
import { Controller, type UseFormReturn } from "react-hook-form";
import type { Body } from "../../api/contract/index.ts";
import type { Problem } from "../client.ts";
import { countryChoices } from "../countries.ts";
import { useLocale } from "../locale.ts";
import { useText } from "../text.ts";
import { addressTexts } from "../texts/address/index.ts";
import { shared } from "../texts/shared/index.ts";

/** An address as it is sent. */
export type Address = Body<"POST /v1/sellers/{seller}/addresses">["address"];

/** An address as it is typed. */
export interface AddressDraft {
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

/** An address of which only what is given is known. */
export function addressDraft(known: Partial<AddressDraft> = {}): AddressDraft {
  return {
    name: "",
    line1: "",
    line2: "",
    city: "",
    region: "",
    postcode: "",
    country: "",
    phone: "",
    kind: "address",
    ...known,
  };
}

/** What was typed, as it is sent. */
export function addressOf({ line1, line2, ...fields }: AddressDraft): Address {
  return { ...fields, lines: [line1, line2].filter((line) => line.trim() !== "") };
}

interface Props {
  readonly form: UseFormReturn<AddressDraft>;
  /** What the server found wrong stands beside its field. */
  readonly error: Problem | null;
  /** Where the address is in what was sent, as a JSON pointer; anywhere unless told. */
  readonly at?: string;
  /** Whose address it is: that decides what the name is called. */
  readonly of?: "person" | "centre";
  /** Asks whether it is a street address or a pick-up point. */
  readonly withKind?: boolean;
}

/** The fields of a postal address, for a form that holds an `AddressDraft`. */
export function AddressFields({ form, error, at = "", of = "person", withKind = false }: Props) {
  const say = useText(addressTexts);
  const word = useText(shared);
  const locale = useLocale();
  const { register, control, formState } = form;
  const wrong = (field: keyof AddressDraft, pointer: string = field) =>
    formState.errors[field]?.message ??
    error?.details.fields?.find((one) => one.pointer.endsWith(`${at}/${pointer}`))?.text;
  const required = { required: say("required") };
  const optional = (label: string) => `${label} (${word("optional")})`;
  return (
    <>
      <TextInput
        label={say(of === "centre" ? "centreName" : "name")}
        autoComplete={of === "centre" ? "organization" : "name"}
        error={wrong("name")}
        {...register("name", required)}
      />
      <TextInput
        label={say("lines")}
        autoComplete="address-line1"
        error={wrong("line1", "lines/0")}
        {...register("line1", required)}
      />
      <TextInput
        label={optional(say("line2"))}
        autoComplete="address-line2"
        error={wrong("line2", "lines/1")}
        {...register("line2")}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={optional(say("postcode"))}
          autoComplete="postal-code"
          error={wrong("postcode")}
          {...register("postcode")}
        />
        <TextInput
          label={say("city")}
          autoComplete="address-level2"
          error={wrong("city")}
          {...register("city", required)}
        />
        <TextInput
          label={optional(say("region"))}
          autoComplete="address-level1"
          error={wrong("region")}
          {...register("region")}
        />
        <Controller
          control={control}
          name="country"
          rules={required}
          render={({ field }) => (
            <Select
              label={say("country")}
              data={countryChoices(locale)}
              searchable
              allowDeselect={false}
              value={field.value || null}
              onChange={(value) => field.onChange(value ?? "")}
              error={wrong("country")}
            />
          )}
        />
      </SimpleGrid>
      <TextInput
        label={optional(say("phone"))}
        type="tel"
        autoComplete="tel"
        error={wrong("phone")}
        {...register("phone")}
      />
      {withKind && (
        <Controller
          control={control}
          name="kind"
          render={({ field }) => (
            <Radio.Group label={say("kind")} value={field.value} onChange={field.onChange}>
              <Group mt="xs">
                <Radio value="address" label={say("street")} />
                <Radio value="pickup_point" label={say("pickup")} />
              </Group>
            </Radio.Group>
          )}
        />
      )}
    </>
  );
}
