-- What a centre is paid for work in warranty: the seller's rates, and what a centre claims for a unit by them.

create table centre_rate (
  seller_id uuid not null references seller,
  id uuid not null,
  centre_id uuid,                                -- null: holds for every centre without rates of its own
  labour_hour bigint not null check (labour_hour >= 0), -- minor units
  parts_percent integer not null check (parts_percent between 0 and 200), -- of a part's value
  freight bigint not null check (freight >= 0),  -- for each unit, minor units
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  version integer not null default 1,
  primary key (seller_id, id),
  unique nulls not distinct (seller_id, centre_id),
  foreign key (seller_id, centre_id) references service_centre
);
call protect('centre_rate');

create table reimbursement (
  seller_id uuid not null references seller,
  id uuid not null,
  number text not null,                          -- B-2026-000004
  claim_id uuid not null,
  line_id uuid not null,
  centre_id uuid not null,
  status text not null check (status in ('requested', 'approved', 'declined')),
  labour_minutes integer not null check (labour_minutes >= 0),
  labour bigint not null check (labour >= 0),
  parts bigint not null check (parts >= 0),
  freight bigint not null check (freight >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  note text not null default '',
  requested_by text not null,
  requested_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, number),
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, line_id) references claim_line,
  foreign key (seller_id, centre_id) references service_centre
);
call protect('reimbursement');
-- A unit's work is paid once; what was declined may be asked for anew.
create unique index one_reimbursement on reimbursement (seller_id, line_id) where status <> 'declined';
create index on reimbursement (seller_id, status, requested_at, id);
create index on reimbursement (seller_id, centre_id, decided_at) where status = 'approved';

-- Scorecards: what came to a centre, was refused there and left it, by its day.
create index on event (seller_id, verb, at) where verb in ('custody.receive', 'custody.refuse', 'custody.sendBack');
