-- What carriers tell of parcels: whose word is asked for, under which key, when next, and what was learned.
create table carrier_account (
  seller_id uuid not null references seller,
  provider text not null check (provider in ('dhl', 'track17')),
  key text not null,                             -- sealed; never told
  set_by text not null,
  set_at timestamptz not null,
  refused boolean not null default false,        -- it said that the key is none
  rests_until timestamptz,                       -- it asked not to be asked before
  primary key (seller_id, provider)
);
call protect('carrier_account');

create table parcel_tracking (
  seller_id uuid not null references seller,
  parcel_id uuid not null,
  provider text check (provider in ('dhl', 'track17')),  -- who told last; null until somebody was asked
  stage text check (stage in ('announced', 'under_way', 'out_for_delivery', 'held', 'delivered', 'failed', 'returned')),
  told text not null default '',                 -- in the carrier's words
  place text not null default '',
  told_at timestamptz,                           -- when that happened, to know late news by
  told_on date,                                  -- the day the carrier writes
  problem text check (problem in ('unknown', 'ambiguous', 'no_answer', 'odd_day')),
  attempts integer not null default 0,           -- since the last answer
  asked_at timestamptz,
  followed_at timestamptz not null,
  next_at timestamptz not null,
  ended_at timestamptz,
  primary key (seller_id, parcel_id),
  foreign key (seller_id, parcel_id) references parcel
);
call protect('parcel_tracking');
create index parcel_tracking_due on parcel_tracking (seller_id, next_at, parcel_id) where ended_at is null;
create index parcel_under_way on parcel (seller_id, id) where arrived_on is null and lost_on is null;

-- Each scan once, however often it is told.
create table parcel_scan (
  seller_id uuid not null references seller,
  parcel_id uuid not null,
  fingerprint text not null,
  provider text not null,
  stage text,
  happened_at timestamptz not null,
  happened_on date not null,
  text text not null,
  place text not null,
  seen_at timestamptz not null,
  primary key (seller_id, parcel_id, fingerprint),
  foreign key (seller_id, parcel_id) references parcel
);
call protect('parcel_scan', 'select, insert');
create index on parcel_scan (seller_id, parcel_id, happened_at);
