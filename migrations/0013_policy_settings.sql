-- Which statutes a seller goes by, and cases of a file that a draft is held against.

-- A statute that a seller switched off or on again, with the reason; the newest of each holds. Without a row it applies.
create table statute_switch (
  seller_id uuid not null references seller,
  id uuid not null,
  statute text not null,                         -- id of the pack
  "off" boolean not null,
  reason text not null check (length(reason) between 1 and 4000),
  switched_by text not null,
  switched_by_id text,
  switched_at timestamptz not null,
  primary key (seller_id, id)
);
call protect('statute_switch', 'select, insert');
create index on statute_switch (seller_id, statute, id desc);
create trigger append_only before update or delete on statute_switch for each row execute function refuse_change();
create trigger append_only_whole before truncate on statute_switch for each statement execute function refuse_change();

-- A replay goes over past claims, or over the cases of a file.
alter table policy_replay
  add column given_file text,                    -- the file's name; null: past claims
  add column last_case integer not null default 0, -- how far it has come in the file, by line
  add column unread integer not null default 0;  -- cases that could not be decided

create table policy_replay_case (
  seller_id uuid not null references seller,
  replay_id uuid not null,
  line integer not null,                         -- in the file, from 1
  name text,                                     -- the file's own id of the case
  as_of text,                                    -- as it stands in the file; null: the day of the replay
  facts jsonb not null default '{}',
  fault text,                                    -- why it could not be decided
  before jsonb,                                  -- {verdict, endsOn, remedies, refund, freight, clauses}; only where it changes
  after jsonb,
  primary key (seller_id, replay_id, line),
  foreign key (seller_id, replay_id) references policy_replay
);
call protect('policy_replay_case');
create index on policy_replay_case (seller_id, replay_id, line) where after is not null or fault is not null;
