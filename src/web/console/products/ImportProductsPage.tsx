import { Anchor } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { consoleShopTexts } from "../../texts/console-shop/index.ts";
import { TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { PageHead } from "../PageHead.tsx";
import { EarlierImports, KnownReport } from "../units/ImportReport.tsx";
import { TableDrop } from "../units/TableDrop.tsx";
import classes from "../units/units.module.css";

const route = getRouteApi("/$seller/console/products/import");

/** Takes a table of products and reports what became of each row. */
export function ImportProductsPage() {
  const say = useText(consoleShopTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const { report } = route.useSearch();
  const navigate = useNavigate();
  const take = useAction("POST /v1/sellers/{seller}/product-imports", ({ id }) => {
    void navigate({ to: "/$seller/console/products/import", params: { seller: slug }, search: { report: id } });
  });
  return (
    <>
      <TextLink to="/$seller/console/products" params={{ seller: slug }} size="sm">
        {sayConsole("products")}
      </TextLink>
      <PageHead title={say("importTitle")} />
      <div className={classes["stack"]}>
        <TableDrop
          label={say("dropProducts")}
          endings={["csv", "tsv", "txt"]}
          busy={take.isPending}
          hint={say("dropProductsHint")}
          onFile={(file) => take.mutate({ params: { seller: slug }, query: { fileName: file.name }, stream: file })}
        >
          <Anchor href={`/v1/sellers/${encodeURIComponent(slug)}/products-export`} download="products.csv" size="sm">
            <IconDownload size={14} aria-hidden /> {say("exportFirst")}
          </Anchor>
        </TableDrop>
        <ProblemAlert error={take.error} />
        {report && <KnownReport id={report} />}
        <EarlierImports of="products" />
      </div>
    </>
  );
}
