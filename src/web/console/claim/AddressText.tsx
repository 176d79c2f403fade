import { Text } from "@mantine/core";
import type { Claim } from "../../data.ts";
import { useFormat } from "../../format.ts";

type Address = NonNullable<Claim["returnAddress"]>;

/** An address in one paragraph, as it stands on a label. */
export function AddressText({ address }: { readonly address: Address }) {
  const format = useFormat();
  const place = [address.postcode, address.city, address.region].filter(Boolean).join(" ");
  return (
    <Text component="address" size="sm" fs="normal">
      {[address.name, ...address.lines, place, format.country(address.country), address.phone]
        .filter(Boolean)
        .map((line) => (
          <span key={line}>
            {line}
            <br />
          </span>
        ))}
    </Text>
  );
}
