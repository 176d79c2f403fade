import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { TextLink } from "../../ui/links.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ApplyNote } from "./ApplyNote.tsx";
import { Directory } from "./Directory.tsx";

const route = getRouteApi("/$seller/public/repair-centres");

/** The public directory of repair centres; what it is narrowed by is part of the address, so that it can be passed on. */
export function DirectoryPage() {
  const say = useText(centreTexts);
  const seller = useSeller();
  const navigate = useNavigate();
  const search = route.useSearch();
  const params = { seller: seller.slug };
  return (
    <>
      <PageHeader
        title={say("directory")}
        lead={say("directoryLead", { seller: seller.name })}
        place={seller.name}
        actions={
          <TextLink to="/$seller/repair" params={params}>
            {say("repairTitle")}
          </TextLink>
        }
      />
      <Directory
        query={search}
        onNarrow={(query) =>
          void navigate({ to: "/$seller/repair-centres", params, search: query, replace: true, resetScroll: false })
        }
      />
      <ApplyNote />
    </>
  );
}
