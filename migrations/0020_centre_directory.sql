-- What a service centre can do and where it is: for the public directory, and for where a claim goes.

alter table service_centre
  add column about text not null default '' check (length(about) <= 4000),
  add column skills jsonb not null default '[]',            -- [{category, works, models}]; none: nothing was said
  add column capacity integer check (capacity > 0),         -- open units at once; null: nobody said
  add column languages text[] not null default '{}',        -- ISO 639-1
  add column carriers text[] not null default '{}',
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add column email text,                                    -- where customers write to; null: not shown
  add column listed boolean not null default false,         -- in the public directory
  add column accepting boolean not null default true,       -- whether new claims are sent here
  add column version integer not null default 1,
  add column country text generated always as (address ->> 'country') stored,
  add check (num_nulls(latitude, longitude) in (0, 2));
create index on service_centre (seller_id, listed, country, name, id);

-- Pictures of a centre, as the directory shows them.
create table centre_photo (
  seller_id uuid not null references seller,
  id uuid not null,
  centre_id uuid not null,
  file_name text not null,
  content_type text not null,
  bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  width integer,
  height integer,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, centre_id) references service_centre
);
call protect('centre_photo');
create index on centre_photo (seller_id, centre_id);
-- The open units of a centre: its load.
create index on claim (seller_id, centre_id, status) where centre_id is not null;
