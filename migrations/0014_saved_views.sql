-- Filters of a list that a person keeps under a name, for themselves or for all staff of the seller.
create table saved_view (
  seller_id uuid not null references seller,
  id uuid not null,
  page text not null check (page in ('claims')),
  name text not null check (length(name) between 1 and 60),
  filters jsonb not null,
  person_id uuid not null references person,     -- whose it is
  shared boolean not null default false,
  created_at timestamptz not null,
  primary key (seller_id, id),
  unique (seller_id, person_id, page, name)
);
call protect('saved_view');
