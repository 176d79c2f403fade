-- What was sold: models and units (one serial each), and the shipment records they came from.

create table model (
  seller_id uuid not null references seller,
  id uuid not null,
  manufacturer text not null,
  name text not null,
  category text not null check (category in ('miner', 'hash_board', 'control_board', 'power_supply', 'mini_pc', 'accessory', 'general')),
  policy text not null,                          -- id of the pack its claims are decided by
  created_at timestamptz not null,
  primary key (seller_id, id),
  unique (seller_id, manufacturer, name)
);
call protect('model');

create table unit_import (
  seller_id uuid not null references seller,
  id uuid not null,
  file_name text not null,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  rows_read integer not null default 0,
  rows_added integer not null default 0,
  rows_changed integer not null default 0,
  rows_unchanged integer not null default 0,
  rows_rejected integer not null default 0,
  primary key (seller_id, id)
);
call protect('unit_import');

create table unit_import_error (
  seller_id uuid not null references seller,
  import_id uuid not null,
  position integer not null,                     -- order within the report
  line integer not null,                         -- 1-based line of the file
  column_name text,
  value text,
  reason text not null,                          -- code of the message catalogue
  primary key (seller_id, import_id, position),
  foreign key (seller_id, import_id) references unit_import
);
call protect('unit_import_error');

create table unit (
  seller_id uuid not null references seller,
  id uuid not null,
  serial text not null check (length(serial) between 1 and 100),
  serial_key text not null,                      -- upper case, without blanks and dashes: what a search compares
  model_id uuid not null,
  batch text,
  order_number text,
  released_on date,
  shipped_on date,
  delivered_on date,
  invoice_on date,
  price_amount bigint check (price_amount >= 0),
  price_currency text check (price_currency ~ '^[A-Z]{3}$'),
  channel text check (channel in ('official', 'authorized', 'marketplace')),
  warehouse text check (warehouse ~ '^[A-Z]{2}$'),
  preorder boolean,
  bulk boolean,
  buyer_name text,
  buyer_email text,                              -- lower case; a customer with this verified address sees the unit as theirs
  import_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, serial_key),
  foreign key (seller_id, model_id) references model,
  foreign key (seller_id, import_id) references unit_import,
  check ((price_amount is null) = (price_currency is null))
);
call protect('unit');
create index on unit (seller_id, buyer_email);
create index on unit (seller_id, upper(order_number) text_pattern_ops);
create index on unit (seller_id, upper(batch) text_pattern_ops);
create index on unit (seller_id, serial_key text_pattern_ops);

-- Policy packs as they were when something was decided under them. Content-addressed, shared by all sellers, never changed.
create table policy_version (
  digest text primary key,                       -- sha256:… over the pack with its layers
  policy text not null,
  version text not null,
  effective_from date not null,
  source jsonb not null,                         -- the pack and what it extends, as read from their files: enough to compile it again
  stored_at timestamptz not null
);
grant select, insert on policy_version to recourse_app;
create index on policy_version (policy, effective_from);
