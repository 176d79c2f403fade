import { getRouteApi } from "@tanstack/react-router";
import { staffRoles } from "../core/actor.ts";
import { type Me, type Seller, useAnswer } from "./data.ts";

const sellerRoute = getRouteApi("/$seller");

/** The seller whose pages these are; loaded before anything of theirs is shown. */
export function useSeller(): Seller {
  return sellerRoute.useLoaderData();
}

/** The reader as this seller knows them; undefined while it is being asked. */
export function useMe(): Me | undefined {
  return useAnswer("GET /v1/sellers/{seller}/me", { params: { seller: useSeller().slug } }).data;
}

/** Whether the reader works for the seller, and so belongs in the console. */
export function isStaff(me: Me): boolean {
  return (staffRoles as readonly string[]).includes(me.role);
}
