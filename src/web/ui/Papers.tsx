import { Anchor, Button, Group, NativeSelect, Text, UnstyledButton } from "@mantine/core";
import { IconFileTypePdf } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { type Locale, locales } from "../../core/locale.ts";
import { identityHeaders, type Problem, send } from "../client.ts";
import { type Claim, useAnswer } from "../data.ts";
import { useLocale } from "../locale.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { paperTexts } from "../texts/papers/index.ts";
import { LoadingRows } from "./LoadingPage.tsx";
import classes from "./Papers.module.css";
import { ProblemAlert } from "./ProblemAlert.tsx";

type Paper =
  | Answer<"GET /v1/sellers/{seller}/claims/{claim}/papers">["items"][number]
  | Answer<"GET /v1/sellers/{seller}/orders/{order}/papers">["items"][number];

/** The papers of a claim: those there are as PDF, in a language of choice, and what those that are not yet wait for. */
export function Papers({ claim }: { readonly claim: Claim }) {
  const papers = useAnswer("GET /v1/sellers/{seller}/claims/{claim}/papers", {
    params: { seller: useSeller().slug, claim: claim.number },
  });
  if (papers.isPending) return <LoadingRows rows={2} />;
  if (papers.isError) return <ProblemAlert error={papers.error} onRetry={() => void papers.refetch()} />;
  return <PaperList papers={papers.data.items} />;
}

/** The papers of an order: proforma invoice, also one that was replaced, and of each parcel invoice and packing list. */
export function OrderPapers({ orderId }: { readonly orderId: string }) {
  const papers = useAnswer("GET /v1/sellers/{seller}/orders/{order}/papers", {
    params: { seller: useSeller().slug, order: orderId },
  });
  if (papers.isPending) return <LoadingRows rows={2} />;
  if (papers.isError) return <ProblemAlert error={papers.error} onRetry={() => void papers.refetch()} />;
  return <PaperList papers={papers.data.items} />;
}

function PaperList({ papers }: { readonly papers: readonly Paper[] }) {
  const say = useText(paperTexts);
  const own = useLocale();
  const [chosen, setLanguage] = useState<Locale | null>(null);
  const there = papers.filter(({ ability }) => ability.allowed);
  const language = chosen ?? own;
  return (
    <div>
      {there.length === 0 ? (
        <Text c="dimmed" size="sm">
          {say("none")}
        </Text>
      ) : (
        <Group justify="space-between" align="end" gap="xs" mb={4}>
          <Text c="dimmed" size="sm">
            {say("lead")}
          </Text>
          <NativeSelect
            size="xs"
            aria-label={say("language")}
            value={language}
            onChange={({ currentTarget }) => setLanguage(currentTarget.value as Locale)}
            data={locales.map((value) => ({ value, label: languages[value] }))}
          />
        </Group>
      )}
      <ul className={classes["list"]}>
        {[...Map.groupBy(there, ({ title }) => title)].map(([name, items]) => (
          <PaperRow key={name} items={items} language={language} />
        ))}
      </ul>
      <Later papers={papers.filter(({ ability }) => !ability.allowed)} />
    </div>
  );
}

const languages: Readonly<Record<Locale, string>> = { en: "English", es: "Español", zh: "中文" };

/** One kind of paper; of several units or centres, the one that is chosen. */
function PaperRow({ items, language }: { readonly items: readonly Paper[]; readonly language: Locale }) {
  const say = useText(paperTexts);
  const [chosen, setChosen] = useState<string | null>(null);
  const paper = items.find((item) => aboutOf(item).id === chosen) ?? items[0];
  if (!paper) return null;
  const many = items.length > 1;
  const { id, name } = aboutOf(paper);
  const label = many && name ? say("openOf", { title: paper.title, serial: name }) : "";
  return (
    <li className={classes["paper"]}>
      <PaperLink paper={paper} language={language} label={label || say("open", { title: paper.title })} />
      {many && (
        <NativeSelect
          size="xs"
          aria-label={`${paper.title}: ${say(paper.line ? "unit" : "centre")}`}
          value={id}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={items.map((item) => ({ value: aboutOf(item).id, label: aboutOf(item).label }))}
        />
      )}
    </li>
  );
}

/** What one of several papers of a kind is about: a unit, or the parcel for a centre. */
function aboutOf(paper: Paper): { readonly id: string; readonly name: string; readonly label: string } {
  const { line } = paper;
  if (line) return { id: line.id, name: line.serial, label: `${line.position} · ${line.serial}` };
  const centre = "centre" in paper ? paper.centre : null;
  return { id: centre?.id ?? "", name: centre?.name ?? "", label: centre?.name ?? "" };
}

interface LinkProps {
  readonly paper: Paper;
  readonly language: Locale;
  readonly label: string;
}

/** Opens the PDF beside the page. */
function PaperLink({ paper, language, label }: LinkProps) {
  const say = useText(paperTexts);
  const url = `${paper.url}${paper.url.includes("?") ? "&" : "?"}locale=${language}`;
  const { fetchFirst, fetchPaper, busy, problem } = useFetched(url, paper.fileName);
  const inside = (
    <>
      <IconFileTypePdf size={20} aria-hidden />
      <span>{busy ? `${paper.title} · ${say("opening")}` : paper.title}</span>
    </>
  );
  if (!fetchFirst) {
    return (
      <Anchor className={classes["name"]} href={url} target="_blank" rel="noreferrer" aria-label={label}>
        {inside}
      </Anchor>
    );
  }
  return (
    <>
      <UnstyledButton className={classes["name"]} onClick={() => void fetchPaper()} aria-label={label} disabled={busy}>
        {inside}
      </UnstyledButton>
      {problem && <ProblemAlert error={problem} />}
    </>
  );
}

interface ButtonProps {
  readonly claim: Claim;
  readonly paper: string;
  /** Whose parcel it is about. */
  readonly centre?: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

/** One paper of the claim as a button, in the reader's language. */
export function PaperButton({ claim, paper, centre, icon, children }: ButtonProps) {
  const locale = useLocale();
  const url = `/v1/sellers/${useSeller().slug}/claims/${claim.number}/papers/${paper}?locale=${locale}${centre ? `&centre=${centre}` : ""}`;
  const { fetchFirst, fetchPaper, busy, problem } = useFetched(url, `${claim.number}-${paper}.pdf`);
  return (
    <>
      {fetchFirst ? (
        <Button leftSection={icon} loading={busy} onClick={() => void fetchPaper()}>
          {children}
        </Button>
      ) : (
        <Button component="a" href={url} target="_blank" rel="noreferrer" leftSection={icon}>
          {children}
        </Button>
      )}
      {problem && <ProblemAlert error={problem} />}
    </>
  );
}

/** A guest's papers need the guest's header, so they are fetched first; others are a plain address. */
function useFetched(url: string, fileName: string) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const fetchPaper = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const response = await send(url, { headers: identityHeaders() });
      offer(await response.blob(), fileName);
    } catch (error) {
      setProblem(error as Problem);
    } finally {
      setBusy(false);
    }
  };
  return { fetchFirst: "authorization" in identityHeaders(), fetchPaper, busy, problem };
}

/** Hands the browser a file to keep. */
function offer(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function Later({ papers }: { readonly papers: readonly Paper[] }) {
  const say = useText(paperTexts);
  if (papers.length === 0) return null;
  return (
    <details className={classes["later"]}>
      <summary>{say("later", { count: papers.length })}</summary>
      <ul>
        {papers.map(({ paper, title, ability }) => (
          <li key={paper}>
            <strong>{title}</strong>
            {ability.reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
