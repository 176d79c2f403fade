-- Orders: from the cart to the confirmed delivery. What a line was sold as stands in the line, whatever becomes of the product later.

alter table customer_order
  add column address jsonb,                      -- where it goes; locked at submission
  add column transport_wish text check (transport_wish in ('air', 'sea', 'land')),
  add column payment_method text not null default 'bank_transfer'
    check (payment_method in ('bank_transfer', 'card', 'letter_of_credit', 'documents_against_payment')),
  add column note text not null default '',      -- the customer's words
  add column submitted_at timestamptz,
  add column large boolean,                      -- above the amount of ZM-LARGE when it was submitted
  add column goods bigint check (goods >= 0),    -- minor units, as submitted
  add column freight bigint check (freight >= 0),
  add column tax bigint check (tax >= 0),
  add column tax_percent numeric(5, 2),
  add column tax_name text,
  add column mode text check (mode in ('air', 'sea', 'land')),
  add column incoterm text check (incoterm in ('EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP', 'FOB', 'CFR', 'CIF')),
  add column desk_note text not null default '', -- of the order desk, told to the customer with the total
  add column paid_at timestamptz,
  add column promised_on date,                   -- the last of its lines' days
  add column shipped_on date,
  add column delivered_on date,
  add column confirmed_on date,
  add column cancel_reason text,
  add column escalated_at timestamptz,           -- the customer asked where it is (ZM-TRACKING)
  add check (status = 'cart' or num_nulls(address, submitted_at, large, goods) = 0),
  add check (num_nulls(freight, tax, mode) in (0, 3));
create unique index one_cart on customer_order (seller_id, customer_id) where status = 'cart';
create index on customer_order (seller_id, upper(number) text_pattern_ops);

create table order_line (
  seller_id uuid not null references seller,
  id uuid not null,
  order_id uuid not null,
  position integer not null,
  product_id uuid not null,
  quantity integer not null check (quantity between 1 and 100000),
  unit_price bigint not null check (unit_price >= 0), -- in the cart: as the customer saw it last
  code text,                                     -- what it was sold as, from the submission on
  title jsonb,
  hs_code text,
  origin text,
  net_weight_grams integer,
  packed_weight_grams integer,
  air_transport text,
  test_needed boolean,
  reserved integer check (reserved between 0 and quantity), -- taken from the stock at the submission; the rest is restocked
  promised_on date,                              -- shipped by then
  promise text check (promise in ('stock', 'restock', 'test')),
  tested_at timestamptz,
  tested_by text,
  primary key (seller_id, id),
  unique (seller_id, order_id, position),
  foreign key (seller_id, order_id) references customer_order,
  foreign key (seller_id, product_id) references product
);
call protect('order_line');
create index on order_line (seller_id, order_id);
create index on order_line (seller_id, product_id);

-- What is packed into one parcel, with its tamper mark: the evidence for what was sent (ZM-EVIDENCE).
create table package (
  seller_id uuid not null references seller,
  id uuid not null,
  order_id uuid not null,
  position integer not null,                     -- 1, 2, 3 … within the order
  tamper_mark text not null,
  packed_by text not null,
  packed_at timestamptz not null,
  parcel_id uuid,                                -- once it is shipped
  primary key (seller_id, id),
  unique (seller_id, order_id, position),
  unique (seller_id, parcel_id),
  foreign key (seller_id, order_id) references customer_order,
  foreign key (seller_id, parcel_id) references parcel
);
call protect('package');

create table package_line (
  seller_id uuid not null references seller,
  package_id uuid not null,
  order_line_id uuid not null,
  quantity integer not null check (quantity > 0),
  serials text[] not null default '{}',
  primary key (seller_id, package_id, order_line_id),
  foreign key (seller_id, package_id) references package on delete cascade,
  foreign key (seller_id, order_line_id) references order_line
);
call protect('package_line');
create index on package_line (seller_id, order_line_id);

alter table attachment
  add column package_id uuid,                    -- taken while this was packed
  add foreign key (seller_id, package_id) references package,
  drop constraint attachment_purpose_check,
  add check (purpose in ('evidence', 'payment_proof', 'receiving', 'inspection', 'repair', 'message', 'packing', 'application')),
  add check ((purpose = 'packing') = (package_id is not null));
create index on attachment (seller_id, package_id) where package_id is not null;

-- How a seller sells.
create table order_settings (
  seller_id uuid primary key references seller,
  taxes jsonb not null default '[]',             -- [{country, name, percent}]: what is added where the goods go there
  complete_after_days integer not null default 14 check (complete_after_days between 1 and 90),
  large_from bigint check (large_from > 0),      -- an order above it is large (ZM-LARGE), minor units of the seller's currency; null: USD 50,000
  version integer not null default 1
);
call protect('order_settings');

-- A delivery that the customer, or the clock, confirmed (ZM-8, ZM-10).
alter table unit add column confirmed_on date;

-- After-sales that begin with a line of an order.
alter table claim
  add column order_id uuid,
  add foreign key (seller_id, order_id) references customer_order;
create index on claim (seller_id, order_id) where order_id is not null;
alter table claim_line
  add column order_line_id uuid,
  add foreign key (seller_id, order_line_id) references order_line;
