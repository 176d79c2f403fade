-- A seller's own versions of its policies. The packs that come with the installation are the first release of each.

-- Grows with each publication, so that every process can tell cheaply whether it knows all releases.
alter table seller add column policies_version integer not null default 0;
grant update (policies_version) on seller to recourse_app;

-- The one text of a policy that is being worked on.
create table policy_draft (
  seller_id uuid not null references seller,
  policy text not null,
  based_on text not null,                        -- id of a release, or 'installed'
  policy_text text not null,
  cases_text text not null,
  updated_by text not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (seller_id, policy)
);
call protect('policy_draft');

-- What was published: never changed, never deleted.
create table policy_release (
  seller_id uuid not null references seller,
  id uuid not null,
  policy text not null,
  version text not null,
  digest text not null references policy_version,
  in_force_from date not null,                   -- by the fact that the policy's decidedBy names
  policy_text text not null,
  cases_text text not null,
  reason text not null check (length(reason) between 1 and 4000),
  published_by text not null,
  published_by_id text,
  published_at timestamptz not null,
  primary key (seller_id, id),
  unique (seller_id, policy, version)
);
call protect('policy_release', 'select, insert');
create index on policy_release (seller_id, policy, in_force_from);
create trigger append_only before update or delete on policy_release for each row execute function refuse_change();
create trigger append_only_whole before truncate on policy_release for each statement execute function refuse_change();

-- A draft held against past decisions, in the background.
create table policy_replay (
  seller_id uuid not null references seller,
  id uuid not null,
  policy text not null,
  version text not null,
  digest text not null,
  policy_text text not null,                     -- the draft as it was when the replay began
  status text not null check (status in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  total integer not null default 0,
  done integer not null default 0,
  last_line uuid,                                -- how far it has come: lines are gone through in the order of their ids
  counts jsonb not null,                         -- what was counted up to last_line
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (seller_id, id)
);
call protect('policy_replay');
create index on policy_replay (seller_id, policy, started_at desc);

create table policy_replay_change (
  seller_id uuid not null references seller,
  replay_id uuid not null,
  line_id uuid not null,
  verdict_before text not null,
  verdict_after text not null,
  before jsonb not null,                         -- {verdict, endsOn, remedies, refund, clauses}
  after jsonb not null,
  primary key (seller_id, replay_id, line_id),
  foreign key (seller_id, replay_id) references policy_replay,
  foreign key (seller_id, line_id) references claim_line
);
call protect('policy_replay_change');

-- An answer that a person gave instead of the policy's; the newest of a line holds. Never changed.
create table decision_override (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  decision_id uuid not null,                     -- what the policy had said
  appeal_id uuid,                                -- set where it answers an appeal
  verdict text not null check (verdict in ('covered', 'not_covered')),
  remedy jsonb not null,                         -- {kind, charge, amount}
  reason text not null check (length(reason) between 1 and 4000),
  decided_by text not null,
  decided_by_id text,
  decided_at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, line_id) references claim_line,
  foreign key (seller_id, decision_id) references decision
);
call protect('decision_override', 'select, insert');
create index on decision_override (seller_id, claim_id);
create index on decision_override (seller_id, line_id, decided_at);

-- One appeal of the customer for each line.
create table appeal (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  decision_id uuid not null,                     -- what is appealed against
  against text not null,                         -- who had decided it: somebody else answers
  against_id text,
  words text not null check (length(words) between 1 and 4000),
  filed_by text not null,
  filed_at timestamptz not null,
  status text not null check (status in ('filed', 'upheld', 'dismissed')),
  answer text,
  answered_by text,
  answered_by_id text,
  answered_at timestamptz,
  primary key (seller_id, id),
  unique (seller_id, line_id),
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, line_id) references claim_line,
  foreign key (seller_id, decision_id) references decision
);
call protect('appeal', 'select, insert, update');
create index on appeal (seller_id, claim_id);
