-- Where a seller does not deliver to: each change is a version of its own, and the newest holds. Without a row, the product's own list does.
create table destination_list (
  seller_id uuid not null references seller,
  version integer not null check (version > 0),
  rules jsonb not null,                          -- [{country, regions, postcodes, embargo, why, source, link, asOf}]
  reason text not null check (length(reason) between 1 and 4000),
  by_name text not null,
  by_id text,
  at timestamptz not null,
  primary key (seller_id, version)
);
call protect('destination_list', 'select, insert');
create trigger append_only before update or delete on destination_list for each row execute function refuse_change();
create trigger append_only_whole before truncate on destination_list for each statement execute function refuse_change();

-- What a customer says about a destination: that an address was taken for a barred one, or that their country bans such goods (ZM-LEGAL).
create table destination_review (
  seller_id uuid not null references seller,
  id uuid not null,
  kind text not null check (kind in ('barred', 'banned')),
  customer_id uuid not null,
  address jsonb not null,
  address_key text not null,                     -- country, region, city, postcode and lines as they are compared
  rule jsonb,                                    -- the one that bars it, as it stood
  list_version integer not null,                 -- 0: the product's own list
  note text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  outcome text check (outcome in ('lifted', 'kept')),
  reason text check (length(reason) between 1 and 4000),
  decided_by text,
  decided_by_id text,
  decided_at timestamptz,
  primary key (seller_id, id),
  foreign key (seller_id, customer_id) references customer,
  check ((kind = 'barred') = (rule is not null)),
  check (num_nulls(outcome, reason, decided_by, decided_at) in (0, 4))
);
call protect('destination_review', 'select, insert, update');
create unique index one_open_destination_review on destination_review (seller_id, customer_id, kind, address_key) where outcome is null;
create index on destination_review (seller_id, (outcome is null), asked_at desc, id desc);
create index on destination_review (seller_id, customer_id, address_key, decided_at desc);
