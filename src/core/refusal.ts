import type { Locale, Text } from "./locale.ts";

/** One entry of the catalogue: HTTP status, what happened, and what to do next. `{name}` stands for a parameter. */
interface RefusalEntry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 503;
  readonly text: Text;
  readonly next?: Text;
}

const catalogue = {
  invalid_input: {
    status: 422,
    text: {
      en: "Some of what was sent is not right.",
      es: "Algunos de los datos enviados no son correctos.",
      zh: "提交的部分内容不正确。",
    },
    next: {
      en: "Correct the fields named below and send it again.",
      es: "Corrija los campos indicados y envíelo de nuevo.",
      zh: "请更正下列字段后重新提交。",
    },
  },
  not_found: {
    status: 404,
    text: {
      en: "There is nothing here under that address.",
      es: "No hay nada en esa dirección.",
      zh: "该地址下没有内容。",
    },
    next: {
      en: "Check the number, or go back to the list.",
      es: "Compruebe el número o vuelva a la lista.",
      zh: "请核对编号，或返回列表。",
    },
  },
  sign_in_first: {
    status: 401,
    text: { en: "You need to be signed in for this.", es: "Debe iniciar sesión para esto.", zh: "此操作需要先登录。" },
    next: { en: "Sign in and try again.", es: "Inicie sesión e inténtelo de nuevo.", zh: "请登录后重试。" },
  },
  customers_order: {
    status: 403,
    text: {
      en: "Only a customer with an account fills a cart.",
      es: "Solo un cliente con cuenta puede llenar un carrito.",
      zh: "只有已注册的客户才能使用购物车。",
    },
    next: {
      en: "Register, or sign in as a customer.",
      es: "Regístrese o inicie sesión como cliente.",
      zh: "请注册或以客户身份登录。",
    },
  },
  cart_empty: {
    status: 409,
    text: { en: "There is nothing in the cart.", es: "El carrito está vacío.", zh: "购物车为空。" },
    next: {
      en: "Put what you want to buy into it first.",
      es: "Añada primero lo que quiera comprar.",
      zh: "请先添加要购买的商品。",
    },
  },
  cart_incomplete: {
    status: 422,
    text: { en: "The cart is not complete yet.", es: "El carrito aún no está completo.", zh: "购物车信息尚不完整。" },
    next: {
      en: "Fill in the fields named below, then submit again.",
      es: "Complete los campos indicados y envíe de nuevo.",
      zh: "请填写下列字段后重新提交。",
    },
  },
  price_changed: {
    status: 409,
    text: {
      en: "A price changed meanwhile: the goods come to {now}, not {was}.",
      es: "Un precio cambió entretanto: la mercancía suma {now}, no {was}.",
      zh: "价格已有变动：货款现为 {now}，而非 {was}。",
    },
    next: {
      en: "Look at the cart and submit it again if you agree.",
      es: "Revise el carrito y envíelo de nuevo si está de acuerdo.",
      zh: "请查看购物车，同意后重新提交。",
    },
  },
  air_forbidden: {
    status: 409,
    text: {
      en: "“{title}” may not travel by air.",
      es: "«{title}» no puede viajar por aire.",
      zh: "“{title}”不得空运。",
    },
    next: { en: "Choose sea or land.", es: "Elija mar o tierra.", zh: "请选择海运或陆运。" },
  },
  large_only: {
    status: 409,
    text: {
      en: "This is open to orders above {from} only.",
      es: "Solo está disponible para pedidos de más de {from}.",
      zh: "仅适用于超过 {from} 的订单。",
    },
    next: { en: "Choose another way.", es: "Elija otra forma.", zh: "请选择其他方式。" },
  },
  large_never: {
    status: 409,
    text: {
      en: "This is open to large orders only, and this one is none.",
      es: "Solo está disponible para pedidos grandes, y este no lo es.",
      zh: "仅适用于大额订单，本订单不属于大额订单。",
    },
    next: { en: "Choose another way.", es: "Elija otra forma.", zh: "请选择其他方式。" },
  },
  order_shipped_already: {
    status: 409,
    text: {
      en: "The order, or part of it, has left already: it can no longer be cancelled.",
      es: "El pedido, o parte de él, ya salió: no se puede cancelar.",
      zh: "订单（或其中一部分）已发出，无法取消。",
    },
    next: {
      en: "Wait for it, then ask for after-sales from the order.",
      es: "Espere a recibirlo y pida la posventa desde el pedido.",
      zh: "请收货后从订单申请售后。",
    },
  },
  pack_first: {
    status: 409,
    text: {
      en: "Nothing is packed that could be sent.",
      es: "No hay nada empacado que enviar.",
      zh: "没有已打包的商品可发。",
    },
    next: {
      en: "Pack the goods first, with serial numbers, tamper mark and photos.",
      es: "Empaque primero la mercancía, con números de serie, marca y fotos.",
      zh: "请先打包商品，并记录序列号、防拆标记和照片。",
    },
  },
  packing_evidence_first: {
    status: 409,
    text: {
      en: "Parcel {position} has no photo or video of its packing yet.",
      es: "El paquete {position} aún no tiene foto ni vídeo del empaque.",
      zh: "包裹 {position} 尚无打包照片或视频。",
    },
    next: {
      en: "Add one, so that what was sent can be proved.",
      es: "Añada una, para poder probar lo que se envió.",
      zh: "请添加，以便证明所发商品。",
    },
  },
  nothing_to_test: {
    status: 409,
    text: {
      en: "Nothing of this order is to be tested.",
      es: "No hay nada que probar en este pedido.",
      zh: "此订单没有需要测试的商品。",
    },
    next: { en: "Pack it.", es: "Empáquelo.", zh: "请直接打包。" },
  },
  test_first: {
    status: 409,
    text: {
      en: "“{title}” is to be tested before it is packed.",
      es: "«{title}» debe probarse antes de empacarse.",
      zh: "“{title}”须先测试再打包。",
    },
    next: { en: "Record the test first.", es: "Registre primero la prueba.", zh: "请先记录测试。" },
  },
  tracking_not_late: {
    status: 409,
    text: {
      en: "A tracking number is promised by {on}; until then there is nothing to look into.",
      es: "El número de seguimiento está prometido para el {on}; hasta entonces no hay nada que revisar.",
      zh: "物流单号承诺于 {on} 前提供，在此之前无需查询。",
    },
    next: {
      en: "Wait until then, or write to the seller.",
      es: "Espere hasta entonces o escriba al vendedor.",
      zh: "请等到该日期，或联系商家。",
    },
  },
  asked_already: {
    status: 409,
    text: {
      en: "You have asked already; the seller has it on its desk.",
      es: "Ya lo pidió; el vendedor lo tiene sobre la mesa.",
      zh: "您已提出查询，商家正在处理。",
    },
  },
  delivery_unconfirmed: {
    status: 409,
    text: {
      en: "After-sales opens once the delivery is confirmed.",
      es: "La posventa se abre cuando se confirma la entrega.",
      zh: "确认收货后方可申请售后。",
    },
    next: {
      en: "Confirm the delivery on the order’s page first.",
      es: "Confirme primero la entrega en la página del pedido.",
      zh: "请先在订单页面确认收货。",
    },
  },
  serial_sold: {
    status: 409,
    text: {
      en: "The serial number {serial} belongs to something that was sold already.",
      es: "El número de serie {serial} pertenece a algo ya vendido.",
      zh: "序列号 {serial} 属于已售出的商品。",
    },
    next: {
      en: "Check the number on the goods.",
      es: "Compruebe el número en la mercancía.",
      zh: "请核对商品上的序列号。",
    },
  },
  nothing_owed: {
    status: 409,
    text: {
      en: "Nothing is owed on this statement any more.",
      es: "Ya no se debe nada de este extracto.",
      zh: "该结算单已无应付款项。",
    },
  },
  supplier_owes_nothing: {
    status: 409,
    text: {
      en: "The supplier gives no money for this unit.",
      es: "El proveedor no abona nada por este equipo.",
      zh: "供应商未就此设备给予补偿。",
    },
  },
  supplier_has_paid: {
    status: 409,
    text: {
      en: "The supplier's money was noted as received on {on}.",
      es: "El dinero del proveedor ya se anotó como recibido el {on}.",
      zh: "供应商的款项已于 {on} 登记到账。",
    },
  },
  statement_changed: {
    status: 409,
    text: {
      en: "{due} is owed on this statement, not {given}.",
      es: "De este extracto se deben {due}, no {given}.",
      zh: "该结算单应付 {due}，而非 {given}。",
    },
    next: {
      en: "Read the statement again: something was approved or paid meanwhile.",
      es: "Vuelva a leer el extracto: mientras tanto se aprobó o pagó algo.",
      zh: "请重新查看结算单：其间有款项被批准或支付。",
    },
  },
  not_repaired_yet: {
    status: 409,
    text: {
      en: "The unit is not repaired yet, or at no centre.",
      es: "El equipo aún no está reparado, o no está en ningún centro.",
      zh: "设备尚未修好，或不在任何中心。",
    },
    next: { en: "Finish the repair first.", es: "Termine antes la reparación.", zh: "请先完成维修。" },
  },
  paid_by_customer: {
    status: 409,
    text: {
      en: "The customer pays this repair; only work in warranty is paid by the seller.",
      es: "Esta reparación la paga el cliente; el vendedor solo paga el trabajo en garantía.",
      zh: "此维修由客户付费；商家仅支付保修内的工作。",
    },
  },
  no_rates: {
    status: 409,
    text: {
      en: "The seller has not set what it pays its centres yet.",
      es: "El vendedor aún no ha fijado lo que paga a sus centros.",
      zh: "商家尚未设置支付给中心的费率。",
    },
    next: {
      en: "Ask the seller's finance to set the rates.",
      es: "Pida a finanzas del vendedor que fije las tarifas.",
      zh: "请商家财务设置费率。",
    },
  },
  reimbursed_before: {
    status: 409,
    text: {
      en: "This unit's work was asked for already.",
      es: "El trabajo de este equipo ya se pidió.",
      zh: "该设备的费用已申请过。",
    },
  },
  applied_before: {
    status: 409,
    text: {
      en: "You have applied already: {number}, {state}.",
      es: "Ya presentó una solicitud: {number}, {state}.",
      zh: "您已提交过申请：{number}，{state}。",
    },
    next: {
      en: "Open “Repair centre” to see what became of it; nothing was sent a second time.",
      es: "Abra «Centro de reparación» para ver su estado; no se envió nada por segunda vez.",
      zh: "请打开“维修中心”查看进展；未重复提交。",
    },
  },
  workshop_known: {
    status: 409,
    text: {
      en: "Somebody has applied for “{name}” in {city} already.",
      es: "Ya existe una solicitud para «{name}» en {city}.",
      zh: "“{name}”（{city}）已有人申请。",
    },
    next: {
      en: "If it is your workshop, write to the seller; they can let you join.",
      es: "Si es su taller, escriba al vendedor; puede incorporarle.",
      zh: "如果这是您的维修中心，请联系商家加入。",
    },
  },
  part_out_of_stock: {
    status: 409,
    text: {
      en: "Only {left} of “{name}” are on the shelf; {wanted} are wanted.",
      es: "Solo quedan {left} de «{name}»; hacen falta {wanted}.",
      zh: "“{name}”库存仅剩 {left}，需要 {wanted}。",
    },
    next: {
      en: "Use fewer, or enter what has come in.",
      es: "Use menos o registre lo que haya llegado.",
      zh: "请减少数量，或先登记到货。",
    },
  },
  product_out_of_stock: {
    status: 409,
    text: {
      en: "Only {left} of “{title}” are left; {wanted} are wanted.",
      es: "Solo quedan {left} de «{title}»; se piden {wanted}.",
      zh: "“{title}”仅剩 {left} 件，所需 {wanted} 件。",
    },
    next: {
      en: "Take fewer, or take it out of the cart.",
      es: "Pida menos o quítelo del carrito.",
      zh: "请减少数量，或将其移出购物车。",
    },
  },
  destination_barred: {
    status: 409,
    text: {
      en: "This address is not delivered to: {why} (version {version} of the list of destinations; {source})",
      es: "No se entrega en esta dirección: {why} (versión {version} de la lista de destinos; {source})",
      zh: "该地址无法送达：{why}（目的地清单第 {version} 版；{source}）",
    },
    next: {
      en: "Give another address, or have a person look at this one.",
      es: "Indique otra dirección o pida que una persona revise esta.",
      zh: "请填写其他地址，或申请人工复核。",
    },
  },
  destination_embargoed: {
    status: 409,
    text: {
      en: "This country is not delivered to: {why} (version {version} of the list of destinations; {source})",
      es: "No se entrega en este país: {why} (versión {version} de la lista de destinos; {source})",
      zh: "该国家无法送达：{why}（目的地清单第 {version} 版；{source}）",
    },
    next: {
      en: "Give an address in another country. If the country is wrong, a person can look at it.",
      es: "Indique una dirección en otro país. Si el país no es correcto, una persona puede revisarlo.",
      zh: "请填写其他国家的地址。如国家有误，可申请人工复核。",
    },
  },
  destination_open: {
    status: 409,
    text: {
      en: "This address is delivered to; there is nothing to review.",
      es: "En esta dirección sí se entrega; no hay nada que revisar.",
      zh: "该地址可以送达，无需复核。",
    },
  },
  person_only: {
    status: 403,
    text: {
      en: "A person decides this, signed in as themselves.",
      es: "Esto lo decide una persona, con su propia sesión.",
      zh: "此项须由人员本人登录后决定。",
    },
  },
  parcel_settled: {
    status: 409,
    text: {
      en: "This parcel was settled meanwhile by {who}.",
      es: "Entretanto, {who} ya resolvió este paquete.",
      zh: "此包裹已由{who}处理。",
    },
    next: {
      en: "Look at the list again.",
      es: "Vuelva a mirar la lista.",
      zh: "请重新查看列表。",
    },
  },
  not_allowed: {
    status: 403,
    text: {
      en: "Your role ({role}) may not do this.",
      es: "Su función ({role}) no permite hacer esto.",
      zh: "您的角色（{role}）无权执行此操作。",
    },
    next: {
      en: "Ask an administrator of the seller.",
      es: "Consulte a un administrador del vendedor.",
      zh: "请联系商家管理员。",
    },
  },
  wrong_state: {
    status: 409,
    text: {
      en: "This is not possible now: {thing} is at “{state}” ({who}, {when}).",
      es: "Ahora no es posible: {thing} está en «{state}» ({who}, {when}).",
      zh: "现在无法执行此操作：{thing}的状态为“{state}”（{who}，{when}）。",
    },
    next: {
      en: "Reload to see what has happened meanwhile.",
      es: "Actualice para ver qué ha ocurrido entretanto.",
      zh: "请刷新查看最新情况。",
    },
  },
  changed_meanwhile: {
    status: 412,
    text: {
      en: "{who} changed this while you were at work.",
      es: "{who} modificó esto mientras usted trabajaba.",
      zh: "在您编辑期间，{who}已修改此内容。",
    },
    next: {
      en: "Compare with the present state, then send your change again.",
      es: "Compare con el estado actual y vuelva a enviar su cambio.",
      zh: "请与当前内容比较后再次提交。",
    },
  },
  version_needed: {
    status: 428,
    text: {
      en: "An edit must say which version it starts from (If-Match).",
      es: "Una edición debe indicar de qué versión parte (If-Match).",
      zh: "编辑时必须说明所基于的版本（If-Match）。",
    },
  },
  key_reused: {
    status: 422,
    text: {
      en: "This Idempotency-Key was used for a different request.",
      es: "Esta Idempotency-Key ya se usó para otra solicitud.",
      zh: "该 Idempotency-Key 已用于另一请求。",
    },
    next: {
      en: "Use a new key for a new request.",
      es: "Use una clave nueva para una solicitud nueva.",
      zh: "新请求请使用新的键。",
    },
  },
  too_many_requests: {
    status: 429,
    text: {
      en: "Too many requests in a short time.",
      es: "Demasiadas solicitudes en poco tiempo.",
      zh: "短时间内请求过多。",
    },
    next: {
      en: "Wait {seconds} seconds, then try again.",
      es: "Espere {seconds} segundos e inténtelo de nuevo.",
      zh: "请等待 {seconds} 秒后重试。",
    },
  },
  too_large: {
    status: 413,
    text: {
      en: "This is larger than the {limit} allowed.",
      es: "Supera el máximo permitido de {limit}.",
      zh: "超过允许的上限 {limit}。",
    },
  },
  malformed_request: {
    status: 400,
    text: { en: "This request cannot be read.", es: "Esta solicitud no se puede leer.", zh: "无法读取该请求。" },
    next: {
      en: "Send well-formed JSON in UTF-8.",
      es: "Envíe JSON bien formado en UTF-8.",
      zh: "请发送格式正确的 UTF-8 JSON。",
    },
  },
  unsupported_type: {
    status: 415,
    text: {
      en: "A body of this type is not read here; {expected} is.",
      es: "Aquí no se admite este tipo de contenido; se espera {expected}.",
      zh: "此处不接受该类型的内容，应为 {expected}。",
    },
  },
  cross_site: {
    status: 403,
    text: {
      en: "This request came from another site.",
      es: "Esta solicitud procede de otro sitio.",
      zh: "该请求来自其他网站。",
    },
    next: {
      en: "Do it from a page of this service.",
      es: "Hágalo desde una página de este servicio.",
      zh: "请在本服务的页面中操作。",
    },
  },
  key_invalid: {
    status: 401,
    text: {
      en: "This API key is not known here, or was withdrawn.",
      es: "Esta clave de API no se conoce aquí o fue revocada.",
      zh: "该 API 密钥无效或已被撤销。",
    },
    next: {
      en: "Ask an administrator of the seller for a new key.",
      es: "Pida una clave nueva a un administrador del vendedor.",
      zh: "请向商家管理员索取新密钥。",
    },
  },
  link_invalid: {
    status: 401,
    text: { en: "This link is not valid any more.", es: "Este enlace ya no es válido.", zh: "该链接已失效。" },
    next: {
      en: "Ask for a new link with the claim number and your e-mail address.",
      es: "Pida un enlace nuevo con el número de reclamación y su correo electrónico.",
      zh: "请用申请编号和邮箱重新获取链接。",
    },
  },
  wrong_credentials: {
    status: 401,
    text: {
      en: "E-mail address and password do not match.",
      es: "El correo electrónico y la contraseña no coinciden.",
      zh: "邮箱与密码不匹配。",
    },
    next: {
      en: "Try again, or have a sign-in link mailed to you.",
      es: "Inténtelo de nuevo o pida un enlace de acceso por correo.",
      zh: "请重试，或通过邮件获取登录链接。",
    },
  },
  address_unconfirmed: {
    status: 403,
    text: {
      en: "This e-mail address is not confirmed yet.",
      es: "Este correo electrónico aún no está confirmado.",
      zh: "该邮箱尚未确认。",
    },
    next: {
      en: "Open the link in the mail that was just sent to it.",
      es: "Abra el enlace del mensaje que se acaba de enviar.",
      zh: "请打开刚刚发送的邮件中的链接。",
    },
  },
  token_invalid: {
    status: 410,
    text: {
      en: "This link was used already, or its time is over.",
      es: "Este enlace ya se usó o ha caducado.",
      zh: "该链接已使用或已过期。",
    },
    next: { en: "Ask for a new one.", es: "Pida uno nuevo.", zh: "请重新获取。" },
  },
  already_installed: {
    status: 409,
    text: {
      en: "This installation has its administrator already.",
      es: "Esta instalación ya tiene su administrador.",
      zh: "此系统已有管理员。",
    },
    next: { en: "Sign in instead.", es: "Inicie sesión.", zh: "请直接登录。" },
  },
  already_customer: {
    status: 409,
    text: {
      en: "You are a customer of this seller already.",
      es: "Usted ya es cliente de este vendedor.",
      zh: "您已是该商家的客户。",
    },
  },
  already_staff: {
    status: 409,
    text: {
      en: "{email} is one of the staff already.",
      es: "{email} ya forma parte del personal.",
      zh: "{email} 已是工作人员。",
    },
  },
  invitation_other: {
    status: 403,
    text: {
      en: "This invitation was sent to another e-mail address.",
      es: "Esta invitación se envió a otro correo electrónico.",
      zh: "该邀请发送给了另一个邮箱。",
    },
    next: {
      en: "Sign in with the address it was sent to.",
      es: "Inicie sesión con la dirección a la que se envió.",
      zh: "请使用收到邀请的邮箱登录。",
    },
  },
  last_administrator: {
    status: 409,
    text: {
      en: "A seller must keep one administrator.",
      es: "Un vendedor debe conservar un administrador.",
      zh: "商家必须保留一名管理员。",
    },
    next: {
      en: "Invite another administrator first.",
      es: "Invite antes a otro administrador.",
      zh: "请先邀请另一位管理员。",
    },
  },
  upload_missing: {
    status: 404,
    text: {
      en: "There is no finished upload of that name.",
      es: "No hay ninguna subida terminada con ese nombre.",
      zh: "没有该名称的已完成上传。",
    },
    next: { en: "Upload the file again.", es: "Vuelva a subir el archivo.", zh: "请重新上传文件。" },
  },
  file_empty: {
    status: 422,
    text: { en: "{file} is empty.", es: "{file} está vacío.", zh: "{file} 为空文件。" },
    next: { en: "Choose the file again.", es: "Elija el archivo de nuevo.", zh: "请重新选择文件。" },
  },
  file_kind: {
    status: 422,
    text: {
      en: "By its content {file} is no kind of file that is taken here ({found}).",
      es: "Por su contenido, {file} no es un tipo de archivo admitido aquí ({found}).",
      zh: "根据内容判断，{file} 不是此处接受的文件类型（{found}）。",
    },
    next: {
      en: "Send a photo (JPEG, PNG, WebP, HEIC), a video (MP4, MOV, WebM) or a PDF.",
      es: "Envíe una foto (JPEG, PNG, WebP, HEIC), un vídeo (MP4, MOV, WebM) o un PDF.",
      zh: "请发送照片（JPEG、PNG、WebP、HEIC）、视频（MP4、MOV、WebM）或 PDF。",
    },
  },
  file_damaged: {
    status: 422,
    text: {
      en: "{file} is damaged and cannot be opened.",
      es: "{file} está dañado y no se puede abrir.",
      zh: "{file} 已损坏，无法打开。",
    },
    next: {
      en: "Take the picture again, or export it anew.",
      es: "Haga la foto de nuevo o expórtela otra vez.",
      zh: "请重新拍摄或重新导出。",
    },
  },
  file_suspect: {
    status: 422,
    text: {
      en: "{file} hides more than a picture and is not taken.",
      es: "{file} oculta algo más que una imagen y no se acepta.",
      zh: "{file} 中隐藏了图片以外的内容，无法接受。",
    },
    next: {
      en: "Save the picture anew from an image program.",
      es: "Guarde la imagen de nuevo desde un programa de imágenes.",
      zh: "请用图片软件重新保存该图片。",
    },
  },
  file_too_large: {
    status: 413,
    text: {
      en: "{file} is larger than the {limit} that one of its kind may be.",
      es: "{file} supera los {limit} permitidos para su tipo.",
      zh: "{file} 超过该类型允许的 {limit}。",
    },
    next: {
      en: "Send a smaller or shorter one.",
      es: "Envíe uno más pequeño o más corto.",
      zh: "请发送更小或更短的文件。",
    },
  },
  table_empty: {
    status: 422,
    text: { en: "This file has no rows.", es: "Este archivo no tiene filas.", zh: "此文件没有数据行。" },
  },
  table_broken: {
    status: 422,
    text: {
      en: "From line {line} on, this file is no CSV any more.",
      es: "Desde la línea {line}, este archivo ya no es CSV.",
      zh: "从第 {line} 行起，此文件不再是有效的 CSV。",
    },
    next: {
      en: "Look for a quotation mark that is not closed, then send the file again.",
      es: "Busque unas comillas sin cerrar y envíe el archivo de nuevo.",
      zh: "请检查是否有未闭合的引号，然后重新上传。",
    },
  },
  table_encoding: {
    status: 422,
    text: {
      en: "This file is not text in UTF-8 or UTF-16.",
      es: "Este archivo no es texto en UTF-8 ni UTF-16.",
      zh: "此文件不是 UTF-8 或 UTF-16 文本。",
    },
    next: {
      en: "In the spreadsheet, save it as “CSV UTF-8”.",
      es: "En la hoja de cálculo, guárdelo como «CSV UTF-8».",
      zh: "请在电子表格中另存为“CSV UTF-8”。",
    },
  },
  table_damaged: {
    status: 422,
    text: {
      en: "This file is not a spreadsheet that can be read.",
      es: "Este archivo no es una hoja de cálculo legible.",
      zh: "此文件不是可读取的电子表格。",
    },
    next: {
      en: "Save it as XLSX or “CSV UTF-8”, or paste the serial numbers.",
      es: "Guárdelo como XLSX o «CSV UTF-8», o pegue los números de serie.",
      zh: "请另存为 XLSX 或“CSV UTF-8”，或直接粘贴序列号。",
    },
  },
  table_unpacks_large: {
    status: 422,
    text: {
      en: "This spreadsheet unpacks to far more than a list of units.",
      es: "Esta hoja de cálculo se descomprime a mucho más que una lista de equipos.",
      zh: "此电子表格解压后过大，不像设备清单。",
    },
    next: {
      en: "Copy the serial numbers into a new file.",
      es: "Copie los números de serie en un archivo nuevo.",
      zh: "请将序列号复制到新文件中。",
    },
  },
  table_quotes: {
    status: 422,
    text: {
      en: "The quotes in the row on line {line} do not pair.",
      es: "Las comillas de la fila de la línea {line} no están emparejadas.",
      zh: "第 {line} 行的引号不成对。",
    },
  },
  table_too_long: {
    status: 422,
    text: {
      en: "This file has {rows} rows; one claim takes {most}.",
      es: "Este archivo tiene {rows} filas; una reclamación admite {most}.",
      zh: "此文件有 {rows} 行；一份申请最多 {most} 行。",
    },
    next: { en: "File it in parts.", es: "Preséntelo por partes.", zh: "请分批提交。" },
  },
  table_columns: {
    status: 422,
    text: {
      en: "The first row must name the columns; missing: {missing}.",
      es: "La primera fila debe nombrar las columnas; falta: {missing}.",
      zh: "第一行必须是列名；缺少：{missing}。",
    },
  },
  table_column_twice: {
    status: 422,
    text: {
      en: "Two columns mean the same: {columns}.",
      es: "Dos columnas significan lo mismo: {columns}.",
      zh: "有两列含义相同：{columns}。",
    },
    next: { en: "Remove one of them.", es: "Quite una de ellas.", zh: "请删除其中一列。" },
  },
  unavailable: {
    status: 503,
    text: {
      en: "The service cannot answer just now. Nothing was changed.",
      es: "El servicio no puede responder ahora. No se ha cambiado nada.",
      zh: "服务暂时无法响应。未作任何更改。",
    },
    next: { en: "Try again in a moment.", es: "Inténtelo de nuevo en un momento.", zh: "请稍后重试。" },
  },
  triage_first: {
    status: 409,
    text: {
      en: "Remote diagnosis comes first: nothing is recorded yet.",
      es: "Primero va el diagnóstico a distancia: aún no hay nada anotado.",
      zh: "须先进行远程诊断：目前尚无记录。",
    },
    next: {
      en: "Record what was found out with the customer, then authorise.",
      es: "Anote lo averiguado con el cliente y después autorice.",
      zh: "请先记录与客户排查的结果，再授权。",
    },
  },
  address_locked: {
    status: 409,
    text: {
      en: "The address is fixed since the claim was submitted.",
      es: "La dirección quedó fijada al enviar la reclamación.",
      zh: "申请提交后，地址不可更改。",
    },
    next: {
      en: "If it is wrong, cancel the claim and file it again with the right one.",
      es: "Si es incorrecta, cancele la reclamación y preséntela de nuevo con la correcta.",
      zh: "如地址有误，请取消申请后用正确地址重新提交。",
    },
  },
  carrier_not_listed: {
    status: 409,
    text: {
      en: "Units go back by {allowed}; {carrier} is not among them.",
      es: "Los equipos vuelven por {allowed}; {carrier} no está entre ellos.",
      zh: "寄回使用 {allowed}；{carrier} 不在其中。",
    },
    next: {
      en: "Take one of these, or have customer service arrange the other one on the claim first.",
      es: "Elija uno de ellos o pida a atención al cliente que acuerde antes el otro en la reclamación.",
      zh: "请选择其中之一，或先由客服在申请中约定其他承运商。",
    },
  },
  no_contract: {
    status: 422,
    text: {
      en: "“{policy}” is no contract of yours; only a policy of the layer “contract” stands above the terms.",
      es: "«{policy}» no es un contrato suyo; solo una política de la capa «contract» prevalece sobre las condiciones.",
      zh: "“{policy}”不是贵方的合同；只有“contract”层的政策优先于本条款。",
    },
  },
  contract_ended: {
    status: 409,
    text: {
      en: "{name} has ended this contract already.",
      es: "{name} ya puso fin a este contrato.",
      zh: "{name} 已经终止了这份合同。",
    },
  },
  any_carrier: {
    status: 409,
    text: {
      en: "Any carrier may be used here; nothing needs to be arranged.",
      es: "Aquí sirve cualquier transportista; no hay nada que acordar.",
      zh: "此处可使用任何承运商，无需约定。",
    },
  },
  pay_in_portal: {
    status: 403,
    text: {
      en: "Fees are paid in the personal centre, under the claim's quote, by the customer who is signed in.",
      es: "Los cargos se pagan en el centro personal, en el presupuesto de la reclamación, con la sesión del cliente.",
      zh: "费用须由客户登录个人中心，在申请的报价处支付。",
    },
    next: {
      en: "The customer signs in and opens the claim.",
      es: "El cliente inicia sesión y abre la reclamación.",
      zh: "请客户登录后打开该申请。",
    },
  },
  no_pickup_point: {
    status: 422,
    text: {
      en: "Pick-up points are not possible; a postal address is needed.",
      es: "No se admiten puntos de recogida; hace falta una dirección postal.",
      zh: "不支持自提点，请使用邮寄地址。",
    },
    next: {
      en: "Give an address where somebody takes the parcel in.",
      es: "Indique una dirección donde alguien reciba el paquete.",
      zh: "请填写有人签收的地址。",
    },
  },
  authorization_first: {
    status: 409,
    text: {
      en: "Nothing may be sent or taken in before the return is authorised.",
      es: "No se puede enviar ni recibir nada antes de autorizar la devolución.",
      zh: "寄回获得授权之前，不得寄送或接收。",
    },
    next: {
      en: "Wait for the authorisation with its RMA number.",
      es: "Espere la autorización con su número RMA.",
      zh: "请等待授权及 RMA 编号。",
    },
  },
  parcel_to_refuse: {
    status: 409,
    text: {
      en: "The policy turns this parcel away, so it cannot be taken in.",
      es: "La política rechaza este paquete, así que no se puede recibir.",
      zh: "根据政策须拒收该包裹，不能收货。",
    },
    next: {
      en: "Check what you entered; if it is right, refuse the parcel.",
      es: "Compruebe lo anotado; si es correcto, rechace el paquete.",
      zh: "请核对所填内容；如无误，请拒收该包裹。",
    },
  },
  declined_before: {
    status: 409,
    text: {
      en: "{who} has turned this unit down already.",
      es: "{who} ya ha rechazado este equipo.",
      zh: "{who} 已拒绝承接此设备。",
    },
    next: {
      en: "Wait until the seller sends it elsewhere.",
      es: "Espere a que el vendedor lo envíe a otro centro.",
      zh: "请等待卖家改派其他中心。",
    },
  },
  expected_elsewhere: {
    status: 409,
    text: {
      en: "{serial} is expected at {centre}, not here.",
      es: "{serial} se espera en {centre}, no aquí.",
      zh: "{serial} 应送往 {centre}，而非此处。",
    },
    next: {
      en: "Put the parcel aside and tell the seller, who says whether it stays here or goes on.",
      es: "Aparte el paquete y avise al vendedor, que decide si se queda aquí o sigue su camino.",
      zh: "请暂存该包裹并通知卖家，由其决定留在此处还是转寄。",
    },
  },
  no_ground_to_refuse: {
    status: 409,
    text: {
      en: "The policy gives no ground to refuse this parcel.",
      es: "La política no da motivo para rechazar este paquete.",
      zh: "政策未给出拒收该包裹的理由。",
    },
    next: {
      en: "Record what is wrong with it, or take it in.",
      es: "Anote qué tiene de malo o recíbalo.",
      zh: "请记录包裹的问题，或予以收货。",
    },
  },
  inspection_first: {
    status: 409,
    text: {
      en: "The inspection is not finished yet.",
      es: "La inspección aún no ha terminado.",
      zh: "检测尚未完成。",
    },
    next: {
      en: "Finish the inspection first.",
      es: "Termine primero la inspección.",
      zh: "请先完成检测。",
    },
  },
  needs_a_person: {
    status: 409,
    text: {
      en: "The policy cannot decide this by itself: {open}.",
      es: "La política no puede decidir esto por sí sola: {open}.",
      zh: "政策无法自行判定：{open}。",
    },
    next: {
      en: "Record what is missing; the decision is then made again.",
      es: "Anote lo que falta; entonces se decide de nuevo.",
      zh: "请补充缺少的内容，随后将重新判定。",
    },
  },
  nothing_to_charge: {
    status: 409,
    text: {
      en: "The repair is free of charge, so there is nothing to quote.",
      es: "La reparación es gratuita; no hay nada que presupuestar.",
      zh: "该维修免费，无需报价。",
    },
  },
  quote_first: {
    status: 409,
    text: {
      en: "Nothing is charged or repaired without a quote that the customer accepted.",
      es: "Nada se cobra ni se repara sin un presupuesto aceptado por el cliente.",
      zh: "未经客户接受报价，不收费也不维修。",
    },
    next: {
      en: "Send a quote and wait for the answer.",
      es: "Envíe un presupuesto y espere la respuesta.",
      zh: "请发送报价并等待答复。",
    },
  },
  payment_first: {
    status: 409,
    text: {
      en: "A paid repair starts once the payment is confirmed.",
      es: "Una reparación de pago empieza cuando se confirma el pago.",
      zh: "付费维修须在确认付款后开始。",
    },
    next: {
      en: "Wait until finance has confirmed the payment.",
      es: "Espere a que se confirme el pago.",
      zh: "请等待财务确认付款。",
    },
  },
  quote_over: {
    status: 409,
    text: {
      en: "This quote was valid until {on}.",
      es: "Este presupuesto era válido hasta el {on}.",
      zh: "该报价有效期至 {on}。",
    },
    next: {
      en: "Ask for a new quote.",
      es: "Pida un presupuesto nuevo.",
      zh: "请索取新的报价。",
    },
  },
  no_forfeiture: {
    status: 409,
    text: {
      en: "No clause of this claim's policy lets this unit be kept, or its clock has not started.",
      es: "Ninguna cláusula de la política de esta reclamación permite quedarse con esta unidad, o su plazo no ha empezado.",
      zh: "此申请的政策没有条款允许不再退还该设备，或其期限尚未开始。",
    },
  },
  forfeiture_not_due: {
    status: 409,
    text: {
      en: "The customer still has time: the clock has not run out ({on}), or no warning went out before it did.",
      es: "El cliente aún tiene tiempo: el plazo no ha vencido ({on}) o no se envió ningún aviso antes.",
      zh: "客户仍有时间：期限尚未届满（{on}），或届满前未发出提醒。",
    },
  },
  forfeiture_our_turn: {
    status: 409,
    text: {
      en: "The customer waits for us: a proof of payment is under review, or an appeal is not answered.",
      es: "El cliente espera una respuesta: hay un justificante en revisión o un recurso sin responder.",
      zh: "客户正在等待我们：付款凭证审核中，或申诉尚未答复。",
    },
    next: { en: "Settle that first.", es: "Resuélvalo primero.", zh: "请先处理。" },
  },
  clock_paused: {
    status: 409,
    text: {
      en: "This clock is paused; it goes on with the days that are left.",
      es: "Este plazo está en pausa; seguirá con los días que quedan.",
      zh: "此期限已暂停；恢复后将继续计算剩余天数。",
    },
  },
  clock_over: {
    status: 409,
    text: {
      en: "This clock has ended, or its day stands in the quote itself.",
      es: "Este plazo ha terminado, o su fecha figura en el propio presupuesto.",
      zh: "此期限已结束，或其日期由报价本身规定。",
    },
    next: {
      en: "For a quote, make a new revision with a later day.",
      es: "Para un presupuesto, cree una nueva versión con una fecha posterior.",
      zh: "若为报价，请制作日期更晚的新版本。",
    },
  },
  repairable_unit: {
    status: 409,
    text: {
      en: "The quote for a unit that can be repaired cannot be turned down in favour of an unrepaired return.",
      es: "El presupuesto de una unidad reparable no puede rechazarse para que vuelva sin reparar.",
      zh: "可修复设备的报价不能拒绝而要求不维修退回。",
    },
    next: {
      en: "Accept the quote, or write to us about it.",
      es: "Acepte el presupuesto o escríbanos.",
      zh: "请接受报价，或与我们联系。",
    },
  },
  not_offered: {
    status: 409,
    text: {
      en: "The policy does not offer this here.",
      es: "La política no ofrece esto aquí.",
      zh: "政策在此不提供该处理方式。",
    },
    next: {
      en: "Choose what is offered, or decide otherwise with a reason.",
      es: "Elija lo que se ofrece o decida de otro modo con un motivo.",
      zh: "请选择可提供的方式，或说明理由另行决定。",
    },
  },
  nothing_comes_in: {
    status: 409,
    text: {
      en: "The terms end this claim without its units: nothing is sent in.",
      es: "Las condiciones cierran esta reclamación sin sus equipos: no se envía nada.",
      zh: "按条款，本申请无需寄回设备即可处理。",
    },
    next: {
      en: "Decide how it ends, or decide otherwise with a reason.",
      es: "Decida cómo acaba o decida de otro modo con un motivo.",
      zh: "请决定处理结果，或说明理由另行决定。",
    },
  },
  evidence_first: {
    status: 409,
    text: {
      en: "The evidence that the policy asks for is not complete.",
      es: "Faltan pruebas que pide la política.",
      zh: "政策要求的证据尚不完整。",
    },
    next: {
      en: "Ask the customer for what is missing.",
      es: "Pida al cliente lo que falta.",
      zh: "请向客户索取缺少的材料。",
    },
  },
  arrival_first: {
    status: 409,
    text: {
      en: "The unit has to arrive first.",
      es: "Antes tiene que llegar el equipo.",
      zh: "须先收到设备。",
    },
    next: {
      en: "Authorise the return and wait for the parcel.",
      es: "Autorice la devolución y espere el paquete.",
      zh: "请授权寄回并等待包裹。",
    },
  },
  serial_first: {
    status: 409,
    text: {
      en: "It is not said yet which unit goes out in place of {serial}.",
      es: "Aún no consta qué equipo sale en lugar de {serial}.",
      zh: "尚未指定替换 {serial} 的设备。",
    },
    next: {
      en: "Enter the serial number of the replacement.",
      es: "Indique el número de serie del sustituto.",
      zh: "请填写替换设备的序列号。",
    },
  },
  accessories_left: {
    status: 409,
    text: {
      en: "What came along with {serial} has to go back with it: {items}.",
      es: "Con {serial} tiene que volver lo que vino con él: {items}.",
      zh: "随 {serial} 寄来的物品须一并寄回：{items}。",
    },
    next: {
      en: "Pack it and tick it off.",
      es: "Empaquételo y márquelo.",
      zh: "请装箱并勾选。",
    },
  },
  original_wanted: {
    status: 409,
    text: {
      en: "The customer wants this very unit back, so it cannot be swapped.",
      es: "El cliente quiere recuperar esta misma unidad; no se puede cambiar por otra.",
      zh: "客户要求退回原机，不能更换。",
    },
    next: {
      en: "Repair the unit itself.",
      es: "Repare la propia unidad.",
      zh: "请维修原机。",
    },
  },
  work_not_recorded: {
    status: 409,
    text: {
      en: "What was repaired is not recorded yet.",
      es: "Aún no se ha anotado qué se reparó.",
      zh: "尚未记录维修内容。",
    },
    next: {
      en: "Record the work, then test.",
      es: "Anote el trabajo y después pruebe.",
      zh: "请先记录维修内容，再测试。",
    },
  },
  parcel_on_its_way: {
    status: 409,
    text: {
      en: "A parcel of this claim is on its way to the centre.",
      es: "Un paquete de esta reclamación va de camino al centro.",
      zh: "该申请的包裹正在寄往维修中心途中。",
    },
    next: {
      en: "Wait until it has arrived.",
      es: "Espere a que llegue.",
      zh: "请等待包裹送达。",
    },
  },
  already_refiled: {
    status: 409,
    text: {
      en: "This claim was filed again as {number}.",
      es: "Esta reclamación ya se presentó de nuevo como {number}.",
      zh: "该申请已重新提交为 {number}。",
    },
    next: {
      en: "Open the new one.",
      es: "Abra la nueva.",
      zh: "请打开新的申请。",
    },
  },
  several_policies: {
    status: 422,
    text: {
      en: "These units are under different terms ({policies}) and cannot share one claim.",
      es: "Estas unidades están bajo condiciones distintas ({policies}) y no caben en una misma reclamación.",
      zh: "这些设备适用不同的条款（{policies}），不能放在同一申请中。",
    },
    next: {
      en: "File one claim for the units of each.",
      es: "Presente una reclamación por cada grupo de unidades.",
      zh: "请按条款分别提交申请。",
    },
  },
  last_line: {
    status: 409,
    text: {
      en: "A claim has at least one unit.",
      es: "Una reclamación tiene al menos una unidad.",
      zh: "申请至少须包含一台设备。",
    },
    next: {
      en: "Cancel the claim instead.",
      es: "Cancele la reclamación.",
      zh: "请改为取消申请。",
    },
  },
  nothing_decided: {
    status: 409,
    text: {
      en: "Nothing is decided of this unit yet.",
      es: "Aún no se ha decidido nada sobre este equipo.",
      zh: "该设备尚无决定。",
    },
  },
  beyond_limit: {
    status: 403,
    text: {
      en: "This goes beyond what your role ({role}) may give as goodwill: {limit}.",
      es: "Esto supera lo que su función ({role}) puede conceder como gesto comercial: {limit}.",
      zh: "这超出了您的角色（{role}）可给予的商誉处理权限：{limit}。",
    },
    next: {
      en: "Ask an administrator of the seller.",
      es: "Consulte a un administrador del vendedor.",
      zh: "请联系商家管理员。",
    },
  },
  appealed_already: {
    status: 409,
    text: {
      en: "An appeal was filed for this unit; there is one for each.",
      es: "Ya se presentó un recurso por este equipo; solo cabe uno.",
      zh: "该设备已提出过申诉；每台设备仅可申诉一次。",
    },
  },
  no_appeal: {
    status: 409,
    text: {
      en: "No appeal waits for an answer here.",
      es: "Aquí no hay ningún recurso pendiente de respuesta.",
      zh: "此处没有待答复的申诉。",
    },
  },
  same_person: {
    status: 403,
    text: {
      en: "You made the decision that is appealed against; somebody else answers.",
      es: "Usted tomó la decisión recurrida; debe responder otra persona.",
      zh: "被申诉的决定由您作出，须由他人答复。",
    },
    next: {
      en: "Hand it to a colleague.",
      es: "Páselo a un compañero.",
      zh: "请转交同事处理。",
    },
  },
  draft_open: {
    status: 409,
    text: {
      en: "A draft of this policy is open already; {who} changed it last.",
      es: "Ya hay un borrador abierto de esta política; {who} lo modificó por última vez.",
      zh: "该政策已有未发布的草稿，最后由 {who} 修改。",
    },
    next: {
      en: "Go on with that draft, or throw it away first.",
      es: "Continúe con ese borrador o deséchelo primero.",
      zh: "请继续编辑该草稿，或先将其丢弃。",
    },
  },
  faults_first: {
    status: 409,
    text: {
      en: "The text still has faults.",
      es: "El texto aún tiene errores.",
      zh: "文本中仍有错误。",
    },
    next: {
      en: "Correct the faults that the check names, each with its line.",
      es: "Corrija los errores que indica la comprobación, cada uno con su línea.",
      zh: "请按检查结果所列行号逐一更正。",
    },
  },
  cases_fail: {
    status: 409,
    text: {
      en: "{count} of the cases do not hold: {names}.",
      es: "{count} de los casos no se cumplen: {names}.",
      zh: "有 {count} 个案例不成立：{names}。",
    },
    next: {
      en: "Correct the rule, or accept the new results where they are meant.",
      es: "Corrija la regla o acepte los nuevos resultados si son intencionados.",
      zh: "请更正规则；如属有意更改，请接受新的结果。",
    },
  },
  nothing_changed: {
    status: 409,
    text: {
      en: "This is what version {version} says already.",
      es: "Esto es lo que ya dice la versión {version}.",
      zh: "内容与版本 {version} 完全相同。",
    },
    next: {
      en: "Change something first, or throw the draft away.",
      es: "Cambie algo primero o deseche el borrador.",
      zh: "请先作出更改，或丢弃该草稿。",
    },
  },
  withdrawal_consumers_only: {
    status: 409,
    text: {
      en: "Only consumers can withdraw from a contract; this order was placed by a business.",
      es: "Solo los consumidores pueden desistir de un contrato; este pedido lo hizo una empresa.",
      zh: "只有消费者可以撤销合同；此订单由企业下单。",
    },
  },
  withdrawal_no_law: {
    status: 409,
    text: {
      en: "The law of the country the order goes to gives no right of withdrawal that this seller applies.",
      es: "La ley del país de destino no concede un derecho de desistimiento que este vendedor aplique.",
      zh: "订单目的国的法律未规定适用于此卖家的撤回权。",
    },
  },
  withdrawal_no_contract: {
    status: 409,
    text: {
      en: "There is no contract to withdraw from: the order was not placed, or is cancelled already.",
      es: "No hay contrato del que desistir: el pedido no se realizó o ya está cancelado.",
      zh: "没有可撤销的合同：订单未提交或已取消。",
    },
  },
  withdrawal_too_late: {
    status: 409,
    text: {
      en: "The last day to withdraw was {lastDay}.",
      es: "El último día para desistir fue el {lastDay}.",
      zh: "撤回期限已于 {lastDay} 届满。",
    },
    next: {
      en: "If something is wrong with the goods, file a claim: that right lasts longer.",
      es: "Si la mercancía tiene un defecto, presente una reclamación: ese derecho dura más.",
      zh: "如货物有问题，请提交售后申请，该权利期限更长。",
    },
  },
  withdrawal_refunded: {
    status: 409,
    text: {
      en: "The refund of this withdrawal was asked for already.",
      es: "El reembolso de este desistimiento ya se solicitó.",
      zh: "此撤回的退款已申请。",
    },
  },
  withdrawal_already: {
    status: 409,
    text: {
      en: "These pieces were withdrawn from already.",
      es: "Ya se desistió de estas unidades.",
      zh: "这些商品已撤回。",
    },
  },
  withdrawal_order_unknown: {
    status: 404,
    text: {
      en: "No order has this number and this e-mail address.",
      es: "Ningún pedido tiene ese número y esa dirección de correo.",
      zh: "没有与此编号和邮箱相符的订单。",
    },
    next: {
      en: "Both stand in the confirmation of the order.",
      es: "Ambos figuran en la confirmación del pedido.",
      zh: "两者均见于订单确认邮件。",
    },
  },
  paper_after_total: {
    status: 409,
    text: {
      en: "The proforma invoice is issued when the freight is worked out and the total is known.",
      es: "La factura proforma se emite cuando se calcula el flete y se conoce el total.",
      zh: "运费核算完成、总额确定后才会开具形式发票。",
    },
  },
  paper_after_packing: {
    status: 409,
    text: {
      en: "This paper is made when a parcel of the order is packed.",
      es: "Este documento se crea cuando se prepara un paquete del pedido.",
      zh: "订单的包裹装箱后才会生成此文件。",
    },
  },
  paper_after_authorization: {
    status: 409,
    text: {
      en: "This paper is made when the return is authorised.",
      es: "Este documento se crea cuando se autoriza la devolución.",
      zh: "授权寄回后才会生成此文件。",
    },
  },
  paper_after_receipt: {
    status: 409,
    text: {
      en: "This paper is made when a unit has arrived at the centre.",
      es: "Este documento se crea cuando un equipo ha llegado al centro.",
      zh: "设备到达维修中心后才会生成此文件。",
    },
  },
  paper_after_decision: {
    status: 409,
    text: {
      en: "This paper is made when a decision is on record.",
      es: "Este documento se crea cuando hay una decisión registrada.",
      zh: "作出并记录决定后才会生成此文件。",
    },
  },
  paper_after_inspection: {
    status: 409,
    text: {
      en: "This paper is made when the inspection is complete.",
      es: "Este documento se crea cuando termina la inspección.",
      zh: "检测完成后才会生成此文件。",
    },
  },
  paper_after_quote: {
    status: 409,
    text: {
      en: "This paper is made when there is a quote.",
      es: "Este documento se crea cuando hay un presupuesto.",
      zh: "报价后才会生成此文件。",
    },
  },
  paper_after_repair: {
    status: 409,
    text: {
      en: "This paper is made when the repair is done.",
      es: "Este documento se crea cuando termina la reparación.",
      zh: "维修完成后才会生成此文件。",
    },
  },
  paper_after_work: {
    status: 409,
    text: {
      en: "This paper is made when a unit is ready to go back.",
      es: "Este documento se crea cuando un equipo está listo para volver.",
      zh: "设备可以寄回时才会生成此文件。",
    },
  },
  paper_after_refund: {
    status: 409,
    text: {
      en: "This paper is made when a refund is approved.",
      es: "Este documento se crea cuando se aprueba un reembolso.",
      zh: "退款获批后才会生成此文件。",
    },
  },
  customs_unit_unknown: {
    status: 409,
    text: {
      en: "An invoice for customs needs the units on record; not there: {serials}.",
      es: "Una factura para la aduana requiere que los equipos estén registrados; faltan: {serials}.",
      zh: "海关发票要求设备已登记；未登记：{serials}。",
    },
    next: {
      en: "Import their shipment records first.",
      es: "Importe primero sus registros de envío.",
      zh: "请先导入其发货记录。",
    },
  },
  customs_code_unknown: {
    status: 409,
    text: {
      en: "An invoice for customs needs the HS code of {models}; none is on record, and none is made up.",
      es: "Una factura para la aduana requiere el código SA de {models}; no consta ninguno y no se inventa.",
      zh: "海关发票需要 {models} 的 HS 编码；尚无记录，也不会编造。",
    },
    next: {
      en: "Add it to the shipment record (column “HS code”) and import that again.",
      es: "Añádalo al registro de envío (columna «código SA») e impórtelo de nuevo.",
      zh: "请在发货记录中补充（“HS 编码”列）后重新导入。",
    },
  },
  customs_value_unknown: {
    status: 409,
    text: {
      en: "An invoice for customs states what was paid; it is not known for {serials}, and no value is made up.",
      es: "Una factura para la aduana indica lo pagado; no se conoce para {serials} y no se inventa ningún valor.",
      zh: "海关发票须写明实际支付的价格；{serials} 的价格未知，不会编造。",
    },
    next: {
      en: "Add the price to the shipment record and import that again.",
      es: "Añada el precio al registro de envío e impórtelo de nuevo.",
      zh: "请在发货记录中补充价格后重新导入。",
    },
  },
  customs_currencies: {
    status: 409,
    text: {
      en: "One invoice has one currency; these units were paid in {currencies}.",
      es: "Una factura tiene una sola moneda; estos equipos se pagaron en {currencies}.",
      zh: "一张发票只能使用一种货币；这些设备的付款货币为 {currencies}。",
    },
    next: {
      en: "Make the invoice unit by unit.",
      es: "Haga la factura equipo por equipo.",
      zh: "请按设备分别生成发票。",
    },
  },
  true_value_only: {
    status: 422,
    text: {
      en: "Papers for customs state the true value: what was paid. No other value can be declared here.",
      es: "Los documentos para la aduana indican el valor real: lo que se pagó. Aquí no puede declararse otro.",
      zh: "海关文件只写真实价值，即实际支付的价格；此处不能申报其他价值。",
    },
  },
  currency_differs: {
    status: 409,
    text: {
      en: "This is in {given}; {due} is due, and amounts of two currencies are not compared.",
      es: "Esto está en {given}; se debe {due}, y no se comparan importes de dos monedas.",
      zh: "此金额为 {given}，应付币种为 {due}；不同币种的金额不作比较。",
    },
    next: {
      en: "Turn the proof down for its currency, or give the amount in {due}.",
      es: "Rechace el comprobante por su moneda o indique el importe en {due}.",
      zh: "请以币种不符为由退回凭证，或填写 {due} 金额。",
    },
  },
  amount_differs: {
    status: 409,
    text: {
      en: "{given} arrived, but {due} is due.",
      es: "Llegaron {given}, pero se deben {due}.",
      zh: "到账 {given}，应付 {due}。",
    },
    next: {
      en: "Turn the proof down for its amount; the customer is told what is due and pays again.",
      es: "Rechace el comprobante por su importe; se comunica al cliente lo que se debe y paga de nuevo.",
      zh: "请以金额不符为由退回凭证；系统会告知客户应付金额，由其重新付款。",
    },
  },
  proof_of_other_quote: {
    status: 422,
    text: {
      en: "The reference names {other}, but this is the payment for {number}.",
      es: "La referencia nombra {other}, pero este es el pago de {number}.",
      zh: "付款附言写的是 {other}，但此处是 {number} 的付款。",
    },
    next: {
      en: "Hand it in beside the quote it belongs to.",
      es: "Entréguelo junto al presupuesto al que corresponde.",
      zh: "请在对应的报价处提交。",
    },
  },
  proof_used: {
    status: 409,
    text: {
      en: "This very file is already the proof for {other}.",
      es: "Este mismo archivo ya es el comprobante de {other}.",
      zh: "该文件已作为 {other} 的付款凭证提交。",
    },
    next: {
      en: "Send the proof of the payment for this quote.",
      es: "Envíe el comprobante del pago de este presupuesto.",
      zh: "请提交此报价对应的付款凭证。",
    },
  },
  card_not_set_up: {
    status: 409,
    text: {
      en: "Cards are not taken here.",
      es: "Aquí no se aceptan tarjetas.",
      zh: "此处不支持银行卡付款。",
    },
    next: {
      en: "Pay by bank transfer.",
      es: "Pague por transferencia bancaria.",
      zh: "请使用银行转账付款。",
    },
  },
  signature_invalid: {
    status: 400,
    text: {
      en: "This event is not signed by its provider.",
      es: "Este evento no está firmado por su proveedor.",
      zh: "该事件未经其服务商签名。",
    },
    next: {
      en: "Check the signing secret in Settings.",
      es: "Compruebe la clave de firma en Ajustes.",
      zh: "请检查“设置”中的签名密钥。",
    },
  },
  refund_denied: {
    status: 409,
    text: {
      en: "Under this policy there are no refunds.",
      es: "Con esta política no hay reembolsos.",
      zh: "该政策不提供退款。",
    },
    next: {
      en: "Decide otherwise as goodwill first, with a reason.",
      es: "Decida antes otra cosa como gesto comercial, con un motivo.",
      zh: "请先以商誉处理方式另作决定并说明理由。",
    },
  },
  refund_above: {
    status: 409,
    text: {
      en: "{asked} is more than can be given back here: {most}.",
      es: "{asked} es más de lo que aquí se puede devolver: {most}.",
      zh: "{asked} 超过此处可退金额：{most}。",
    },
  },
  nothing_to_refund: {
    status: 409,
    text: {
      en: "There is nothing to pay back: no amount is decided, or the deductions take all of it.",
      es: "No hay nada que reembolsar: no hay importe decidido o las deducciones lo consumen.",
      zh: "没有可退金额：尚未确定金额，或已被扣减完毕。",
    },
    next: {
      en: "Give an amount, with the reason for it.",
      es: "Indique un importe y su motivo.",
      zh: "请填写金额及理由。",
    },
  },
  second_person: {
    status: 403,
    text: {
      en: "Above {limit} somebody else than who asked approves a refund, signed in as themselves.",
      es: "Por encima de {limit} aprueba el reembolso otra persona, con su propia sesión.",
      zh: "超过 {limit} 的退款须由申请人以外的人员本人登录后批准。",
    },
    next: {
      en: "Ask a colleague in finance, or have the limit changed in Settings.",
      es: "Pídalo a un compañero de finanzas o haga cambiar el límite en Ajustes.",
      zh: "请联系财务同事，或在“设置”中调整限额。",
    },
  },
  refund_on_claim: {
    status: 409,
    text: {
      en: "This refund is of a unit: it is asked for anew on its claim.",
      es: "Este reembolso es de un equipo: se vuelve a pedir en su reclamación.",
      zh: "此退款属于某台设备：请在其申请中重新申请。",
    },
  },
  refund_asked_again: {
    status: 409,
    text: {
      en: "It was asked for anew already: {number}.",
      es: "Ya se volvió a pedir: {number}.",
      zh: "已重新申请：{number}。",
    },
  },
  refund_by_provider: {
    status: 409,
    text: {
      en: "The card provider sends this refund; nobody sends it a second time.",
      es: "Este reembolso lo envía el proveedor de tarjetas; nadie lo envía otra vez.",
      zh: "该退款由支付服务商发送，不得重复发送。",
    },
    next: {
      en: "Have the provider asked again; it looks first whether the money went.",
      es: "Haga consultar de nuevo al proveedor; primero se mira si el dinero ya salió.",
      zh: "请重新向服务商查询；系统会先核实款项是否已发出。",
    },
  },
  not_parked: {
    status: 409,
    text: {
      en: "Nothing is stuck here: it is already being asked about, or is over.",
      es: "Aquí no hay nada detenido: ya se está consultando o ha terminado.",
      zh: "此处没有停滞：正在查询中，或已结束。",
    },
  },
} as const satisfies Record<string, RefusalEntry>;

/** Every refusal the product knows, by code; the API's error reference is generated from it. */
export const refusals: Readonly<Record<RefusalCode, RefusalEntry>> = catalogue;
export type RefusalCode = keyof typeof catalogue;

/** A field that is wrong: where it is (JSON pointer), which message says why, and the message's parameters. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly text: Text;
}

/** What a refusal may carry besides its code. */
export interface RefusalDetails {
  /** Values for the `{name}` places of the text; a `Text` is put in in the reader's language. */
  readonly values?: Readonly<Record<string, string | number | Text>>;
  /** The clauses of the policy that refuse. */
  readonly clauses?: readonly string[];
  /** Digest of the version of the policy that has them; the one in force where it is not said. */
  readonly terms?: string;
  readonly fields?: readonly FieldFault[];
}

/** An expected "no". Thrown by a verb, it rolls the transaction back and reaches the reader in their language. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    // An answer has dozens of them, one for each thing that cannot be done now, and nobody reads where an expected "no" was made.
    const depth = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(code);
    Error.stackTraceLimit = depth;
    this.name = "Refusal";
    this.code = code;
    this.details = details;
  }
}

/** A refusal in the reader's language: what happened, and what to do next where there is anything. */
export function tellRefusal({ code, details }: Refusal, locale: Locale): { text: string; next: string | null } {
  const { text, next }: RefusalEntry = refusals[code];
  const values = Object.fromEntries(
    Object.entries(details.values ?? {}).map(([name, value]) => [
      name,
      typeof value === "object" ? value[locale] : value,
    ]),
  );
  return { text: fill(text[locale], values), next: next ? fill(next[locale], values) : null };
}

/** A text with its `{name}` places filled in; a place without a value stays visible, since that is a bug worth seeing. */
export function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
