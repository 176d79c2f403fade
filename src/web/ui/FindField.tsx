import { TextInput, type TextInputProps } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";

/** A field in which something of a list is looked for; what it finds by is its name and stands in it while it is empty. */
export function FindField({ label, ...props }: Omit<TextInputProps, "label"> & { readonly label: string }) {
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      {...props}
    />
  );
}
