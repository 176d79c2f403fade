import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "../portal.module.css";

/** A part of the claim's page under its heading. */
export function Section({
  title,
  id,
  children,
}: {
  readonly title: string;
  readonly id?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes["section"]} {...(id ? { id } : {})}>
      <Title order={2} mb="sm" tabIndex={-1}>
        {title}
      </Title>
      {children}
    </section>
  );
}
