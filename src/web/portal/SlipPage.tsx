import { getRouteApi } from "@tanstack/react-router";
import { useSeller } from "../session.ts";
import { Slip } from "./Slip.tsx";

const route = getRouteApi("/$seller/my/claims/$number/slip");

/** The slip of a customer's own claim, without anything around it. */
export function SlipPage() {
  const { number } = route.useParams();
  return <Slip seller={useSeller().slug} number={number} />;
}
