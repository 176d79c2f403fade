import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "../portal.module.css";

/** A part of the claim's page under its heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes["section"]}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}
