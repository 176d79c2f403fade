-- A contract ends as well: what was agreed stays on record, and of each one is in force at a time.
alter table customer_contract
  drop constraint customer_contract_pkey,
  add column id uuid not null default gen_random_uuid(),
  add column ended_by text,
  add column ended_at timestamptz,
  add check ((ended_by is null) = (ended_at is null)),
  add primary key (seller_id, id);
alter table customer_contract alter column id drop default;
create unique index on customer_contract (seller_id, customer_id, policy) where ended_at is null;
create index on customer_contract (seller_id, agreed_at desc, id desc);
