import type { Role } from "./actor.ts";
import type { Text } from "./locale.ts";

/** What a role is called among people. */
export function roleWord(role: Role): Text {
  return words[role];
}

const words: Readonly<Record<Role, Text>> = {
  support: { en: "support agent", es: "agente de soporte", zh: "客服专员" },
  receiving: { en: "receiving clerk", es: "encargado de recepción", zh: "收货员" },
  technician: { en: "technician", es: "técnico", zh: "技术员" },
  finance: { en: "finance", es: "finanzas", zh: "财务" },
  shipping: { en: "shipping clerk", es: "encargado de envíos", zh: "发货员" },
  order_desk: { en: "order desk", es: "gestión de pedidos", zh: "订单专员" },
  centre_member: { en: "service-centre member", es: "miembro del centro de servicio", zh: "服务中心成员" },
  policy_manager: { en: "policy manager", es: "responsable de políticas", zh: "政策经理" },
  administrator: { en: "administrator", es: "administrador", zh: "管理员" },
  auditor: { en: "auditor", es: "auditor", zh: "审计员" },
  customer_owner: { en: "customer", es: "cliente", zh: "客户" },
  customer_member: { en: "customer's member", es: "miembro del cliente", zh: "客户成员" },
  guest: { en: "guest", es: "invitado", zh: "访客" },
  anyone: { en: "visitor", es: "visitante", zh: "访问者" },
  system: { en: "system", es: "sistema", zh: "系统" },
};
