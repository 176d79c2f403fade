import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";

const named = [
  "support",
  "receiving",
  "technician",
  "finance",
  "shipping",
  "order_desk",
  "centre_member",
  "policy_manager",
  "administrator",
  "auditor",
] as const;
export type NamedRole = (typeof named)[number];

/** The staff roles in the order in which a list offers them. */
export const namedRoles: readonly NamedRole[] = named;

/** Names a role in the reader's language; one it does not know is shown as it is. */
export function useRoleName(): (role: string) => string {
  const say = useText(consoleTexts);
  return (role) => {
    const known = named.find((one) => one === role);
    return known ? say(`role.${known}`) : role;
  };
}
