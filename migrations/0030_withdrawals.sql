-- Consumers call a contract off: a statement, and its confirmation, which is the notice that the law's days count from.
create table withdrawal_settings (
  seller_id uuid primary key references seller,
  informs_since timestamptz,                     -- since when confirmations of orders tell of the right; null: they do not
  customer_pays_return boolean not null default false,
  updated_by text not null default '',
  version integer not null default 1
);
call protect('withdrawal_settings');

create table withdrawal (
  seller_id uuid not null references seller,
  id uuid not null,
  order_id uuid not null,
  number text,                                   -- W-2026-000012, from the confirmation on
  name text not null,
  email text not null,                           -- where the acknowledgement goes
  lines jsonb not null,                          -- [{lineId, quantity}]
  regime text not null,
  clause text not null,
  customer_pays_return boolean not null,         -- what the customer had been told
  locale text not null,
  token_hash text not null,
  stated_at timestamptz not null,
  confirmed_at timestamptz,
  refund_by date,
  send_back_by date,
  acknowledgement bytea,                         -- the PDF as it was sent
  goods_on date,                                 -- the goods, or the proof that they were sent, came
  refund_id uuid,
  primary key (seller_id, id),
  unique (seller_id, number),
  foreign key (seller_id, order_id) references customer_order,
  foreign key (seller_id, refund_id) references refund,
  check ((confirmed_at is null) = (number is null)),
  check ((confirmed_at is null) = (acknowledgement is null))
);
call protect('withdrawal');
create index on withdrawal (seller_id, order_id);
create index on withdrawal (seller_id, confirmed_at desc, id desc) where confirmed_at is not null;
