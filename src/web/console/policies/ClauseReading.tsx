import { Text } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useText } from "../../text.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { FindField } from "../../ui/FindField.tsx";
import classes from "../console.module.css";

type Clauses = Answer<"GET /v1/sellers/{seller}/policies/{policy}">["clauses"];

/** Clauses in reading order, layer by layer, each beside the section it comes from and the reading adopted; can be searched. */
export function ClauseReading({ clauses }: { readonly clauses: Clauses }) {
  const say = useText(officeTexts);
  const [sought, setSought] = useState("");
  const words = sought.trim().toLowerCase();
  const shown = clauses.filter((clause) => `${clause.id} ${clause.text}`.toLowerCase().includes(words));
  return (
    <>
      <div className={classes["policyHead"]}>
        <FindField
          label={say("searchClauses")}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          w={280}
        />
        <Text size="sm" c="dimmed" role="status">
          {shown.length === 0 ? say("noClauseFits") : say("clauseCount", { count: shown.length })}
        </Text>
      </div>
      {[...Map.groupBy(shown, (clause) => clause.layer)].map(([layer, held]) => (
        <Layer key={layer} name={layer} clauses={held} />
      ))}
    </>
  );
}

function Layer({ name, clauses }: { readonly name: string; readonly clauses: Clauses }) {
  const say = useText(officeTexts);
  return (
    <section className={`surface ${classes["layer"]}`}>
      <h2 className={classes["layerTitle"]}>{say("layer", { name })}</h2>
      <ol className="unstyled-list">
        {clauses.map((clause) => (
          <li key={clause.id} className={classes["clause"]} id={clause.id}>
            <span className={classes["clauseId"]}>{clause.id}</span>
            <span>
              {clause.text}
              {clause.note && (
                <Text size="sm" c="dimmed">
                  {say("reading")}: {clause.note}
                </Text>
              )}
            </span>
            <span className={classes["dim"]}>{clause.source}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
