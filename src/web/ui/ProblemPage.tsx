import { Container, Stack } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { Problem } from "../client.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { ProblemAlert } from "./ProblemAlert.tsx";

/** The page for what could not be loaded, with a way to try again. */
export function ProblemPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  if (error instanceof Problem && error.details.status === 404) return <NotFoundPage />;
  const retry = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <Container component="main" size="sm" py="xl">
      <Stack>
        <ProblemAlert error={error} onRetry={retry} />
      </Stack>
    </Container>
  );
}
