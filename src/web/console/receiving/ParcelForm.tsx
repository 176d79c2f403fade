import { Button, Group, Text, Textarea, TextInput } from "@mantine/core";
import { useAction, useAnswer } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { contentsTexts } from "../../texts/contents/index.ts";
import { AccessoryTicks } from "../../ui/contents/AccessoryTicks.tsx";
import { FactRows } from "../../ui/FactRows.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { TextLink } from "../../ui/links.tsx";
import { conditions, looksBad } from "./condition.ts";
import type { Dock, Parcel } from "./dock.ts";
import classes from "./receiving.module.css";

interface Props {
  readonly dock: Dock;
  readonly parcel: Parcel;
  /** The scanner goes on. */
  readonly onTicked?: () => void;
}

/** What is recorded about the parcel on the table: condition, the policy's questions, extras, photos. */
export function ParcelForm({ dock, parcel, onTicked }: Props) {
  const say = useText(workTexts);
  const { match } = parcel;
  const seller = useSeller();
  return (
    <section className={`surface ${classes["panel"]}`}>
      <div className={classes["unit"]}>
        <span className={`mono ${classes["serial"]}`}>{match.serial}</span>
        <span>{match.model}</span>
        <span>{match.customer}</span>
        <TextLink to="/$seller/console/claims/$claim" params={{ seller: seller.slug, claim: match.claimNumber }}>
          {match.claimNumber} · {say("unitOf", { n: match.position, count: match.lines })}
        </TextLink>
      </div>
      <Conditions dock={dock} parcel={parcel} />
      <div className={classes["halves"]}>
        <FactRows
          label={say("dockQuestions")}
          questions={match.questions}
          facts={parcel.facts}
          onAnswer={dock.answer}
          currency={seller.currency}
        />
        <Extras dock={dock} parcel={parcel} {...(onTicked && { onTicked })} />
      </div>
      <Settle dock={dock} parcel={parcel} />
    </section>
  );
}

function Conditions({ dock, parcel }: Props) {
  const say = useText(workTexts);
  return (
    <div role="radiogroup" aria-label={say("condition")} className={classes["conditions"]}>
      {conditions.map((condition) => (
        <button
          key={condition}
          type="button"
          role="radio"
          aria-checked={parcel.condition === condition}
          className={classes["condition"]}
          data-bad={condition !== "1" || undefined}
          onClick={() => dock.setCondition(condition)}
        >
          <span className={classes["key"]}>{condition}</span>
          {say(`condition.${condition}`)}
        </button>
      ))}
    </div>
  );
}

function Extras({ dock, parcel, onTicked }: Props) {
  const say = useText(workTexts);
  const sayContents = useText(contentsTexts);
  const { slug } = useSeller();
  const add = useAction("POST /v1/sellers/{seller}/claims/{claim}/attachments");
  const { match } = parcel;
  const claim = useAnswer("GET /v1/sellers/{seller}/claims/{claim}", {
    params: { seller: slug, claim: match.claimId },
  });
  const line = claim.data?.lines.find(({ id }) => id === match.lineId);
  return (
    <div className={classes["extras"]}>
      {claim.data && line && (
        <>
          {line.part && (
            <Text fw={600}>{sayContents("onlyThis", { part: `${line.part.name} ${line.part.serial}`.trim() })}</Text>
          )}
          <AccessoryTicks claim={claim.data} line={line} way="in" {...(onTicked && { onTicked })} />
        </>
      )}
      <TextInput
        label={say("extras")}
        placeholder={say("extrasHint")}
        value={parcel.accessories}
        onChange={(event) => dock.change({ accessories: event.currentTarget.value })}
      />
      <Textarea
        label={say("note")}
        minRows={1}
        maxRows={5}
        value={parcel.note}
        onChange={(event) => dock.change({ note: event.currentTarget.value })}
      />
      <FileDrop
        label={say("photos")}
        accept="image/*,video/*"
        onUploaded={(uploadId, file) =>
          add.mutateAsync({
            params: { seller: slug, claim: match.claimId },
            body: { uploadId, fileName: file.name, purpose: "receiving", lineId: match.lineId },
          })
        }
      />
    </div>
  );
}

function Settle({ dock, parcel }: Props) {
  const say = useText(workTexts);
  const sayConsole = useText(consoleTexts);
  if (parcel.refusing) {
    return (
      <div className={classes["refusing"]} role="alert">
        <b>{say("refuseQuestion")}</b>
        <Text size="sm">{say("refuseHelp")}</Text>
        <Group gap="xs">
          <Button color="red.9" size="md" loading={dock.busy} onClick={dock.refuse}>
            {say("refuse")} · ↵
          </Button>
          <Button variant="default" size="md" onClick={() => dock.change({ refusing: false })}>
            {sayConsole("cancel")} · Esc
          </Button>
        </Group>
      </div>
    );
  }
  const bad = looksBad(parcel.facts);
  return (
    <Group gap="xs">
      <Button size="md" loading={dock.busy} onClick={dock.takeIn} variant={bad ? "default" : "filled"}>
        {say("takeIn")} · ↵
      </Button>
      <Button size="md" variant={bad ? "filled" : "default"} {...(bad ? { color: "red.9" } : {})} onClick={dock.refuse}>
        {say("refuse")}
      </Button>
      <Button size="md" variant="subtle" color="gray" onClick={dock.park}>
        {say("park")} · Esc
      </Button>
      <Text size="sm" c="dimmed">
        {say("scanAgain")}
      </Text>
    </Group>
  );
}
