-- What a history is about: a claim, an order, or a centre's application. Events, clocks, money, files, mails and messages belong to one of
-- the three from here on; subject_id is whichever it is, and takes the claim's place in keys.

-- A customer's order; a cart is one that is not submitted yet, and has no number.
create table customer_order (
  seller_id uuid not null references seller,
  id uuid not null,
  number text,                                   -- O-2026-000123
  customer_id uuid not null,
  status text not null,
  locale text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  event_count integer not null default 0,
  event_head text not null default '',
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, number),
  foreign key (seller_id, customer_id) references customer,
  check (status = 'cart' or number is not null)
);
call protect('customer_order');
create index on customer_order (seller_id, updated_at desc, id desc);
create index on customer_order (seller_id, status, updated_at desc, id desc);
create index on customer_order (seller_id, customer_id, updated_at desc, id desc);

-- Somebody who repairs asks to be listed as a service centre.
create table centre_application (
  seller_id uuid not null references seller,
  id uuid not null,
  number text not null,                          -- C-2026-000007
  customer_id uuid not null,                     -- who applies: somebody who has an account
  status text not null,
  locale text not null,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  event_count integer not null default 0,
  event_head text not null default '',
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, number),
  foreign key (seller_id, customer_id) references customer
);
call protect('centre_application');
create index on centre_application (seller_id, status, created_at, id);
create index on centre_application (seller_id, customer_id, created_at desc, id desc);

-- What a table's rows are about, in three columns of which `fewest` to one are set.
create procedure widen(name text, fewest integer default 1) language plpgsql as $$
begin
  execute format('alter table %I alter column claim_id drop not null', name);
  execute format('alter table %I add column order_id uuid, add column application_id uuid', name);
  execute format('alter table %I add foreign key (seller_id, order_id) references customer_order', name);
  execute format('alter table %I add foreign key (seller_id, application_id) references centre_application', name);
  execute format('alter table %I add constraint one_subject check (num_nonnulls(claim_id, order_id, application_id) between %s and 1)', name, fewest);
  execute format('alter table %I add column subject_id uuid generated always as (coalesce(claim_id, order_id, application_id)) stored', name);
end $$;

alter table event drop constraint event_pkey;
call widen('event');
alter table event add primary key (seller_id, subject_id, sequence);
create index on event (seller_id, claim_id) where claim_id is not null;

drop index one_running;
call widen('deadline');
create unique index one_running on deadline (seller_id, subject_id, name, (coalesce(about_id, line_id, subject_id)))
  where status in ('running', 'paused', 'overdue');
create index on deadline (seller_id, order_id) where order_id is not null;
create index on deadline (seller_id, application_id) where application_id is not null;
alter table deadline
  drop constraint deadline_on_miss_check,
  add check (on_miss in ('remind', 'expire', 'escalate', 'lapse', 'send_back', 'ask_to_forfeit', 'complete'));

call widen('deadline_notice');
create index on deadline_notice (seller_id, order_id, told_at) where order_id is not null;
create index on deadline_notice (seller_id, application_id, told_at) where application_id is not null;

call widen('message');
create index on message (seller_id, order_id, sent_at) where order_id is not null;
create index on message (seller_id, application_id, sent_at) where application_id is not null;

call widen('mail', 0);
create index on mail (seller_id, order_id) where order_id is not null;
create index on mail (seller_id, application_id) where application_id is not null;

call widen('attachment');
create index on attachment (seller_id, order_id) where order_id is not null;
create index on attachment (seller_id, application_id) where application_id is not null;

-- Money is paid for a quote of a claim, or for an order. (The ledger's own subject_id is what caused the transaction.)
alter table ledger_transaction
  alter column claim_id drop not null,
  add column order_id uuid,
  add foreign key (seller_id, order_id) references customer_order,
  add constraint one_subject check (num_nonnulls(claim_id, order_id) = 1);
create index on ledger_transaction (seller_id, order_id, at desc, id desc) where order_id is not null;

alter table payment
  alter column claim_id drop not null,
  alter column quote_id drop not null,
  add column order_id uuid,
  add foreign key (seller_id, order_id) references customer_order,
  add constraint one_subject check (num_nonnulls(claim_id, order_id) = 1),
  add check ((claim_id is null) = (quote_id is null));
create unique index on payment (seller_id, order_id) where order_id is not null;

alter table online_payment
  alter column claim_id drop not null,
  add column order_id uuid,
  add foreign key (seller_id, order_id) references customer_order,
  add constraint one_subject check (num_nonnulls(claim_id, order_id) = 1);
create index on online_payment (seller_id, order_id) where order_id is not null;

alter table refund
  alter column claim_id drop not null,
  alter column line_id drop not null,
  add column order_id uuid,
  add foreign key (seller_id, order_id) references customer_order,
  add constraint one_subject check (num_nonnulls(claim_id, order_id) = 1),
  add check ((claim_id is null) = (line_id is null));
create index on refund (seller_id, order_id) where order_id is not null;

-- A parcel brings what was claimed, or what was ordered.
alter table parcel
  alter column claim_id drop not null,
  add column order_id uuid,
  add foreign key (seller_id, order_id) references customer_order,
  add constraint one_subject check (num_nonnulls(claim_id, order_id) = 1),
  add check (order_id is null or direction = 'outbound');
create index on parcel (seller_id, order_id) where order_id is not null;

drop procedure widen(text, integer);

-- Of each change its subject is told, so that only who reaches it hears of it.
drop trigger tell_change on claim;
drop function tell_change();
create function tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('recourse_change', json_build_object(
    'sellerId', new.seller_id, tg_argv[0], new.id, 'number', new.number, 'customerId', new.customer_id,
    'centreId', to_jsonb(new) -> 'centre_id')::text);
  return null;
end $$;
create trigger tell_change after update of event_head on claim
  for each row when (old.event_head is distinct from new.event_head) execute function tell_change('claimId');
create trigger tell_change after update of event_head on customer_order
  for each row when (old.event_head is distinct from new.event_head) execute function tell_change('orderId');
create trigger tell_change after update of event_head on centre_application
  for each row when (old.event_head is distinct from new.event_head) execute function tell_change('applicationId');
