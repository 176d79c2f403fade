import { Alert, Group, Stack, Text, Title } from "@mantine/core";
import { IconBuildingStore, IconChevronRight, IconFlask } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { lazy } from "react";
import { useAnswer } from "../data.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { Brand } from "../ui/Brand.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Frame } from "../ui/Frame.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./public.module.css";

const FirstRun = lazy(async () => ({ default: (await import("./FirstRun.tsx")).FirstRun }));

/** The installation's home: its sellers; before there is one, the first-run page. */
export function HomePage() {
  const installation = useAnswer("GET /v1/installation", {});
  return (
    <Frame size="sm" brand={<Brand seller={{ name: "Recourse", logo: "/icon.svg" }} />}>
      {installation.isPending && <LoadingRows />}
      {installation.isError && <ProblemAlert error={installation.error} onRetry={() => void installation.refetch()} />}
      {installation.data &&
        (installation.data.fresh ? <FirstRun packs={installation.data.packs} /> : <Sellers {...installation.data} />)}
    </Frame>
  );
}

interface SellersProps {
  readonly demo: boolean;
  readonly sellers: readonly {
    slug: string;
    name: string;
    logo: string | null;
    policies: readonly { name: string }[];
  }[];
}

function Sellers({ demo, sellers }: SellersProps) {
  const say = useText(publicTexts);
  return (
    <Stack gap="lg">
      <PageHeader title={say("homeTitle")} lead={say("homeLead")} />
      {demo && (
        <Alert variant="light" color="gray" icon={<IconFlask aria-hidden />}>
          {say("homeDemo")}
        </Alert>
      )}
      <Title order={2}>{say("homeSellers")}</Title>
      {sellers.length === 0 && <EmptyState icon={<IconBuildingStore size={24} />} title={say("homeEmpty")} />}
      <Stack component="ul" gap="sm" className="unstyled-list">
        {sellers.map((seller) => (
          <li key={seller.slug}>
            <Link to="/$seller" params={{ seller: seller.slug }} className={classes["seller"]}>
              <Stack gap={4}>
                <Brand seller={seller} />
                <Text size="sm" c="dimmed">
                  {seller.policies.map((policy) => policy.name).join(" · ")}
                </Text>
              </Stack>
              <Group gap={4} wrap="nowrap" className={classes["open"]}>
                <Text span size="sm" visibleFrom="xs">
                  {say("homeOpen")}
                </Text>
                <IconChevronRight size={18} aria-hidden />
              </Group>
            </Link>
          </li>
        ))}
      </Stack>
    </Stack>
  );
}
