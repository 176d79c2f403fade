-- Sellers (tenants), people and what lets them in.
-- Every seller table leads its keys with seller_id and is closed by row-level security; protect() is the one place that does it.

create function current_seller() returns uuid language sql stable
  as $$ select nullif(current_setting('recourse.seller', true), '')::uuid $$;
create function current_person() returns uuid language sql stable
  as $$ select nullif(current_setting('recourse.person', true), '')::uuid $$;

-- Closes a table: only rows of the transaction's seller are seen or written, by anybody, the owner included.
create procedure protect(name text, rights text default 'select, insert, update, delete') language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy same_seller on %I using (seller_id = current_seller()) with check (seller_id = current_seller())', name);
  execute format('grant %s on %I to recourse_app', rights, name);
end $$;

create table seller (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) between 2 and 60),
  name text not null check (length(name) between 1 and 200),
  locale text not null default 'en' check (locale in ('en', 'es', 'zh')),
  time_zone text not null default 'UTC',
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  colour text not null default '#1f6feb' check (colour ~ '^#[0-9a-f]{6}$'),
  logo text,                                     -- SVG or PNG as a data URI, small
  email text not null,
  policies text[] not null,                      -- ids of the packs this seller uses; the first decides where a model names none
  demo boolean not null default false,
  created_at timestamptz not null
);
grant select, insert on seller to recourse_app;
grant update (name, locale, time_zone, currency, colour, logo, email, policies) on seller to recourse_app;
-- A seller's card is public (its home page needs it); only its own administrators change it.
alter table seller enable row level security;
alter table seller force row level security;
create policy anyone_reads on seller for select using (true);
create policy born_into_own_scope on seller for insert with check (id = current_seller());
create policy own_seller on seller for update using (id = current_seller()) with check (id = current_seller());

-- People sign in once for the whole installation; better-auth keeps these four tables (names mapped in adapters/sign-in).
create table person (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  locale text not null default 'en',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table person_session (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on person_session (person_id);
create table person_account (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text, refresh_token text, id_token text, scope text,
  access_token_expires_at timestamptz, refresh_token_expires_at timestamptz,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index on person_account (person_id);
create table person_verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on person_verification (identifier);
grant select, insert, update, delete on person, person_session, person_account, person_verification to recourse_app;

create table service_centre (
  seller_id uuid not null references seller,
  id uuid not null,
  name text not null,
  address jsonb not null,                        -- {name, lines[], city, region, postcode, country, phone}
  instructions jsonb not null default '{}',      -- packing words of this centre, {en, es, zh}
  created_at timestamptz not null,
  primary key (seller_id, id)
);
call protect('service_centre');

create table staff_member (
  seller_id uuid not null references seller,
  person_id uuid not null references person,
  role text not null check (role in ('support', 'receiving', 'technician', 'finance', 'shipping', 'order_desk', 'centre_member', 'policy_manager', 'administrator', 'auditor')),
  centre_id uuid,                                -- a centre member sees this centre's lines only
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (seller_id, person_id),
  foreign key (seller_id, centre_id) references service_centre,
  check (role <> 'centre_member' or centre_id is not null)
);
call protect('staff_member');
create policy own_memberships on staff_member for select using (person_id = current_person());
create index on staff_member (person_id);

create table invitation (
  seller_id uuid not null references seller,
  id uuid not null,
  email text not null,
  role text not null,
  centre_id uuid,
  token_hash text not null,                      -- SHA-256 of the single-use token in the mailed link
  invited_by uuid not null references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  primary key (seller_id, id),
  foreign key (seller_id, centre_id) references service_centre
);
call protect('invitation');
create unique index on invitation (seller_id, token_hash);

create table customer (
  seller_id uuid not null references seller,
  id uuid not null,
  kind text not null check (kind in ('consumer', 'business')),
  name text not null check (length(name) between 1 and 200),
  email text not null,
  phone text,
  country text check (country ~ '^[A-Z]{2}$'),
  locale text not null check (locale in ('en', 'es', 'zh')),
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (seller_id, id)
);
call protect('customer');
create index on customer (seller_id, lower(name) text_pattern_ops);
create index on customer (seller_id, lower(email));

create table customer_member (
  seller_id uuid not null references seller,
  customer_id uuid not null,
  person_id uuid not null references person,
  role text not null check (role in ('customer_owner', 'customer_member')),
  created_at timestamptz not null,
  primary key (seller_id, person_id),            -- one customer per person and seller
  foreign key (seller_id, customer_id) references customer
);
call protect('customer_member');
create policy own_memberships on customer_member for select using (person_id = current_person());
create index on customer_member (seller_id, customer_id);
create index on customer_member (person_id);

create table customer_address (
  seller_id uuid not null references seller,
  id uuid not null,
  customer_id uuid not null,
  address jsonb not null,
  created_at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, customer_id) references customer
);
call protect('customer_address');
create index on customer_address (seller_id, customer_id);

create table api_key (
  seller_id uuid not null references seller,
  id uuid not null,
  name text not null,
  role text not null,                            -- acts with the rights of this staff role
  secret_hash text not null,                     -- SHA-256 of a 256-bit random secret
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (seller_id, id)
);
call protect('api_key');

-- Working days of a seller; a row is made with the seller.
create table calendar (
  seller_id uuid primary key references seller,
  weekdays integer[] not null default '{1,2,3,4,5}',
  holidays date[] not null default '{}',
  make_up_days date[] not null default '{}',
  version integer not null default 1
);
call protect('calendar');

-- Short numbers people read out (R-2026-000123): one counter per seller, series and year.
create table counter (
  seller_id uuid not null references seller,
  series text not null,
  year integer not null,
  last integer not null,
  primary key (seller_id, series, year)
);
call protect('counter');

-- What a repeated POST with the same Idempotency-Key is answered with.
create table idempotency (
  seller_id uuid not null references seller,
  actor text not null,
  key text not null check (length(key) between 1 and 200),
  request_hash text not null,                    -- of method, path and body: another body under the same key is refused
  status integer,                                -- null while the first request is at work
  answer jsonb,
  etag text,
  created_at timestamptz not null,
  primary key (seller_id, actor, key)
);
call protect('idempotency');
create index on idempotency (seller_id, created_at);
