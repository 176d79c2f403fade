import { useNavigate } from "@tanstack/react-router";
import { useSeller } from "../../session.ts";

/** Goes to another claim's page. */
export function useMoveOn(): (number: string) => void {
  const navigate = useNavigate();
  const { slug } = useSeller();
  return (number) =>
    void navigate({ to: "/$seller/console/claims/$claim", params: { seller: slug, claim: number }, search: {} });
}
