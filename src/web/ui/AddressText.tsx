import { useFormat } from "../format.ts";
import type { Address } from "./AddressFields.tsx";

/** An address as it stands on a parcel, line by line. */
export function AddressText({ address }: { readonly address: Address }) {
  const format = useFormat();
  const town = [address.postcode, address.city, address.region].filter(Boolean).join(" ");
  const lines = [address.name, ...address.lines, town, format.country(address.country), address.phone].filter(Boolean);
  return (
    <address style={{ fontStyle: "normal" }}>
      {lines.map((line, at) => (
        <div key={`${at} ${line}`}>{line}</div>
      ))}
    </address>
  );
}
