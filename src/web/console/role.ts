import { staffRoles } from "../../core/actor.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";

/** Names a role in the reader's language; one it does not know is shown as it is. */
export function useRoleName(): (role: string) => string {
  const say = useText(consoleTexts);
  return (role) => {
    const known = staffRoles.find((one) => one === role);
    return known ? say(`role.${known}`) : role;
  };
}
