import { Button, FileButton, Stack } from "@mantine/core";
import { IconTable } from "@tabler/icons-react";
import { useState } from "react";
import { call } from "../../client.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { bulkTexts } from "../../texts/bulk/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import type { UnitRow } from "./UnitRows.tsx";

/** Reads a table of units from a file; what is wrong with the file is told beneath. */
export function ReadFile({ onRows }: { readonly onRows: (rows: readonly UnitRow[]) => void }) {
  const say = useText(bulkTexts);
  const seller = useSeller().slug;
  const [reading, setReading] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const read = async (file: File | null) => {
    if (!file) return;
    setReading(true);
    setError(null);
    try {
      onRows((await call("POST /v1/sellers/{seller}/claim-tables", { params: { seller }, stream: file })).rows);
    } catch (refused) {
      setError(refused);
    } finally {
      setReading(false);
    }
  };
  return (
    <Stack gap="xs">
      <div>
        <FileButton
          onChange={(file) => void read(file)}
          accept=".csv,.tsv,.txt,.xlsx"
          inputProps={{ "aria-label": say("readFile") }}
        >
          {(props) => (
            <Button
              {...props}
              maw="100%"
              variant="default"
              loading={reading}
              leftSection={<IconTable size={18} aria-hidden />}
            >
              {say("readFile")}
            </Button>
          )}
        </FileButton>
      </div>
      <ProblemAlert error={error} />
    </Stack>
  );
}
