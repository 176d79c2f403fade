import { Button } from "@mantine/core";
import { IconFileTypePdf } from "@tabler/icons-react";
import { useState } from "react";
import { identityHeaders, send } from "../client.ts";
import type { Claim, ClaimLine } from "../data.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { decisionTexts } from "../texts/decision/index.ts";
import { ProblemAlert } from "./ProblemAlert.tsx";

/** Downloads the decision about a unit as a sheet to print; there is one once a decision is stored. */
export function DecisionSheet({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine }) {
  const say = useText(decisionTexts);
  const seller = useSeller().slug;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!line.decidedAt) return null;
  const path = `/v1/sellers/${seller}/claims/${claim.id}/papers/decision-sheet?line=${line.id}`;
  const fetchSheet = async () => {
    setBusy(true);
    setError(null);
    try {
      // Fetched and not linked: a guest's request needs the guest's header, and a refusal is told here.
      const sheet = await (await send(path, { headers: identityHeaders() })).blob();
      save(sheet, `${claim.number}-${line.position}.pdf`);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        loading={busy}
        leftSection={<IconFileTypePdf size={17} aria-hidden />}
        onClick={() => void fetchSheet()}
      >
        {say("sheet")}
      </Button>
      <ProblemAlert error={error} />
    </>
  );
}

/** Hands a file that was fetched to the browser's downloads. */
export function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
