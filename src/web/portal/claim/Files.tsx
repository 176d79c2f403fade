import { Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { call, newKey } from "../../client.ts";
import type { Claim } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { EvidenceGrid } from "../../ui/EvidenceGrid.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { PackedAs } from "../../ui/PackedAs.tsx";
import { Section } from "./Section.tsx";

const evidenceTypes = "image/*,video/*,application/pdf";

/** Papers and photos of the claim; more can be added while it is open. */
export function Files({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const keep = useKeepEvidence(claim);
  const closed = ["closed", "rejected", "cancelled", "expired"].includes(claim.status);
  return (
    <Section title={say("files")}>
      <Stack gap="md">
        <EvidenceGrid files={claim.attachments} />
        <PackedAs packing={claim.packing} />
        {!closed && claim.abilities["attachment.add"]?.allowed !== false && (
          <FileDrop label={say("filesAddMore")} hint={say("filesLead")} accept={evidenceTypes} onUploaded={keep} />
        )}
      </Stack>
    </Section>
  );
}

/** Keeps an upload with the claim as evidence, as the piece that it shows where it is one, then reads the claim again. */
export function useKeepEvidence(claim: Claim): (uploadId: string, file: File, shows?: string | null) => Promise<void> {
  const seller = useSeller().slug;
  const client = useQueryClient();
  return async (uploadId, file, shows = null) => {
    await call("POST /v1/sellers/{seller}/claims/{claim}/attachments", {
      params: { seller, claim: claim.id },
      body: { uploadId, fileName: file.name, purpose: "evidence", shows },
      idempotencyKey: newKey(),
    });
    await client.invalidateQueries({ queryKey: ["GET /v1/sellers/{seller}/claims/{claim}"] });
  };
}
