import type { ReactNode } from "react";
import { Problem } from "../client.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { PageHeader } from "./PageHeader.tsx";
import { ProblemAlert } from "./ProblemAlert.tsx";

interface Props {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Another way on than trying again. */
  readonly children?: ReactNode;
}

/** Stands for a page whose content could not be loaded. */
export function PageProblem({ error, onRetry, children }: Props) {
  const say = useText(shared);
  const missing = error instanceof Problem && error.details.status === 404;
  return (
    <>
      <PageHeader title={say(missing ? "notFoundTitle" : "problemTitle")} />
      <ProblemAlert error={error} onRetry={missing ? undefined : onRetry} />
      {children}
    </>
  );
}
