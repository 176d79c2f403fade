-- What can be bought: a model or a spare part, offered at a price. What the thing is (maker, category, HS code, origin, net weight) stays with
-- the model or the part, and so does a part's stock: bench and shop take from one shelf.

alter table part
  add column category text not null default 'general'
    check (category in ('hash_board', 'control_board', 'power_supply', 'accessory', 'general')),
  add column hs_code text check (hs_code ~ '^[0-9]{6,10}$'),
  add column origin text check (origin ~ '^[A-Z]{2}$'),
  add column net_weight_grams integer check (net_weight_grams > 0);

create table product (
  seller_id uuid not null references seller,
  id uuid not null,
  code text not null check (length(code) between 1 and 60), -- the seller's own, as in its price list
  code_key text not null,
  model_id uuid,
  part_id uuid,
  title jsonb not null check (title <> '{}'),    -- {en, es, zh}: the languages that the seller wrote
  about jsonb not null default '{}',
  price bigint not null check (price >= 0),      -- minor units
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  stock integer check (stock >= 0),              -- of a model; a part's is in its own row
  packed_weight_grams integer check (packed_weight_grams > 0),
  length_mm integer check (length_mm > 0),
  width_mm integer check (width_mm > 0),
  height_mm integer check (height_mm > 0),
  air_transport text not null default 'allowed' check (air_transport in ('allowed', 'cargo_only', 'forbidden')),
  test_needed boolean not null default false,    -- tested before it is shipped (ZM-SHIP-TEST)
  restock_days integer check (restock_days between 1 and 365), -- until more come (ZM-SHIP-RESTOCK); null: sold out is sold out
  shown boolean not null default false,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, code_key),
  foreign key (seller_id, model_id) references model,
  foreign key (seller_id, part_id) references part,
  check (num_nonnulls(model_id, part_id) = 1),
  check (num_nulls(part_id, stock) = 1),
  check (num_nulls(length_mm, width_mm, height_mm) in (0, 3))
);
call protect('product');
create index on product (seller_id, created_at desc, id desc);
create index on product (seller_id, model_id);
create index on product (seller_id, part_id);

-- Every stock is the sum of its movements: a part's, or a product's that is a model.
alter table part_movement rename to stock_movement;
alter table stock_movement
  alter column part_id drop not null,
  add column product_id uuid,
  add column order_id uuid,
  add foreign key (seller_id, product_id) references product,
  add check (num_nonnulls(part_id, product_id) = 1),
  drop constraint part_movement_reason_check,
  add check (reason in ('received', 'counted', 'used', 'put_back', 'ordered', 'given_back')),
  add check ((reason in ('ordered', 'given_back')) = (order_id is not null));
create index on stock_movement (seller_id, product_id, at desc);
create index on stock_movement (seller_id, order_id);
