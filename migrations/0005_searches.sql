-- What searches compare, as columns. Under row-level security an index serves a condition only where every function in it is
-- leakproof: upper(), lower() and like are not, = and ^@ (begins with) on a column are.

alter table parcel add column tracking_key text not null generated always as (upper(tracking)) stored;
create index on parcel (seller_id, tracking_key);

drop index unit_seller_id_upper_idx, unit_seller_id_upper_idx1;
alter table unit
  add column order_key text generated always as (upper(order_number)) stored,
  add column batch_key text generated always as (upper(batch)) stored;
create index on unit (seller_id, order_key text_pattern_ops);
create index on unit (seller_id, batch_key text_pattern_ops);

drop index customer_seller_id_lower_idx, customer_seller_id_lower_idx1;
alter table customer
  add column name_key text not null generated always as (lower(name)) stored,
  add column email_key text not null generated always as (lower(email)) stored;
create index on customer (seller_id, name_key text_pattern_ops);
create index on customer (seller_id, email_key text_pattern_ops);

create index on claim (seller_id, rma_number text_pattern_ops);
