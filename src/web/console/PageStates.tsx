import { IconCompass } from "@tabler/icons-react";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { shared } from "../texts/shared/index.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ButtonLink } from "../ui/links.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";

/** Stands inside the console's frame while a page is fetched. */
export function PageLoading() {
  return <LoadingRows rows={8} height={40} />;
}

/** Stands inside the console's frame for what is not there. */
export function PageNotFound() {
  const say = useText(shared);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  return (
    <EmptyState
      icon={<IconCompass size={24} />}
      title={say("notFoundTitle")}
      text={say("notFoundText")}
      action={
        <ButtonLink to="/$seller/console/today" params={{ seller: slug }} variant="default">
          {sayConsole("today")}
        </ButtonLink>
      }
    />
  );
}

/** Stands inside the console's frame for what could not be loaded, with a way to try again. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const retry = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return <ProblemAlert error={error} onRetry={retry} />;
}
