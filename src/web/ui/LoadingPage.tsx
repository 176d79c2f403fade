import { Container, Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";

/** Stands where a page will be while it is fetched. */
export function LoadingPage() {
  const say = useText(shared);
  return (
    <Container component="main" size="md" py="xl">
      <VisuallyHidden role="status">{say("loading")}</VisuallyHidden>
      <Stack gap="md" aria-hidden>
        <Skeleton height={28} width="50%" />
        <Skeleton height={96} />
        <Skeleton height={16} width="80%" />
        <Skeleton height={16} width="65%" />
      </Stack>
    </Container>
  );
}

/** Rows of a list or card that is still on its way. */
export function LoadingRows({ rows = 3, height = 56 }: { readonly rows?: number; readonly height?: number }) {
  const say = useText(shared);
  return (
    <div role="status">
      <VisuallyHidden>{say("loading")}</VisuallyHidden>
      <Stack gap="sm" aria-hidden>
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} height={height} />
        ))}
      </Stack>
    </div>
  );
}
