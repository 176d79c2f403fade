import { Button, Container, Group } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useEffect } from "react";
import { type Claim, useAnswer } from "../data.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { portalTexts } from "../texts/portal/index.ts";
import { AddressText } from "../ui/AddressText.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFile } from "../ui/file.ts";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./portal.module.css";

/** The sheet for the parcel: RMA number with bar code, addresses, contents, packing instructions. White when printed or not. */
export function Slip({ seller, number }: { readonly seller: string; readonly number: string }) {
  const say = useText(portalTexts);
  const claim = useAnswer("GET /v1/sellers/{seller}/claims/{claim}", { params: { seller, claim: number } });
  useEffect(() => {
    document.title = `${say("slipTitle")} ${number}`;
  }, [say, number]);
  if (claim.isPending) return <LoadingRows rows={5} />;
  if (claim.isError) {
    return (
      <Container size="sm" py="xl">
        <ProblemAlert error={claim.error} onRetry={() => void claim.refetch()} />
      </Container>
    );
  }
  const { authorization } = claim.data;
  if (!authorization) {
    return <EmptyState icon={<IconPrinter size={24} />} title={say("slipNone")} text={say("slipNoneText")} />;
  }
  return <Sheet claim={claim.data} authorization={authorization} />;
}

function Sheet({ claim, authorization }: { claim: Claim; authorization: NonNullable<Claim["authorization"]> }) {
  const say = useText(portalTexts);
  const seller = useSeller();
  const barcode = useFile(authorization.barcode);
  return (
    <main className={classes["slip"]} data-mantine-color-scheme="light">
      <Group className="no-print" justify="flex-end" mb="md">
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {say("slipPrint")}
        </Button>
      </Group>
      <header className={classes["slipHead"]}>
        <div>
          <h1>{say("slipTitle")}</h1>
          <div>{seller.name}</div>
          <p>{say("slipPut")}</p>
        </div>
        <div>
          {barcode ? (
            <img src={barcode} alt={authorization.rmaNumber} className={classes["barcode"]} />
          ) : (
            <div className="mono">{authorization.rmaNumber}</div>
          )}
        </div>
      </header>
      <div className={classes["slipGrid"]}>
        <section>
          <h2>{say("slipTo")}</h2>
          <strong>{authorization.centre.name}</strong>
          <AddressText address={authorization.centre.address} />
        </section>
        <section>
          <h2>{say("slipFrom")}</h2>
          {claim.returnAddress ? <AddressText address={claim.returnAddress} /> : claim.customer.name}
        </section>
      </div>
      <section>
        <h2>{say("slipUnits")}</h2>
        <ol>
          {claim.lines.map((line) => (
            <li key={line.id}>
              {line.manufacturer} {line.model} <span className="mono">{line.serial}</span>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{say("slipPacking")}</h2>
        <Instructions claim={claim} />
      </section>
    </main>
  );
}

/** How to pack and send, each with the clause it comes from. */
export function Instructions({ claim }: { readonly claim: Claim }) {
  return (
    <ol>
      {claim.authorization?.instructions.map(({ text, clause }) => (
        <li key={text}>
          {text}
          {clause && ` [${clause.id}]`}
        </li>
      ))}
    </ol>
  );
}
