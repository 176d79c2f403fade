import { type ReactNode, useEffect } from "react";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import classes from "./console.module.css";

interface Props {
  readonly title: string;
  /** Buttons at the right end. */
  readonly children?: ReactNode;
}

/** A console page's heading with its actions; names the page in the window's title too. */
export function PageHead({ title, children }: Props) {
  useWindowTitle(title);
  return (
    <div className={classes["head"]}>
      <h1 className={classes["headTitle"]}>{title}</h1>
      {children && <div className={classes["headActions"]}>{children}</div>}
    </div>
  );
}

/** Names the page in the window's title. */
export function useWindowTitle(page: string): void {
  const say = useText(shared);
  const { name } = useSeller();
  const title = say("pageTitle", { page, seller: name });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
