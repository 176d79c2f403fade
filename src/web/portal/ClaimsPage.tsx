import { Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconPlus, IconSearch, IconTool } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ClaimRow } from "../data.ts";
import { useFormat } from "../format.ts";
import { useList } from "../pages.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { portalTexts } from "../texts/portal/index.ts";
import { ClauseChips } from "../ui/ClauseChip.tsx";
import { DeadlinePill } from "../ui/DeadlinePill.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ButtonLink } from "../ui/links.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { MoreButton, SearchField } from "../ui/SearchField.tsx";
import { Mark, type Tone } from "../ui/tone.tsx";
import classes from "./portal.module.css";

const route = getRouteApi("/$seller/my/frame/claims");

/** The filters a customer thinks in, each a set of statuses. */
const filters = {
  all: "",
  open: "submitted,triage,info_needed,authorized,in_progress",
  draft: "draft",
  done: "resolved,closed,rejected,cancelled,expired",
} as const;
type Filter = keyof typeof filters;
const filterWords = { all: "filterAll", open: "filterOpen", draft: "filterDraft", done: "filterDone" } as const;

/** My claims: the service record, searchable, with what comes next on each. */
export function ClaimsPage() {
  const say = useText(portalTexts);
  const seller = useSeller();
  const { q, status } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = (Object.keys(filters) as Filter[]).find((name) => name === status) ?? "all";
  const list = useList("GET /v1/sellers/{seller}/claims", {
    params: { seller: seller.slug },
    query: { ...(q ? { q } : {}), ...(filters[filter] ? { status: filters[filter] } : {}) },
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const clauses = list.data?.pages[0]?.clauses ?? [];
  const sifted = q !== undefined || filter !== "all";
  return (
    <>
      <PageHeader
        title={say("navClaims")}
        lead={say("recordLead")}
        place={seller.name}
        actions={
          <ButtonLink
            to="/$seller/my/claims/new"
            params={{ seller: seller.slug }}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {say("navNew")}
          </ButtonLink>
        }
      />
      <Stack gap="md">
        {clauses.length > 0 && <ClauseChips clauses={clauses} />}
        <Group gap="sm" align="flex-end">
          <SearchField
            value={q ?? ""}
            label={say("searchClaims")}
            onSearch={(text) => void navigate({ search: withSearch(text, status), replace: true })}
          />
          <SegmentedControl
            size="sm"
            maw="100%"
            styles={{ root: { overflowX: "auto" }, label: { paddingInline: 7 } }}
            aria-label={say("filter")}
            value={filter}
            onChange={(name) =>
              void navigate({ search: withSearch(q ?? "", name === "all" ? undefined : name), replace: true })
            }
            data={(Object.keys(filters) as Filter[]).map((name) => ({ value: name, label: say(filterWords[name]) }))}
          />
        </Group>
        {list.isPending && <LoadingRows rows={4} height={84} />}
        {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && <NoClaims sifted={sifted} />}
        <Stack component="ul" gap="sm" className="unstyled-list">
          {rows.map((row) => (
            <li key={row.id}>
              <ClaimCard row={row} />
            </li>
          ))}
        </Stack>
        {list.hasNextPage && <MoreButton busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}
      </Stack>
    </>
  );
}

function withSearch(q: string, status: string | undefined) {
  return { ...(q ? { q } : {}), ...(status ? { status } : {}) };
}

function NoClaims({ sifted }: { readonly sifted: boolean }) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  return sifted ? (
    <EmptyState
      icon={<IconSearch size={24} />}
      title={say("claimsNoMatch")}
      text={say("claimsNoMatchText")}
      action={
        <ButtonLink to="/$seller/my/claims" params={{ seller }} search={{}} variant="default">
          {say("claimsShowAll")}
        </ButtonLink>
      }
    />
  ) : (
    <EmptyState
      icon={<IconTool size={24} />}
      title={say("claimsNone")}
      text={say("claimsNoneText")}
      action={
        <ButtonLink to="/$seller/my/claims/new" params={{ seller }}>
          {say("navNew")}
        </ButtonLink>
      }
    />
  );
}

function ClaimCard({ row }: { readonly row: ClaimRow }) {
  const say = useText(portalTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  const unit = [row.firstModel, row.firstSerial].filter(Boolean).join(" · ");
  const inside = (
    <>
      <Stack gap={2} className={classes["rowMain"]}>
        <Group gap="xs">
          <Text span fw={650}>
            {row.number}
          </Text>
          <Mark tone={toneOf(row)}>{row.statusText}</Mark>
        </Group>
        <Text size="sm">
          {row.kindText} · {row.lines > 1 ? say("claimAndMore", { first: unit, count: row.lines - 1 }) : unit}
        </Text>
        <Text size="sm" c="dimmed">
          {row.reportedOn
            ? say("filedOn", { day: format.day(row.reportedOn) })
            : format.day(format.dayOf(row.updatedAt))}
        </Text>
      </Stack>
      <Stack gap={4} align="flex-start" className={classes["rowNext"]}>
        {row.nextStep.who === "customer" && <Mark tone="open">{say("claimYourTurn")}</Mark>}
        <Text size="sm">{row.nextStep.text}</Text>
        {row.deadline && <DeadlinePill deadline={row.deadline} />}
      </Stack>
    </>
  );
  return row.status === "draft" ? (
    <Link to="/$seller/my/claims/new" params={{ seller }} search={{ draft: row.number }} className={classes["row"]}>
      {inside}
    </Link>
  ) : (
    <Link to="/$seller/my/claims/$number" params={{ seller, number: row.number }} className={classes["row"]}>
      {inside}
    </Link>
  );
}

/** Whether a claim goes well, waits, or ended without a repair. */
export function toneOf({ status }: { readonly status: ClaimRow["status"] }): Tone {
  if (status === "resolved" || status === "closed") return "good";
  if (status === "rejected" || status === "expired") return "bad";
  return status === "info_needed" ? "open" : "plain";
}
