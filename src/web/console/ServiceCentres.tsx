import { Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useAction, useAnswer } from "../data.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { officeTexts } from "../texts/console-office/index.ts";
import { ActionButton } from "../ui/ActionBar.tsx";
import { AddressForm } from "../ui/AddressForm.tsx";
import { AddressText } from "../ui/AddressText.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./console.module.css";

/** Where customers send units in, and one more. */
export function ServiceCentres() {
  const say = useText(officeTexts);
  const seller = useSeller().slug;
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const { data, error, isPending, refetch } = useAnswer("GET /v1/sellers/{seller}/centres", { params: { seller } });
  const add = useAction("POST /v1/sellers/{seller}/centres", () => setAdding(false));
  return (
    <section>
      <h2 className={classes["subTitle"]}>{say("centres")}</h2>
      <div className={`surface ${classes["settings"]}`}>
        <Text c="dimmed">{say("centresHint")}</Text>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {isPending && <LoadingRows rows={2} height={64} />}
        {data?.items.length === 0 && <Text>{say("noCentres")}</Text>}
        {data && data.items.length > 0 && (
          <Stack component="ul" className="unstyled-list" gap="md">
            {data.items.map(({ id, name, address }) => (
              <li key={id}>
                {name !== address.name && <Text fw={500}>{name}</Text>}
                <AddressText address={address} />
              </li>
            ))}
          </Stack>
        )}
        {adding ? (
          <AddressForm
            of="centre"
            action={say("addCentre")}
            busy={add.isPending}
            error={add.error}
            onCancel={() => setAdding(false)}
            onDone={(address) => add.mutate({ params: { seller }, body: { name: address.name, address } })}
          />
        ) : (
          <div>
            <ActionButton
              action={{
                key: "centre",
                label: say("addCentre"),
                icon: <IconPlus size={16} aria-hidden />,
                ability: me?.abilities["seller.edit"],
                onAct: () => {
                  add.reset();
                  setAdding(true);
                },
              }}
            />
          </div>
        )}
      </div>
    </section>
  );
}
