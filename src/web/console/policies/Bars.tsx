import { useFormat } from "../../format.ts";
import classes from "./policies.module.css";

interface Props {
  readonly label: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly count: number }[];
}

/** Counts as lengths, each with its name and figure. */
export function Bars({ label, rows }: Props) {
  const format = useFormat();
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <dl className={classes["bars"]} aria-label={label}>
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.name}</dt>
          <dd>
            <div className={classes["bar"]} style={{ width: `${(row.count / most) * 100}%` }} aria-hidden />
          </dd>
          <dd>{format.number(row.count)}</dd>
        </div>
      ))}
    </dl>
  );
}
