import { Group, Image, Text } from "@mantine/core";
import type { Seller } from "../data.ts";
import classes from "./ui.module.css";

/** A seller's logo and name; without a logo, the name's first letter stands in. */
export function Brand({
  seller,
  small = false,
}: {
  readonly seller: Pick<Seller, "name" | "logo">;
  readonly small?: boolean;
}) {
  const size = small ? 26 : 32;
  return (
    <Group gap={10} wrap="nowrap" component="span">
      {seller.logo ? (
        <Image src={seller.logo} alt="" w={size} h={size} fit="contain" />
      ) : (
        <span className={classes["monogram"]} aria-hidden>
          {[...seller.name][0]}
        </span>
      )}
      <Text fw={650} span lineClamp={1}>
        {seller.name}
      </Text>
    </Group>
  );
}
