import { Collapse, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure, useId } from "@mantine/hooks";
import { IconChevronDown } from "@tabler/icons-react";
import { useFormat } from "../format.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { shared } from "../texts/shared/index.ts";
import { ButtonLink } from "../ui/links.tsx";
import { Mark, type Tone } from "../ui/tone.tsx";
import { looks, verdictTitle } from "../ui/VerdictCard.tsx";
import { CheckCard } from "./CheckCard.tsx";
import classes from "./public.module.css";
import type { Check } from "./SellerHome.tsx";

/** Many units: a count of each verdict, then a row for each that opens into its card. */
export function CheckList({ checks }: { readonly checks: readonly Check[] }) {
  const say = useText(publicTexts);
  const seller = useSeller().slug;
  const count = (...verdicts: readonly string[]) =>
    checks.filter((check) => check.card && verdicts.includes(check.card.verdict)).length;
  return (
    <Stack gap="sm">
      <Text c="dimmed" size="sm">
        {say("checkSummary", {
          covered: count("covered", "provisional"),
          open: count("undetermined"),
          out: count("not_covered"),
          unknown: checks.filter((check) => !check.card).length,
        })}
      </Text>
      <ul className={`surface unstyled-list ${classes["rows"]}`}>
        {checks.map((check) => (
          <Row key={check.serial} check={check} />
        ))}
      </ul>
      <Group>
        <ButtonLink
          to="/$seller/my/claims/new"
          params={{ seller }}
          search={{ serials: checks.map((check) => check.serial).join(",") }}
        >
          {say("checkFileAll", { count: checks.length })}
        </ButtonLink>
      </Group>
    </Stack>
  );
}

function Row({ check }: { readonly check: Check }) {
  const say = useText(publicTexts);
  const word = useText(shared);
  const format = useFormat();
  const [open, { toggle }] = useDisclosure(false);
  const id = useId();
  const tone: Tone = check.card ? looks[check.card.verdict].tone : "plain";
  return (
    <li>
      <UnstyledButton className={classes["row"]} onClick={toggle} aria-expanded={open} aria-controls={id}>
        <span>
          <span className="mono">{check.serial}</span>
          {check.unit && (
            <Text span size="sm" c="dimmed">
              {" "}
              {check.unit.manufacturer} {check.unit.model}
            </Text>
          )}
        </span>
        <Group gap={6} wrap="nowrap">
          <Mark tone={tone}>{check.card ? verdictTitle(check.card, word, format) : say("checkUnknown")}</Mark>
          <IconChevronDown size={16} aria-hidden />
        </Group>
      </UnstyledButton>
      <Collapse expanded={open} id={id}>
        {open && <CheckCard check={check} />}
      </Collapse>
    </li>
  );
}
