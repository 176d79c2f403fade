import type { Locale } from "../../core/locale.ts";
import type { Context } from "../context.ts";
import type { MailData, OrderMails, OrderTemplate } from "./templates.ts";
import { writeMail } from "./write-mail.ts";

type DataArgument<T extends OrderTemplate> =
  Record<never, never> extends OrderMails[T] ? [data?: OrderMails[T]] : [data: OrderMails[T]];

/** Mails the customer of an order, in the order's language, in the same transaction as what it tells of. Returns the mail's id. */
export async function tellBuyer<T extends OrderTemplate>(
  context: Pick<Context, "tx" | "now">,
  orderId: string,
  template: T,
  ...[data]: DataArgument<T>
): Promise<string> {
  const order = await context.tx
    .selectFrom("customerOrder")
    .innerJoin("customer", (join) =>
      join
        .onRef("customer.sellerId", "=", "customerOrder.sellerId")
        .onRef("customer.id", "=", "customerOrder.customerId"),
    )
    .select(["customerOrder.sellerId", "customerOrder.locale", "customer.email"])
    .where("customerOrder.id", "=", orderId)
    .executeTakeFirstOrThrow();
  return writeMail(context.tx, {
    sellerId: order.sellerId,
    subject: { orderId },
    recipient: order.email,
    locale: order.locale as Locale,
    template,
    data: (data ?? {}) as MailData[T],
    now: context.now,
  });
}
