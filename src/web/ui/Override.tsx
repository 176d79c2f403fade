import { Stack, Text } from "@mantine/core";
import { IconHeartHandshake } from "@tabler/icons-react";
import type { ClaimLine } from "../data.ts";
import { type Format, useFormat } from "../format.ts";
import { type Say, useText } from "../text.ts";
import { decisionTexts } from "../texts/decision/index.ts";
import decision from "./decision.module.css";
import type { Reading } from "./Explained.tsx";
import classes from "./ui.module.css";

type Given = NonNullable<ClaimLine["override"]>["remedy"];

/** What a person gave instead of the policy's answer, before it: what, why, who and when. */
export function OverrideNote({ line, reading }: { readonly line: ClaimLine; readonly reading: Reading }) {
  const say = useText(decisionTexts);
  const format = useFormat();
  const { override } = line;
  if (!override) return null;
  const covered = override.verdict === "covered";
  return (
    <section className={classes["verdict"]} data-tone={covered ? "good" : "bad"}>
      <Stack gap={6}>
        <Text fw={650} className={decision["lawTitle"] ?? ""}>
          <IconHeartHandshake size={20} className={classes["verdictIcon"]} aria-hidden />
          {say(reading === "own" ? "overrideTitle" : "overrideTitleStaff")}
        </Text>
        <Text fw={600}>
          {[
            reading === "staff" && say(covered ? "verdictCovered" : "verdictNotCovered"),
            givesText(override.remedy, say, format),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        <Text className={decision["quoted"] ?? ""}>{override.reason}</Text>
        <Text size="sm" c="dimmed">
          {say("overrideBy", { by: override.by, at: format.instant(override.at) })}
        </Text>
      </Stack>
    </section>
  );
}

/** What is given, in a few words: `Repair, free of charge`, `USD 200.00 back`. */
function givesText({ kind, charge, amount }: Given, say: Say<GivesWord>, format: Format): string {
  if (kind === "repair")
    return say(
      charge === "free" ? "gives.repair.free" : charge === "quoted" ? "gives.repair.quoted" : "gives.repair.none",
    );
  return say(`gives.${kind}`, { amount: amount ? format.money(amount) : "" });
}

type GivesWord = `gives.${"repair.free" | "repair.quoted" | "repair.none" | Exclude<Given["kind"], "repair">}`;
