import { ScrollArea } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./DenseTable.module.css";

/** One column: figures go to the right; `from` hides it below a width in pixels of the table itself. */
export interface Column<Row> {
  readonly key: string;
  readonly label: ReactNode;
  readonly align?: "right";
  readonly from?: 480 | 640 | 800 | 960 | 1120 | 1280;
  readonly cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Rows that stand out, such as the chosen one. */
  readonly marked?: (row: Row) => boolean;
}

/** A table of 36 px rows for people who look through many; scrolls sideways where even the narrow form is too wide. */
export function DenseTable<Row>({ label, columns, rows, rowKey, marked }: Props<Row>) {
  return (
    <ScrollArea
      className={classes["frame"]}
      type="auto"
      viewportProps={{ tabIndex: 0, role: "region", "aria-label": label }}
    >
      <table className={classes["table"]}>
        <thead>
          <tr>
            {columns.map((column) => {
              const place = { "data-align": column.align, "data-from": column.from };
              // A column of buttons or marks needs no heading, and an empty one says nothing.
              if (column.label === "") return <td key={column.key} {...place} />;
              return (
                <th key={column.key} scope="col" {...place}>
                  {column.label}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-marked={marked?.(row) || undefined}>
              {columns.map((column) => (
                <td key={column.key} data-align={column.align} data-from={column.from}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
