import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconFileText, IconPackageExport, IconRoute } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, lazy, Suspense, useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { call, type Problem } from "../client.ts";
import { useLocale } from "../locale.ts";
import { serialsOf } from "../serials.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { SerialField } from "../ui/SerialField.tsx";
import { useKept } from "../ui/use-kept.ts";
import classes from "./public.module.css";

/** What one serial number came to. */
export type Check = Answer<"POST /v1/sellers/{seller}/warranty-checks">["checks"][number];

const CheckCard = lazy(async () => ({ default: (await import("./CheckCard.tsx")).CheckCard }));
const CheckList = lazy(async () => ({ default: (await import("./CheckList.tsx")).CheckList }));
const most = 100;
const route = getRouteApi("/$seller/public/");

/** A seller's home: is it still covered? The serial numbers are part of the address, so that a result can be passed on. */
export function SellerHome() {
  const say = useText(publicTexts);
  const seller = useSeller();
  const navigate = useNavigate();
  const { serials: asked = "" } = route.useSearch();
  const [text, setText, forget] = useKept(`check ${seller.slug} ${asked}`, asked, "tab");
  const [wrong, setWrong] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { serials } = serialsOf(text);
    const fault = serials.length === 0 ? say("checkNone") : serials.length > most ? tooMany(serials.length) : undefined;
    setWrong(fault);
    if (!fault) {
      forget();
      void navigate({
        to: "/$seller",
        params: { seller: seller.slug },
        search: { serials: serials.join(",") },
        resetScroll: false,
      });
    }
  };
  const tooMany = (count: number) => say("checkTooMany", { count });
  return (
    <Stack gap="lg">
      <div>
        <PageHeader title={say("checkTitle")} lead={say("checkLead")} place={seller.name} />
        <form onSubmit={submit} noValidate>
          <Stack gap="sm">
            <SerialField value={text} onChange={setText} error={wrong} autoFocus={asked === ""} />
            <Group>
              <Button type="submit">{say("checkAction")}</Button>
            </Group>
          </Stack>
        </form>
      </div>
      {asked === "" ? <HowItGoes /> : <Results serials={serialsOf(asked).serials} />}
    </Stack>
  );
}

const ways = [
  { Icon: IconFileText, title: "wayFile", text: "wayFileText" },
  { Icon: IconPackageExport, title: "waySend", text: "waySendText" },
  { Icon: IconRoute, title: "wayFollow", text: "wayFollowText" },
] as const;

/** What comes after the check, for somebody who is here for the first time. */
function HowItGoes() {
  const say = useText(publicTexts);
  return (
    <section>
      <Title order={2} mb="sm">
        {say("wayTitle")}
      </Title>
      <ol className={`unstyled-list ${classes["ways"]}`}>
        {ways.map(({ Icon, title, text }) => (
          <li key={title} className={classes["card"]}>
            <Icon size={24} aria-hidden className={classes["wayIcon"]} />
            <Text fw={600}>{say(title)}</Text>
            <Text size="sm" c="dimmed">
              {say(text)}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Results({ serials }: { readonly serials: readonly string[] }) {
  const say = useText(publicTexts);
  const seller = useSeller().slug;
  const locale = useLocale();
  const checks = useQuery<readonly Check[], Problem>({
    queryKey: ["warranty checks", seller, serials, locale],
    enabled: serials.length > 0 && serials.length <= most,
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      const body = { serials: [...serials] };
      return (await call("POST /v1/sellers/{seller}/warranty-checks", { params: { seller }, body, signal })).checks;
    },
  });
  if (checks.isLoading) return <LoadingRows rows={1} height={180} />;
  if (checks.isError) return <ProblemAlert error={checks.error} onRetry={() => void checks.refetch()} />;
  if (!checks.data) return null;
  const [only] = checks.data;
  return (
    <section aria-live="polite">
      <Suspense fallback={<LoadingRows rows={1} height={180} />}>
        {checks.data.length === 1 && only ? (
          <CheckCard key={only.serial} check={only} />
        ) : (
          <Stack gap="sm">
            <Text fw={600}>{say("checkResult", { count: checks.data.length })}</Text>
            <CheckList checks={checks.data} />
          </Stack>
        )}
      </Suspense>
    </section>
  );
}
