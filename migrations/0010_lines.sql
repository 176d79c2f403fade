-- Lines with courses of their own: evidence piece by piece, remedies, replacements, components, what came along, lost parcels.

-- What of the evidence was given in words: {name under "evidence.": words}.
alter table claim add column evidence jsonb not null default '{}';
-- Which piece of evidence a file is (a name under "evidence."); null: what its kind says.
alter table attachment add column shows text;

alter table claim_line
  add column preferred_remedy text check (preferred_remedy in ('repair', 'replace', 'refund', 'reissue')),
  add column remedy jsonb,                        -- how it ends: {kind, charge, clauses, basis, reason, by, at}
  add column part jsonb,                          -- of the unit, only this part comes in: {name, serial}
  add column seen_components jsonb not null default '[]', -- boards and supplies found in it at the centre: [{name, serial}]
  add column accessories jsonb not null default '[]',     -- what comes along (SA-3.5): [{name, quantity, in, out}]
  add column earlier_line_id uuid,                -- the repair that this failure repeats
  add foreign key (seller_id, earlier_line_id) references claim_line;
create index on claim_line (seller_id, earlier_line_id) where earlier_line_id is not null;

alter table unit
  add column parent_id uuid,                      -- the machine it was shipped in
  add column place text,                          -- its name within that machine, such as "Hash board 1"
  add column stands_for_id uuid,                  -- the unit it took the place of: that one's dates count, never a new period
  add column replaced_by_id uuid,
  add column cover_until date,                    -- of a repair or swap: the later of what was left and the repair's own
  add foreign key (seller_id, parent_id) references unit,
  add foreign key (seller_id, stands_for_id) references unit,
  add foreign key (seller_id, replaced_by_id) references unit,
  add check (parent_id <> id and stands_for_id <> id);
create index on unit (seller_id, parent_id) where parent_id is not null;

alter table repair_order add column covered_until date;

-- What the seller itself promises for a repair; 0: only what was left of the cover.
alter table seller add column repair_cover_days integer not null default 0 check (repair_cover_days between 0 and 3650);
grant update (repair_cover_days) on seller to recourse_app;

-- What goes to the customer instead of, or beside, what they had.
create table replacement (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  kind text not null check (kind in ('replace', 'reissue', 'spare_part')),
  item text not null,                             -- in words: what is sent
  serial_in text,                                 -- of what is sent, where it has one
  unit_in_id uuid,
  unit_out_id uuid,                               -- what it takes the place of
  covered_until date,
  made_by text not null,
  made_at timestamptz not null,
  primary key (seller_id, id),
  unique (seller_id, line_id),
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, line_id) references claim_line,
  foreign key (seller_id, unit_in_id) references unit,
  foreign key (seller_id, unit_out_id) references unit
);
call protect('replacement');
create index on replacement (seller_id, claim_id);
-- One unit goes to one customer.
create unique index on replacement (seller_id, unit_in_id) where unit_in_id is not null;

-- A parcel that the carrier lost, and the claim against the carrier.
alter table parcel
  add column lost_on date,
  add column carrier_claim jsonb;                 -- {reference, note, by, on}
