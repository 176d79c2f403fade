import { Collapse, UnstyledButton } from "@mantine/core";
import { useDisclosure, useId } from "@mantine/hooks";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./ui.module.css";

interface Props {
  readonly label: string;
  readonly opened?: boolean;
  readonly children: ReactNode;
}

/** Details on demand: a line that opens what is beneath it. */
export function Fold({ label, opened = false, children }: Props) {
  const [open, { toggle }] = useDisclosure(opened);
  const id = useId();
  return (
    <div>
      <UnstyledButton className={classes["more"]} onClick={toggle} aria-expanded={open} aria-controls={id}>
        {label}
        <IconChevronDown size={16} aria-hidden data-open={open || undefined} />
      </UnstyledButton>
      <Collapse expanded={open} id={id}>
        {open && children}
      </Collapse>
    </div>
  );
}
