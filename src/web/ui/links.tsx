import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import { type AnchorHTMLAttributes, forwardRef } from "react";

type Attributes<Props> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props>;

/** A link to a page of this product that looks like a button. */
export const ButtonLink = createLink(
  forwardRef<HTMLAnchorElement, ButtonProps & Attributes<ButtonProps>>((props, ref) => (
    <Button component="a" ref={ref} {...props} />
  )),
);

/** A link to a page of this product. */
export const TextLink = createLink(
  forwardRef<HTMLAnchorElement, AnchorProps & Attributes<AnchorProps>>((props, ref) => <Anchor ref={ref} {...props} />),
);
