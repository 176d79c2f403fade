-- What the bench takes from the shelf, and units that go on to the supplier.

create table part (
  seller_id uuid not null references seller,
  id uuid not null,
  code text not null,                            -- the seller's own, as on the bin
  code_key text not null,
  name text not null,
  value bigint not null default 0 check (value >= 0), -- the component's original value (MF-SPARE), minor units
  currency text not null,
  stock integer not null default 0 check (stock >= 0),
  low_at integer not null default 0 check (low_at >= 0), -- at this many or fewer it is to be bought
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, code_key)
);
call protect('part');
create index on part (seller_id, name, id);

-- Why the stock is what it is: its movements sum to it.
create table part_movement (
  seller_id uuid not null references seller,
  id uuid not null,
  part_id uuid not null,
  quantity integer not null check (quantity <> 0),
  reason text not null check (reason in ('received', 'counted', 'used', 'put_back')),
  line_id uuid,
  note text not null default '',
  by_name text not null,
  at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, part_id) references part,
  foreign key (seller_id, line_id) references claim_line
);
call protect('part_movement', 'select, insert');
create index on part_movement (seller_id, part_id, at desc);
create trigger append_only before update or delete on part_movement for each row execute function refuse_change();

-- A unit, or what of it failed, that the seller claims from its own supplier: the way there and back, and what was recovered.
create table supplier_claim (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  supplier text not null,
  reference text not null default '',            -- the supplier's RMA number
  carrier text not null,
  tracking text not null,
  sent_on date not null,
  expected_on date,
  note text not null default '',
  opened_by text not null,
  opened_at timestamptz not null,
  outcome text check (outcome in ('repaired', 'replaced', 'refused', 'credited')),
  returned_on date,
  recovered bigint check (recovered >= 0),       -- money the supplier gave, minor units
  currency text,
  closed_by text,
  closed_at timestamptz,
  primary key (seller_id, id),
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, line_id) references claim_line,
  check (num_nulls(outcome, returned_on, closed_by, closed_at) in (0, 4)),
  check (num_nulls(recovered, currency) in (0, 2))
);
call protect('supplier_claim');
create index on supplier_claim (seller_id, claim_id);
create unique index one_open_supplier_claim on supplier_claim (seller_id, line_id) where outcome is null;
