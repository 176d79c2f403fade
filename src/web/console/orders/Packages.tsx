import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, newKey } from "../../client.ts";
import { type Order, useOrderAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleOrderTexts } from "../../texts/console-orders/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { EvidenceGrid } from "../../ui/EvidenceGrid.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import classes from "./orders.module.css";
import { PackForm } from "./PackForm.tsx";

type Package = Order["packages"][number];

/** The parcels of an order with what is in each, its tamper mark and photos; packed ones leave from here. */
export function Packages({ order }: { readonly order: Order }) {
  const say = useText(consoleOrderTexts);
  const open = order.lines.some((line) => line.packed < line.quantity - line.calledOff);
  return (
    <Stack gap="md">
      {order.packages.length === 0 && <Text c="dimmed">{say("noPackages")}</Text>}
      {order.packages.map((packed) => (
        <PackageCard key={packed.id} order={order} packed={packed} />
      ))}
      {open && order.abilities["order.pack"]?.allowed && <PackForm key={order.id} order={order} />}
    </Stack>
  );
}

function PackageCard({ order, packed }: { readonly order: Order; readonly packed: Package }) {
  const say = useText(consoleOrderTexts);
  const format = useFormat();
  const titles = new Map(order.lines.map((line) => [line.id, line.title]));
  return (
    <article className={classes["package"]}>
      <Group justify="space-between" align="baseline">
        <h3>{say("packageOf", { position: packed.position })}</h3>
        <Text size="sm">
          {say("tamperMark")}: <span className="mono">{packed.tamperMark}</span>
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {say("packedBy", { by: packed.packedBy, at: format.instant(packed.packedAt) })}
      </Text>
      <ul className={classes["inside"]}>
        {packed.lines.map((line) => (
          <li key={line.lineId}>
            {line.quantity} × {titles.get(line.lineId)} <span className="mono">{line.serials.join(", ")}</span>
          </li>
        ))}
      </ul>
      <EvidenceGrid files={packed.files} empty={packed.parcel ? "" : say("noPhotos")} />
      {packed.parcel ? <OnItsWay order={order} packed={packed} /> : <Sealed order={order} packed={packed} />}
    </article>
  );
}

/** A parcel that is sealed: photos are added, and it leaves. */
function Sealed({ order, packed }: { readonly order: Order; readonly packed: Package }) {
  const say = useText(consoleOrderTexts);
  const { slug: seller } = useSeller();
  const client = useQueryClient();
  const unpack = useOrderAction("DELETE /v1/sellers/{seller}/orders/{order}/packages/{package}");
  if (!order.abilities["order.pack"]?.allowed) return null;
  const keep = async (uploadId: string, file: File) => {
    await call("POST /v1/sellers/{seller}/orders/{order}/attachments", {
      params: { seller, order: order.id },
      body: { uploadId, fileName: file.name, purpose: "packing", packageId: packed.id },
      idempotencyKey: newKey(),
    });
    await client.invalidateQueries();
  };
  return (
    <Stack gap="sm">
      <FileDrop label={say("addPhotos")} accept="image/*,video/*" onUploaded={keep} />
      {packed.files.length > 0 && <ShipForm order={order} packageId={packed.id} />}
      <ProblemAlert error={unpack.error} />
      <Group>
        <ActionButton
          compact
          action={{
            key: "unpack",
            label: say("unpack"),
            danger: true,
            busy: unpack.isPending,
            onAct: () => unpack.mutate({ params: { seller, order: order.id, package: packed.id } }),
          }}
        />
      </Group>
    </Stack>
  );
}

function ShipForm({ order, packageId }: { readonly order: Order; readonly packageId: string }) {
  const say = useText(consoleOrderTexts);
  const { slug: seller } = useSeller();
  const format = useFormat();
  const [now] = useState(() => format.dayOf(new Date().toISOString()));
  const [{ carrier, tracking, shippedOn }, put, forget] = useKeptFields(`order.ship ${packageId}`, {
    carrier: "",
    tracking: "",
    shippedOn: now,
  });
  const ship = useOrderAction("POST /v1/sellers/{seller}/orders/{order}/shipments", forget);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ship.mutate({ params: { seller, order: order.id }, body: { packageId, carrier, tracking, shippedOn } });
      }}
    >
      <Group gap="sm" align="end">
        <TextInput
          label={say("carrier")}
          required
          value={carrier}
          error={ship.error?.field("/carrier")}
          onChange={(event) => put({ carrier: event.currentTarget.value })}
        />
        <TextInput
          label={say("tracking")}
          required
          value={tracking}
          error={ship.error?.field("/tracking")}
          onChange={(event) => put({ tracking: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={say("shippedOn")}
          required
          value={shippedOn}
          error={ship.error?.field("/shippedOn")}
          onChange={(event) => put({ shippedOn: event.currentTarget.value })}
        />
        <Button type="submit" loading={ship.isPending}>
          {say("ship")}
        </Button>
      </Group>
      <ProblemAlert error={ship.error} />
    </form>
  );
}

function OnItsWay({ order, packed }: { readonly order: Order; readonly packed: Package }) {
  const say = useText(consoleOrderTexts);
  const { slug: seller } = useSeller();
  const format = useFormat();
  const deliver = useOrderAction("POST /v1/sellers/{seller}/orders/{order}/deliveries");
  const { parcel } = packed;
  if (!parcel) return null;
  const waits = order.status === "shipped" && !parcel.arrivedOn;
  return (
    <Group gap="sm" mt="sm">
      <Text size="sm">
        {parcel.carrier} <span className="mono">{parcel.tracking}</span> ·{" "}
        {parcel.arrivedOn
          ? say("arrivedOn", { day: format.day(parcel.arrivedOn) })
          : say("onItsWay", { day: format.day(parcel.shippedOn) })}
      </Text>
      {waits && (
        <ActionButton
          compact
          action={{
            key: "arrived",
            label: say("markArrived"),
            ability: order.abilities["order.deliver"],
            busy: deliver.isPending,
            onAct: () =>
              deliver.mutate({
                params: { seller, order: order.id },
                body: { parcelId: parcel.id, deliveredOn: format.dayOf(new Date().toISOString()) },
              }),
          }}
        />
      )}
      <ProblemAlert error={deliver.error} />
    </Group>
  );
}
