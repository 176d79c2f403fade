-- A claim and what happens to it. Status columns are written by move() in domain/events only, with an event in the same transaction.

create table claim (
  seller_id uuid not null references seller,
  id uuid not null,
  number text not null,
  customer_id uuid not null,
  status text not null,
  kind text not null check (kind in ('fault', 'doa', 'loose_heat_sink', 'damaged_box', 'transit_damage', 'wrong_item', 'missing_item', 'change_of_mind', 'undelivered')),
  policy text not null,                          -- pack its lines are decided by
  locale text not null,
  summary text not null default '',              -- the customer's words
  reported_on date,                              -- the day it was submitted, in the seller's zone
  return_address jsonb,                          -- locked at submission (WM-ADDRESS, JM-ADDRESS)
  terms jsonb,                                   -- what was accepted: {policy, version, digest, acceptedAt, duties: [clause…]}
  triaged_at timestamptz,
  triage_notes text,
  rma_number text,
  centre_id uuid,
  authorized_on date,
  outcome jsonb,                                 -- how it ended: {kind, reason, clauses}
  refiled_from uuid,
  guest_token_hash text,                         -- SHA-256 of the token in the signed link
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  event_count integer not null default 0,        -- length of the event chain …
  event_head text not null default '',           -- … and hash of its last link: cutting the tail shows
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, number),
  unique (seller_id, rma_number),
  foreign key (seller_id, customer_id) references customer,
  foreign key (seller_id, centre_id) references service_centre,
  foreign key (seller_id, refiled_from) references claim
);
call protect('claim');
create index on claim (seller_id, updated_at desc, id desc);
create index on claim (seller_id, status, updated_at desc, id desc);
create index on claim (seller_id, customer_id, updated_at desc, id desc);
create index on claim (seller_id, number text_pattern_ops);
create unique index on claim (seller_id, guest_token_hash) where guest_token_hash is not null;

create table claim_line (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  position integer not null,
  unit_id uuid,                                  -- null: a serial the seller has no record of
  serial text not null,
  serial_key text not null,
  custody text not null,
  work text not null,
  description text not null default '',
  first_noticed_on date,
  keep_original boolean not null default false,
  return_replaced_parts boolean not null default false,
  answers jsonb not null default '{}',           -- facts that people gave, nested as the engine takes them
  decision_id uuid,                              -- the decision in force
  technician_id uuid references person,
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, claim_id, position),
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, unit_id) references unit
);
call protect('claim_line');
create index on claim_line (seller_id, claim_id);
create index on claim_line (seller_id, unit_id);
create index on claim_line (seller_id, serial_key text_pattern_ops);
create index on claim_line (seller_id, custody, work);

-- The history. Append-only: the application may insert and read; a trigger stops everyone else.
create table event (
  seller_id uuid not null references seller,
  claim_id uuid not null,
  sequence integer not null,                     -- 1, 2, 3 … within the claim
  line_id uuid,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'key', 'guest', 'system')),
  actor_id text,
  actor_name text not null,
  verb text not null,                            -- lifecycle.action ("claim.authorize") or a fact that was noted ("message.sent")
  from_status text,
  to_status text,
  clauses text[] not null default '{}',
  details jsonb,                                 -- what changed; may hold personal data, so only its salted hash is chained
  salt text not null,
  details_hash text not null,
  previous_hash text not null,
  hash text not null,
  primary key (seller_id, claim_id, sequence),
  foreign key (seller_id, claim_id) references claim
);
call protect('event', 'select, insert');
create index on event (seller_id, line_id);
create function refuse_change() returns trigger language plpgsql
  as $$ begin raise exception 'the history is append-only' using errcode = 'restrict_violation'; end $$;
create trigger append_only before update or delete on event for each row execute function refuse_change();
create trigger append_only_whole before truncate on event for each statement execute function refuse_change();

create table decision (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  stage text not null check (stage in ('submitted', 'authorized', 'received', 'inspected')),
  policy text not null,
  policy_digest text not null references policy_version,
  as_of date not null,
  verdict text not null,
  facts jsonb not null,
  settings jsonb not null,                       -- what else the answer depends on: {locale, calendar, timeZone}
  result text not null,                          -- the decision's exact bytes: a replay must give these
  decided_at timestamptz not null,
  decided_by text not null,
  primary key (seller_id, id),
  foreign key (seller_id, line_id) references claim_line
);
call protect('decision', 'select, insert');
create index on decision (seller_id, line_id, decided_at desc);
alter table claim_line add foreign key (seller_id, decision_id) references decision;

create table attachment (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid,
  kind text not null check (kind in ('photo', 'video', 'payment_proof', 'document')),
  purpose text not null check (purpose in ('evidence', 'payment_proof', 'receiving', 'inspection', 'repair', 'message')),
  file_name text not null,
  content_type text not null,                    -- by content, never by name
  bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  width integer,
  height integer,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, line_id) references claim_line
);
call protect('attachment');
create index on attachment (seller_id, claim_id);

create table parcel (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  carrier text not null,
  tracking text not null,
  from_kind text check (from_kind in ('address', 'pickup_point')),
  shipped_on date not null,
  arrived_on date,                               -- inbound: at the centre; outbound: delivered
  freight_paid_by text check (freight_paid_by in ('customer', 'seller')),
  created_by text not null,
  created_at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, claim_id) references claim
);
call protect('parcel');
create index on parcel (seller_id, claim_id);
create unique index on parcel (seller_id, direction, carrier, tracking);

create table parcel_line (
  seller_id uuid not null references seller,
  parcel_id uuid not null,
  line_id uuid not null,
  primary key (seller_id, parcel_id, line_id),
  foreign key (seller_id, parcel_id) references parcel,
  foreign key (seller_id, line_id) references claim_line
);
call protect('parcel_line');
create index on parcel_line (seller_id, line_id);

-- What was in the parcel, as the clerk found it, for one line.
create table receipt (
  seller_id uuid not null references seller,
  id uuid not null,
  line_id uuid not null,
  parcel_id uuid,
  accepted boolean not null,
  facts jsonb not null,                          -- parcel.* and unit.serialLegible as the engine takes them
  refusals jsonb not null default '[]',          -- [{clause, text}]
  accessories text not null default '',
  note text not null default '',
  received_by text not null,
  received_at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, line_id) references claim_line,
  foreign key (seller_id, parcel_id) references parcel
);
call protect('receipt');
create index on receipt (seller_id, line_id);
