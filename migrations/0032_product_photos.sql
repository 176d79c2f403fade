-- Pictures of a product, as shop and console show them; the first is the one that lists show.

create table product_photo (
  seller_id uuid not null references seller,
  id uuid not null,
  product_id uuid not null,
  position integer not null,                     -- the lowest comes first
  alt jsonb not null default '{}',               -- {en, es, zh}: what the picture shows, for those who do not see it
  file_name text not null,
  content_type text not null,
  bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  width integer,
  height integer,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (seller_id, id),
  unique (seller_id, product_id, sha256),
  foreign key (seller_id, product_id) references product
);
call protect('product_photo');
create index on product_photo (seller_id, product_id, position, id);
