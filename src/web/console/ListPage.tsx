import { useDebouncedCallback } from "@mantine/hooks";
import { type ReactNode, useRef, useState } from "react";
import { type Column, DenseTable } from "../ui/DenseTable.tsx";
import { FindField } from "../ui/FindField.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { useRowKeys } from "./keys.ts";
import type { List, ListKey } from "./list.ts";
import { MoreButton } from "./money/MoreButton.tsx";
import { PageHead } from "./PageHead.tsx";

interface Props<K extends ListKey, Row> {
  readonly title: string;
  readonly list: Omit<List<K>, "rows"> & { readonly rows: readonly Row[] };
  readonly columns: readonly Column<Row>[];
  /** At the right end of the heading. */
  readonly actions?: ReactNode;
  /** What narrows the list, above it. */
  readonly filters?: ReactNode;
  /** Stands where no row is. */
  readonly empty: ReactNode;
}

/** A page that is one list: heading, filters, rows by key, and more of them on demand. */
export function ListPage<K extends ListKey, Row extends { readonly id: string }>(props: Props<K, Row>) {
  const { title, list, columns, actions, filters, empty } = props;
  const place = useRef<HTMLDivElement>(null);
  useRowKeys(place);
  return (
    <div ref={place}>
      <PageHead title={title}>{actions}</PageHead>
      {filters}
      <ProblemAlert error={list.error} onRetry={list.again} />
      {list.loading && <LoadingRows rows={12} height={36} />}
      {list.rows.length > 0 && <DenseTable label={title} columns={columns} rows={list.rows} rowKey={(row) => row.id} />}
      {!list.loading && !list.error && list.rows.length === 0 && empty}
      <MoreButton list={list} />
    </div>
  );
}

interface SearchProps {
  readonly value: string;
  readonly label: string;
  readonly onSearch: (text: string) => void;
}

/** Narrows a list by words, once typing pauses. */
export function ListSearch({ value, label, onSearch }: SearchProps) {
  const [typed, setTyped] = useState(value);
  const later = useDebouncedCallback(onSearch, 200);
  return (
    <FindField
      label={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value.trim());
      }}
    />
  );
}
