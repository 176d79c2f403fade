-- Parcels that came to the dock and belong to nothing anybody announced: put aside with what can be read on them, matched to a claim later,
-- or turned away by a person. Which of the three it is, the row says by who did it and when.
create table parked_parcel (
  seller_id uuid not null references seller,
  id uuid not null,
  code text not null,                            -- what was scanned or typed: a serial, a tracking number, a number on the slip
  code_key text not null,
  serials text[] not null default '{}',          -- of the units seen in it
  serial_keys text[] not null default '{}',
  carrier text not null default '',
  sender text not null default '',               -- who sent it, as the label says
  note text not null default '',
  centre_id uuid,
  parked_by text not null,
  parked_at timestamptz not null,
  claim_id uuid,                                 -- matched to
  matched_by text,
  matched_at timestamptz,
  turned_away_for text check (turned_away_for in ('no_order', 'mismatch', 'incomplete', 'damaged', 'soaked', 'cash_on_delivery', 'empty', 'wrong_item', 'wrong_address', 'pickup_point')),
  clause text,
  turned_away_by text,
  turned_away_at timestamptz,
  primary key (seller_id, id),
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, centre_id) references service_centre,
  check (num_nonnulls(matched_at, turned_away_at) <= 1),
  check ((matched_at is null) = (claim_id is null)),
  check ((turned_away_at is null) = (turned_away_for is null))
);
call protect('parked_parcel');
-- A scanner that reads twice parks once.
create unique index one_parked on parked_parcel (seller_id, code_key) where matched_at is null and turned_away_at is null;
create index on parked_parcel (seller_id, parked_at desc, id desc);
create index parked_serials on parked_parcel using gin (serial_keys) where matched_at is null and turned_away_at is null;
