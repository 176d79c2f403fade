-- Orders that another shop of the seller's took, as its export tells them. The shop stays their master: here they say who bought which unit.
create table shop_order (
  seller_id uuid not null references seller,
  id uuid not null,
  source text not null check (source in ('shopify', 'woocommerce', 'medusa')),
  external_id text not null,
  number text not null,
  number_key text not null,                      -- upper case, without the # that shops put before it
  state text not null check (state in ('open', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded')),
  placed_on date,
  paid_on date,
  shipped_on date,
  delivered_on date,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  total bigint check (total >= 0),
  even_price bigint check (even_price >= 0),     -- what each piece cost, where all cost the same
  buyer_name text,
  buyer_email text,                              -- lower case
  business boolean not null,
  country text check (country ~ '^[A-Z]{2}$'),
  channel text check (channel in ('official')),
  lines jsonb not null,
  import_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (seller_id, id),
  unique (seller_id, source, external_id),
  foreign key (seller_id, import_id) references unit_import
);
call protect('shop_order');
create index on shop_order (seller_id, number_key);
create index on shop_order (seller_id, buyer_email);
create index on shop_order (seller_id, created_at desc, id desc);

-- Reports of files of both kinds are kept in one place.
alter table unit_import add column source text not null default 'shipments'
  check (source in ('shipments', 'shopify', 'woocommerce', 'medusa'));
create index on unit_import (seller_id, started_at desc, id desc);
