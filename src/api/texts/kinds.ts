import type { Text } from "../../core/locale.ts";
import type { ClaimKind } from "../../policy/index.ts";

/** What a claim is about, as a noun for tables and headings. */
export const kindText: Readonly<Record<ClaimKind, Text>> = {
  fault: { en: "Fault", es: "Avería", zh: "故障" },
  doa: { en: "Dead on arrival", es: "No funcionaba al llegar", zh: "到货即坏" },
  loose_heat_sink: { en: "Loose heat sink", es: "Disipador suelto", zh: "散热片松动" },
  damaged_box: { en: "Damaged box", es: "Caja dañada", zh: "外箱破损" },
  transit_damage: { en: "Damaged on the way", es: "Daño en el transporte", zh: "运输损坏" },
  wrong_item: { en: "Wrong item", es: "Artículo equivocado", zh: "发错商品" },
  missing_item: { en: "Missing item", es: "Falta un artículo", zh: "缺少物品" },
  change_of_mind: { en: "Change of mind", es: "Desistimiento", zh: "无理由退货" },
  undelivered: { en: "Not sent yet", es: "Aún sin enviar", zh: "尚未发货" },
};
