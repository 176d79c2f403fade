import { homeAddress } from "./claim-api.ts";
import type { ClaimStory, Customer } from "./claim-story.ts";

/** What a door answered. */
export type Answer = { readonly status: number; readonly body: Record<string, unknown> };
/** A way to send bytes to one operation, by somebody who may. */
export type Door = (bytes: Buffer) => Promise<Answer>;

/** A way to send bytes through each operation that takes them, by its key; where it reads several kinds, by key and kind. */
export async function openDoors(story: ClaimStory): Promise<Map<string, Door>> {
  const through = new Map<string, Door>();
  const { api, ana, support } = story;
  const [desk, manager, administrator] = [
    await api.staff("order_desk"),
    await api.staff("policy_manager"),
    await api.staff("administrator"),
  ];
  const product = await productOf(desk);
  await api.unit("HTM1", { model: "M50S", releasedOn: "2025-10-01" });
  const claim = await ana.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["HTM1"] } });
  await manager.ok("POST /v1/sellers/{seller}/policies/{policy}/draft", { params: { policy: "whatsminer" } });
  const bytesTo =
    (by: { id: string }, path: string, type: string, more: Record<string, string> = {}): Door =>
    async (payload) => {
      const headers = { cookie: `person=${by.id}`, "content-type": type, ...more };
      const answer = await api.app.inject({ method: "POST", url: `/v1/sellers/north/${path}`, headers, payload });
      return { status: answer.statusCode, body: answer.json() };
    };
  const key = (path: string) => `POST /v1/sellers/{seller}/${path}`;
  through.set(key("claim-tables"), bytesTo(ana, "claim-tables", "application/octet-stream"));
  through.set(key("unit-imports"), bytesTo(desk, "unit-imports?fileName=a.csv", "text/csv"));
  through.set(key("product-imports"), bytesTo(desk, "product-imports?fileName=a.csv", "text/csv"));
  for (const from of ["shopify", "woocommerce", "medusa"])
    through.set(
      `${key("shop-order-imports")} from ${from}`,
      bytesTo(desk, `shop-order-imports?from=${from}`, "application/octet-stream"),
    );
  through.set(
    key("policies/{policy}/replays/file"),
    bytesTo(manager, "policies/whatsminer/replays/file?fileName=a.csv", "text/csv"),
  );
  const signed = { "stripe-signature": "t=1,v1=00", sign: "00" };
  through.set(key("payments/stripe/events"), bytesTo(support, "payments/stripe/events", "application/json", signed));
  through.set(
    key("carrier-accounts/{provider}/events"),
    bytesTo(support, "carrier-accounts/track17/events", "application/json", signed),
  );
  through.set(
    key("claims/{claim}/attachments"),
    uploadTo(api, ana, `claims/${claim.id}/attachments`, { purpose: "evidence" }),
  );
  through.set(
    key("orders/{order}/attachments"),
    uploadTo(api, ana, `orders/${await orderOf(ana, desk, product)}/attachments`, { purpose: "payment_proof" }),
  );
  through.set(key("products/{product}/photos"), uploadTo(api, desk, `products/${product}/photos`, {}));
  through.set(key("centres/{centre}/photos"), uploadTo(api, administrator, `centres/${api.centreId}/photos`, {}));
  through.set(
    key("centre-applications/{application}/photos"),
    uploadTo(api, ana, `centre-applications/${await applicationOf(ana)}/photos`, {}),
  );
  return through;
}

function uploadTo({ app }: ClaimStory["api"], by: { id: string }, path: string, more: Record<string, string>): Door {
  return async (bytes) => {
    const headers = { cookie: `person=${by.id}`, "tus-resumable": "1.0.0" };
    const begin = { ...headers, "upload-length": String(bytes.length) };
    const begun = await app.inject({ method: "POST", url: "/v1/uploads", headers: begin });
    const url = String(begun.headers["location"]);
    const piece = { ...headers, "content-type": "application/offset+octet-stream", "upload-offset": "0" };
    if (bytes.length > 0) await app.inject({ method: "PATCH", url, headers: piece, payload: bytes });
    const answer = await app.inject({
      method: "POST",
      url: `/v1/sellers/north/${path}`,
      headers: { cookie: headers.cookie, "content-type": "application/json" },
      payload: JSON.stringify({ uploadId: url.split("/").at(-1), fileName: "photo.jpg", ...more }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
}

type Staff = Awaited<ReturnType<ClaimStory["api"]["staff"]>>;

async function productOf(desk: Staff): Promise<string> {
  const { id } = await desk.ok("POST /v1/sellers/{seller}/products", {
    body: {
      code: "T-1",
      of: { kind: "model", manufacturer: "Tools", name: "Tester", category: "general" },
      titles: { en: "Tester" },
      price: 9_900,
      stock: 3,
      shown: true,
    },
  });
  return id;
}

async function orderOf(by: Customer, desk: Staff, productId: string): Promise<string> {
  await by.ok("POST /v1/sellers/{seller}/cart/lines", { body: { productId, quantity: 1 } });
  const cart = await by.ok("PUT /v1/sellers/{seller}/cart", { body: { address: homeAddress } });
  const ordered = await by.ok("POST /v1/sellers/{seller}/cart/submission", { body: { goods: cart.goods } });
  const params = { order: ordered.number ?? "" };
  await desk.ok("POST /v1/sellers/{seller}/orders/{order}/freight", { params, body: { freight: 1_000, mode: "air" } });
  return ordered.number ?? "";
}

async function applicationOf(by: Customer): Promise<string> {
  const { id } = await by.ok("POST /v1/sellers/{seller}/centre-applications", {
    body: {
      name: "Ana's workshop",
      address: homeAddress,
      about: "Repairs since 2019.",
      skills: [{ category: "miner", works: ["repair"] }],
      languages: ["es"],
      carriers: ["DHL"],
      capacity: 10,
      coordinates: { latitude: 40.4168, longitude: -3.7038 },
      email: "workshop@ana.example",
    },
  });
  return id;
}
