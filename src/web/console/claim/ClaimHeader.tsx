import { Button, Menu, Text } from "@mantine/core";
import { IconChevronDown, IconChevronLeft } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { Claim, ClaimLine } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { DeadlinePill } from "../../ui/DeadlinePill.tsx";
import { TextLink } from "../../ui/links.tsx";
import { Mark } from "../../ui/tone.tsx";
import { useWindowTitle } from "../PageHead.tsx";
import type { ClaimTab } from "../search.ts";
import { type ClaimVerb, claimVerbs, nextStepOf, placeOf, type Step } from "./actions.ts";
import classes from "./claim.module.css";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine | undefined;
  readonly onDialog: (verb: ClaimVerb) => void;
  readonly onShow: (tab: ClaimTab, position?: number) => void;
}

/** Which claim this is, how long it has, the one next action big and the others behind a menu. */
export function ClaimHeader({ claim, line, onDialog, onShow }: Props) {
  const say = useText(claimTexts);
  const format = useFormat();
  const { slug } = useSeller();
  useWindowTitle(claim.number);
  const models = [...new Set(claim.lines.map((one) => one.model).filter(Boolean))].join(", ");
  return (
    <header className={classes["header"]}>
      <div className={classes["headerWords"]}>
        <TextLink to="/$seller/console/claims" params={{ seller: slug }} size="sm" className={classes["back"] ?? ""}>
          <IconChevronLeft size={14} aria-hidden />
          {say("allClaims")}
        </TextLink>
        <div className={classes["headerLine"]}>
          <h1 className={classes["number"]}>{claim.number}</h1>
          <Mark tone={toneOf(claim.status)} icon="plain">
            {claim.statusText}
          </Mark>
          {claim.deadline && <DeadlinePill deadline={claim.deadline} />}
        </div>
        <Text size="sm" c="dimmed">
          {claim.customer.name} · {models}
          {claim.lines.length > 1 && ` ×${claim.lines.length}`} · {claim.kindText}
          {claim.reportedOn && ` · ${say("reported", { day: format.day(claim.reportedOn) })}`}
          {claim.rmaNumber && ` · ${claim.rmaNumber}`}
          {claim.refiledFrom && ` · ${say("refiledFrom", { number: claim.refiledFrom.number })}`}
          {claim.order && (
            <>
              {" · "}
              <TextLink
                to="/$seller/console/orders/$order"
                params={{ seller: slug, order: claim.order.number }}
                size="sm"
              >
                {say("ofOrder", { number: claim.order.number })}
              </TextLink>
            </>
          )}
        </Text>
      </div>
      <div className={classes["headerActions"]}>
        <Text size="sm" className={classes["nextText"] ?? ""}>
          {claim.nextStep.text}
        </Text>
        <Actions claim={claim} line={line} onDialog={onDialog} onShow={onShow} />
      </div>
    </header>
  );
}

function Actions({ claim, line, onDialog, onShow }: Props) {
  const say = useText(claimTexts);
  const sayConsole = useText(consoleTexts);
  const take = useTakeStep(claim, onDialog, onShow);
  const next = nextStepOf(claim, line);
  const others = claimVerbs.filter((verb) => verb !== next?.verb && claim.abilities[verb] !== undefined);
  return (
    <div className={classes["buttons"]}>
      {next && (
        <Button size="md" variant={claim.nextStep.who === "staff" ? "filled" : "default"} onClick={() => take(next)}>
          {say(`do.${next.verb}`)}
          {next.line && claim.lines.length > 1 && ` · ${next.line.position}`}
        </Button>
      )}
      <Menu width={320} position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="default" size="md" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {sayConsole("more")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others
            .toSorted((one, other) => Number(allows(claim, other)) - Number(allows(claim, one)))
            .map((verb) => (
              <MenuAction key={verb} claim={claim} verb={verb} onAct={() => onDialog(verb)} />
            ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** A refused action stays in the menu, can be reached by keys, and says why it is refused. */
function MenuAction({ claim, verb, onAct }: { claim: Claim; verb: ClaimVerb; onAct: () => void }) {
  const say = useText(claimTexts);
  const ability = claim.abilities[verb];
  const danger = verb === "claim.reject" || verb === "claim.cancel";
  if (ability?.allowed) {
    return (
      <Menu.Item onClick={onAct} {...(danger ? { color: "var(--mantine-color-error)" } : {})}>
        {say(`do.${verb}`)}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item aria-disabled closeMenuOnClick={false} className={classes["refusedItem"] ?? ""}>
      {say(`do.${verb}`)}
      <span className={classes["refusedWhy"]}>
        {[ability?.reason, ...(ability?.clauses ?? [])].filter(Boolean).join(" · ")}
      </span>
    </Menu.Item>
  );
}

function useTakeStep(claim: Claim, onDialog: Props["onDialog"], onShow: Props["onShow"]): (step: Step) => void {
  const navigate = useNavigate();
  const { slug } = useSeller();
  const params = { seller: slug };
  return ({ verb, line }) => {
    const place = placeOf(verb);
    if (place.kind === "dialog") return onDialog(place.verb);
    if (place.kind === "tab") return onShow(place.tab, line?.position);
    if (place.page === "receiving") {
      return void navigate({
        to: "/$seller/console/receiving",
        params,
        search: { code: line?.serial ?? claim.number },
      });
    }
    void navigate({
      to: "/$seller/console/bench",
      params,
      search: line ? { claim: claim.id, line: line.id } : {},
    });
  };
}

function allows(claim: Claim, verb: ClaimVerb): boolean {
  return claim.abilities[verb]?.allowed === true;
}

function toneOf(status: Claim["status"]) {
  if (status === "resolved" || status === "closed") return "good";
  if (status === "rejected" || status === "expired" || status === "cancelled") return "bad";
  return status === "submitted" || status === "triage" ? "open" : "plain";
}
