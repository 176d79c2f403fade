-- From the bench to the customer's door: inspection, quote, payment, repair; clocks, mail, messages.

create table inspection (
  seller_id uuid not null references seller,
  id uuid not null,
  line_id uuid not null,
  findings jsonb not null default '{}',          -- finding.* and unit.counterfeit, nested as the engine takes them
  fault_codes text[] not null default '{}',
  notes text not null default '',
  started_by text not null,
  started_at timestamptz not null,
  completed_by text,
  completed_at timestamptz,
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, line_id),
  foreign key (seller_id, line_id) references claim_line
);
call protect('inspection');

create table quote (
  seller_id uuid not null references seller,
  id uuid not null,
  number text not null,                          -- Q-2026-000045
  claim_id uuid not null,
  line_id uuid not null,
  revision integer not null,
  status text not null,
  currency text not null,
  clauses text[] not null default '{}',          -- why there is a charge
  note text not null default '',
  expires_on date not null,
  sent_on date,
  answered_on date,
  decline_reason text,
  created_by text not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, number),
  unique (seller_id, line_id, revision),
  foreign key (seller_id, line_id) references claim_line,
  foreign key (seller_id, claim_id) references claim
);
call protect('quote');
create index on quote (seller_id, claim_id);
create index on quote (seller_id, status, created_at desc, id desc);
-- One open quote per line: two people cannot both send one.
create unique index one_open_quote on quote (seller_id, line_id) where status in ('draft', 'sent', 'accepted');

create table quote_item (
  seller_id uuid not null references seller,
  quote_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('part', 'labour', 'freight', 'spare_part', 'other')),
  text text not null,
  quantity integer not null check (quantity > 0),
  unit_amount bigint not null check (unit_amount >= 0),
  primary key (seller_id, quote_id, position),
  foreign key (seller_id, quote_id) references quote on delete cascade
);
call protect('quote_item');

create table payment (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  quote_id uuid not null,
  status text not null,
  amount bigint not null,
  currency text not null,
  proof_id uuid,                                 -- attachment
  reference text,
  reviewed_by text,
  reviewed_at timestamptz,
  rejection_reason text,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, quote_id),
  foreign key (seller_id, quote_id) references quote,
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, proof_id) references attachment
);
call protect('payment');
create index on payment (seller_id, status, created_at);

create table repair_order (
  seller_id uuid not null references seller,
  id uuid not null,
  line_id uuid not null,
  charge text not null check (charge in ('free', 'quoted')),
  clauses text[] not null default '{}',
  work_done text not null default '',
  parts jsonb not null default '[]',             -- [{name, quantity, serialOut, serialIn}]
  labour_minutes integer check (labour_minutes >= 0),
  started_by text not null,
  started_at timestamptz not null,
  completed_by text,
  completed_at timestamptz,
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, line_id),
  foreign key (seller_id, line_id) references claim_line
);
call protect('repair_order');

create table repair_test (
  seller_id uuid not null references seller,
  id uuid not null,
  repair_order_id uuid not null,
  name text not null,
  passed boolean not null,
  result text not null default '',
  tested_by text not null,
  tested_at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, repair_order_id) references repair_order
);
call protect('repair_test', 'select, insert');
create index on repair_test (seller_id, repair_order_id);

-- A clock with a consequence. The row is the truth; the job that sweeps due rows only reads it.
create table deadline (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid,
  name text not null,                            -- send_in, not_received …
  clause text not null,
  due_on date not null,                          -- last day that is still in time, seller's zone
  acts_at timestamptz not null,                  -- first instant after it
  on_miss text not null check (on_miss in ('remind', 'expire')),
  status text not null check (status in ('running', 'met', 'missed', 'stopped')),
  ended_at timestamptz,
  created_at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, line_id) references claim_line
);
call protect('deadline');
create index on deadline (seller_id, claim_id);
create index deadline_running on deadline (seller_id, acts_at) where status = 'running';
create unique index one_running on deadline (seller_id, claim_id, name, (coalesce(line_id, claim_id))) where status = 'running';

create table message (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  internal boolean not null,                     -- a note among staff; the customer never sees it
  author_kind text not null check (author_kind in ('customer', 'staff', 'system')),
  author_name text not null,
  author_id text,
  text text not null check (length(text) between 1 and 10000),
  sent_at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, claim_id) references claim
);
call protect('message', 'select, insert');
create index on message (seller_id, claim_id, sent_at);

-- Mail to go out: written with the change that causes it, sent by a job; sending twice the same is prevented by status.
create table mail (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid,
  recipient text not null,
  locale text not null,
  template text not null,
  data jsonb not null,
  status text not null check (status in ('queued', 'sent', 'failed')),
  attempts integer not null default 0,
  failure text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (seller_id, id),
  foreign key (seller_id, claim_id) references claim
);
call protect('mail');
create index on mail (seller_id, claim_id);
