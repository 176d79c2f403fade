import { ActionIcon, Autocomplete, Button, Group, NumberInput, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { serialKey } from "../../../core/serial.ts";
import type { Problem } from "../../client.ts";
import { type Claim, type ClaimLine, useAnswer, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKept } from "../../ui/use-kept.ts";
import classes from "./bench.module.css";
import type { Part } from "./PartsPage.tsx";

export type RepairOrder = NonNullable<ClaimLine["repair"]>;
type PartRow = RepairOrder["parts"][number] & { readonly id: number };
interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
  readonly repair: RepairOrder;
}

/** What is typed and not on record yet. */
interface Typed {
  readonly workDone: string;
  readonly minutes: number | string;
  readonly parts: readonly PartRow[];
  /** The version it was begun from; null after it was told that another one stands now, on top of which it is saved. */
  readonly etag: string | null;
}

/** The record of a repair: work, parts with the serials that went out and in, time. Kept on demand; then to the tests. */
export function RepairForm({ claim, line, repair }: Props) {
  const say = useText(workTexts);
  const sayConsole = useText(consoleTexts);
  const form = useRepair({ claim, line, repair });
  const open = line.abilities["repair.record"]?.allowed === true;
  return (
    <form
      className={`surface ${classes["panel"]}`}
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <Group gap="sm">
        <h3>{say("partsAndWork")}</h3>
        <Text size="sm" c="dimmed">
          {say(repair.charge)}
        </Text>
        <ClauseChips clauses={repair.clauses} />
      </Group>
      <div className={classes["pair"]}>
        <Textarea
          label={say("workDone")}
          minRows={2}
          maxRows={10}
          value={form.workDone}
          readOnly={!open}
          onChange={(event) => form.setWorkDone(event.currentTarget.value)}
        />
        <NumberInput
          label={say("minutes")}
          min={0}
          max={100_000}
          step={5}
          allowDecimal={false}
          maw={160}
          value={form.minutes}
          readOnly={!open}
          onChange={form.setMinutes}
        />
      </div>
      {form.parts.map((part, at) => (
        <PartFields
          key={part.id}
          part={part}
          first={at === 0}
          open={open}
          onChange={(next) => form.setPart(part.id, next)}
          onRemove={() => form.removePart(part.id)}
        />
      ))}
      <ProblemAlert error={form.problem} />
      {form.conflict && <Text size="sm">{sayConsole("changedKept")}</Text>}
      {open && (
        <Group gap="xs">
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={form.addPart}>
            {say("addPart")}
          </Button>
          <Button type="submit" variant="default" loading={form.saving} disabled={!form.changed}>
            {say("saveRepair")}
          </Button>
          {line.work === "repairing" && (
            <ActionButton
              main
              action={{
                key: "startTest",
                label: say("startTesting"),
                // What is typed is saved on the way, so that it need not be on record yet.
                ability: form.workDone.trim() === "" ? line.abilities["work.startTest"] : undefined,
                busy: form.starting,
                onAct: form.startTesting,
              }}
            />
          )}
        </Group>
      )}
    </form>
  );
}

interface PartProps {
  readonly part: PartRow;
  readonly first: boolean;
  readonly open: boolean;
  readonly onChange: (next: Partial<PartRow>) => void;
  readonly onRemove: () => void;
}

function PartFields({ part, first, open, onChange, onRemove }: PartProps) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const shelf = useAnswer("GET /v1/sellers/{seller}/parts", { params: { seller: slug } }).data?.items ?? [];
  /** Puts the name of the part in place of its code, where that was typed. */
  const nameIt = (): boolean => {
    const found = open ? partOf(shelf, part.name) : undefined;
    if (!found || found.name === part.name) return false;
    onChange({ name: found.name, partId: found.id });
    return true;
  };
  const label = (text: string) => (first ? { label: text } : { "aria-label": text });
  return (
    <div className={classes["part"]}>
      <Autocomplete
        {...label(say("part"))}
        required
        maxLength={200}
        value={part.name}
        readOnly={!open}
        data={[...new Set(shelf.map(({ name }) => name))]}
        renderOption={({ option }) => <ShelfOption part={shelf.find(({ name }) => name === option.value)} />}
        filter={({ options, search }) => fitting(options, shelf, search)}
        onChange={(name) => onChange({ name, partId: partOf(shelf, name)?.id ?? null })}
        onBlur={() => nameIt()}
        onKeyDown={(event) => {
          // A scanner ends a code with Enter, which names the part and does not save the record yet.
          if (event.key === "Enter" && nameIt()) event.preventDefault();
        }}
      />
      <NumberInput
        {...label(say("quantity"))}
        className={classes["count"] ?? ""}
        min={1}
        max={1000}
        allowDecimal={false}
        hideControls
        value={part.quantity}
        readOnly={!open}
        onChange={(quantity) => onChange({ quantity: Number(quantity) || 1 })}
      />
      <TextInput
        {...label(say("serialOut"))}
        classNames={{ input: "mono" }}
        maxLength={100}
        value={part.serialOut}
        readOnly={!open}
        onChange={(event) => onChange({ serialOut: event.currentTarget.value })}
      />
      <TextInput
        {...label(say("serialIn"))}
        classNames={{ input: "mono" }}
        maxLength={100}
        value={part.serialIn}
        readOnly={!open}
        onChange={(event) => onChange({ serialIn: event.currentTarget.value })}
      />
      {open && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          onClick={onRemove}
          aria-label={say("removePart", { name: part.name })}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

/** A part of the shelf as it is offered: its code, and how many are left. */
function ShelfOption({ part }: { readonly part: Part | undefined }) {
  const say = useText(workTexts);
  if (!part) return null;
  return (
    <span>
      {part.name}{" "}
      <Text span size="sm" c="dimmed">
        {part.code} · {say("left", { count: part.stock })}
      </Text>
    </span>
  );
}

/** The part of the shelf that is called so, or has that code however it was typed. */
function partOf(shelf: readonly Part[], text: string): Part | undefined {
  const key = serialKey(text);
  return shelf.find(({ name }) => name === text) ?? shelf.find(({ code }) => serialKey(code) === key);
}

/** The parts whose name or code holds what was typed. */
function fitting<Option>(options: Option[], shelf: readonly Part[], search: string): Option[] {
  const wanted = search.trim().toLowerCase();
  const fits = shelf
    .filter(({ name, code }) => `${name} ${code}`.toLowerCase().includes(wanted))
    .map(({ name }) => name);
  return options.filter((option) => fits.includes((option as { value: string }).value));
}

function useRepair({ claim, line, repair }: Props) {
  const { slug } = useSeller();
  const client = useQueryClient();
  const params = { seller: slug, claim: claim.id, line: line.id };
  // What is on record already is where it starts; what was typed since is kept until it is saved.
  const [typed, setTyped] = useKept<Typed | null>(`repair ${repair.id}`, null);
  const { workDone, minutes, parts } = typed ?? {
    workDone: repair.workDone,
    minutes: repair.labourMinutes ?? "",
    parts: repair.parts.map((part, id) => ({ ...part, id })),
  };
  const changed = typed !== null;
  const etag = typed ? typed.etag : repair.etag;
  const edit = (part: Partial<Typed>) => setTyped({ workDone, minutes, parts, etag, ...part });
  const save = useClaimAction("PATCH /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair", () => setTyped(null));
  const start = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair/testing");
  // What somebody else saved is fetched, so that the next try starts from it; what was typed stays.
  const onError = (problem: Problem) => {
    if (problem.details.status !== 412) return;
    void client.invalidateQueries();
    edit({ etag: null });
  };
  const input = {
    params,
    ifMatch: etag ?? repair.etag,
    body: {
      workDone,
      parts: parts.filter((part) => part.name.trim() !== "").map(({ id: _, ...part }) => part),
      labourMinutes: minutes === "" ? null : Number(minutes),
    },
  };
  return {
    workDone,
    minutes,
    parts,
    changed,
    setWorkDone: (next: string) => edit({ workDone: next }),
    setMinutes: (next: number | string) => edit({ minutes: next }),
    setPart: (id: number, next: Partial<PartRow>) =>
      edit({ parts: parts.map((part) => (part.id === id ? { ...part, ...next } : part)) }),
    addPart: () =>
      edit({
        parts: [
          ...parts,
          { id: Math.max(0, ...parts.map((part) => part.id)) + 1, name: "", quantity: 1, serialOut: "", serialIn: "" },
        ],
      }),
    removePart: (id: number) => edit({ parts: parts.filter((part) => part.id !== id) }),
    save: () => save.mutate(input, { onError }),
    startTesting: () => {
      if (!changed) return start.mutate({ params });
      save.mutate(input, { onSuccess: () => start.mutate({ params }), onError });
    },
    saving: save.isPending,
    starting: start.isPending,
    problem: save.error ?? start.error,
    conflict: save.error?.details.status === 412,
  };
}
