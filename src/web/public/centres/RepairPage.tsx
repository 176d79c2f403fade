import { Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import classes from "../public.module.css";
import { ApplyNote } from "./ApplyNote.tsx";
import { Directory, type DirectoryQuery } from "./Directory.tsx";

const steps = ["repairStep1", "repairStep2", "repairStep3", "repairStep4"] as const;

/** How a miner is repaired, step by step; the listed centres stand at its foot (ZM-RC-5). */
export function RepairPage() {
  const say = useText(centreTexts);
  const seller = useSeller();
  const [query, setQuery] = useState<DirectoryQuery>({ category: "miner" });
  return (
    <>
      <PageHeader
        title={say("repairTitle")}
        lead={say("repairLead")}
        place={seller.name}
        actions={
          <ButtonLink to="/$seller/my/claims/new" params={{ seller: seller.slug }}>
            {say("repairFile")}
          </ButtonLink>
        }
      />
      <ol className={`unstyled-list ${classes["ways"]}`}>
        {steps.map((step, index) => (
          <li key={step} className={classes["card"]}>
            <Text c="dimmed" size="sm" fw={600}>
              {index + 1}
            </Text>
            <Text fw={600}>{say(step)}</Text>
            <Text size="sm" c="dimmed">
              {say(`${step}Text`)}
            </Text>
          </li>
        ))}
      </ol>
      <Stack component="section" mt="xl" gap="sm">
        <Title order={2}>{say("repairCentres")}</Title>
        <Directory query={query} onNarrow={setQuery} />
        <ApplyNote />
      </Stack>
    </>
  );
}
