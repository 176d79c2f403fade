-- Somebody who repairs asks to be listed: who and where they are, what they can do, and what became of it.

alter table centre_application
  add column name text not null check (length(name) between 1 and 200),
  add column address jsonb not null,
  add column about text not null default '' check (length(about) <= 4000),
  add column skills jsonb not null default '[]',
  add column capacity integer check (capacity > 0),
  add column languages text[] not null default '{}',
  add column carriers text[] not null default '{}',
  add column latitude double precision not null check (latitude between -90 and 90),
  add column longitude double precision not null check (longitude between -180 and 180),
  add column email text,
  add column submitted_at timestamptz not null,
  add column decided_at timestamptz,
  add column reason text,                                    -- of a refusal, or words with the approval
  add column centre_id uuid,                                 -- what it became
  -- The same workshop however it was typed: its name, town and country.
  add column place_key text not null generated always as (
    lower(regexp_replace(name || '|' || (address ->> 'city') || '|' || (address ->> 'country'), '\s+', ' ', 'g'))) stored,
  add foreign key (seller_id, centre_id) references service_centre,
  add check (centre_id is not null or status <> 'listed');
-- Who applies twice has one application; one that was declined may be followed by another.
create unique index one_application on centre_application (seller_id, customer_id) where status <> 'declined';
create unique index one_workshop on centre_application (seller_id, place_key) where status <> 'declined';

-- Pictures come with the application and stay with the centre.
alter table centre_photo
  alter column centre_id drop not null,
  add column application_id uuid,
  add foreign key (seller_id, application_id) references centre_application,
  add check (num_nonnulls(centre_id, application_id) >= 1);
create index on centre_photo (seller_id, application_id) where application_id is not null;
