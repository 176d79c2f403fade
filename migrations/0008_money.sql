-- The ledger, cards and refunds.

-- How a seller is paid. Keys of the card provider are kept sealed and never read out.
create table payment_settings (
  seller_id uuid primary key references seller,
  bank_accounts jsonb not null default '[]',     -- [{currency, holder, bank, number, code, note}]
  refund_limit bigint not null default 0 check (refund_limit >= 0),  -- minor units of the seller's currency
  card_provider text,
  card_key text,                                 -- sealed
  card_event_secret text,                        -- sealed: signs the provider's events
  card_set_by text,
  card_set_at timestamptz,
  updated_by text,
  version integer not null default 1,
  check ((card_provider is null) = (card_key is null) and (card_key is null) = (card_event_secret is null))
);
call protect('payment_settings');

-- One movement of money, or of what is owed. Its postings sum to zero in each currency.
create table ledger_transaction (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  cause text not null,                           -- quote.accepted, refund.sent …
  subject_id uuid not null,                      -- the payment, card payment or refund that caused it
  memo text not null,                            -- the number people know it by
  at timestamptz not null,
  by_name text not null,
  primary key (seller_id, id),
  -- What is done twice is posted once.
  unique (seller_id, cause, subject_id),
  foreign key (seller_id, claim_id) references claim
);
call protect('ledger_transaction', 'select, insert');
create index on ledger_transaction (seller_id, at desc, id desc);
create index on ledger_transaction (seller_id, claim_id, at desc, id desc);

create table ledger_posting (
  seller_id uuid not null references seller,
  transaction_id uuid not null,
  position integer not null,
  account text not null,                         -- receivable, cash:card, revenue:labour …
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount bigint not null check (amount <> 0),    -- minor units; debit above zero, credit below
  primary key (seller_id, transaction_id, position),
  foreign key (seller_id, transaction_id) references ledger_transaction
);
call protect('ledger_posting', 'select, insert');
-- Balances: sums by account and currency, from the index alone.
create index on ledger_posting (seller_id, account, currency) include (amount);

create trigger append_only before update or delete on ledger_transaction for each row execute function refuse_change();
create trigger append_only_whole before truncate on ledger_transaction for each statement execute function refuse_change();
create trigger append_only before update or delete on ledger_posting for each row execute function refuse_change();
create trigger append_only_whole before truncate on ledger_posting for each statement execute function refuse_change();

-- Looked at when the transaction of the database commits, so that postings may come in any order.
create function refuse_imbalance() returns trigger language plpgsql as $$
declare
  of_transaction uuid := (to_jsonb(new) ->> case tg_table_name when 'ledger_posting' then 'transaction_id' else 'id' end)::uuid;
begin
  if not exists (select from ledger_posting where seller_id = new.seller_id and transaction_id = of_transaction) then
    raise exception 'the ledger transaction % has no postings', of_transaction using errcode = 'check_violation';
  end if;
  if exists (
    select from ledger_posting where seller_id = new.seller_id and transaction_id = of_transaction
    group by currency having sum(amount) <> 0
  ) then
    raise exception 'the ledger transaction % does not sum to zero', of_transaction using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger balanced after insert on ledger_posting deferrable initially deferred
  for each row execute function refuse_imbalance();
create constraint trigger balanced after insert on ledger_transaction deferrable initially deferred
  for each row execute function refuse_imbalance();

-- One try of a customer to pay a quote by card; several may follow each other, one is open at a time.
create table online_payment (
  seller_id uuid not null references seller,
  id uuid not null,
  claim_id uuid not null,
  payment_id uuid not null,
  provider text not null,
  status text not null check (status in ('pending', 'succeeded', 'failed')),
  amount bigint not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  return_url text not null,
  provider_session text,
  provider_payment text,                         -- what refunds are made against
  checkout_url text,
  attempts integer not null default 0,
  attempted_at timestamptz,
  parked text,                                   -- why it waits for a person
  failure text,
  started_by text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (seller_id, id),
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, payment_id) references payment
);
call protect('online_payment');
create index on online_payment (seller_id, claim_id);
create unique index one_open_card on online_payment (seller_id, payment_id) where status = 'pending';
-- What the reconciling job goes through.
create index online_payment_open on online_payment (seller_id, created_at) where status = 'pending';

create table refund (
  seller_id uuid not null references seller,
  id uuid not null,                              -- also the key under which the provider does it once
  number text not null,                          -- F-2026-000007
  claim_id uuid not null,
  line_id uuid not null,
  status text not null check (status in ('requested', 'approved', 'sent', 'settled', 'failed')),
  source text not null check (source in ('purchase', 'payment', 'overpayment')),
  payment_id uuid,
  online_payment_id uuid,                        -- set where the provider gives back what it took
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  gross bigint not null check (gross > 0),
  amount bigint not null check (amount > 0 and amount <= gross),
  method text not null check (method in ('bank_transfer', 'card', 'paypal')),
  reason text not null check (length(reason) between 1 and 4000),
  clauses text[] not null default '{}',
  requested_by text not null,
  requested_by_id text,
  requested_at timestamptz not null,
  approved_by text,
  approved_by_id text,
  approved_at timestamptz,
  sent_on date,
  reference text,
  provider_refund text,
  attempts integer not null default 0,
  attempted_at timestamptz,
  parked text,
  failure text,
  settled_on date,
  starts_on date not null,                       -- from which the promised days are counted
  version integer not null default 1,
  primary key (seller_id, id),
  unique (seller_id, number),
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, line_id) references claim_line,
  foreign key (seller_id, payment_id) references payment,
  foreign key (seller_id, online_payment_id) references online_payment
);
call protect('refund', 'select, insert, update');
create index on refund (seller_id, claim_id);
create index on refund (seller_id, status, requested_at desc, id desc);
create index on refund (seller_id, requested_at desc, id desc);
create unique index refund_at_provider on refund (seller_id, provider_refund) where provider_refund is not null;
create index refund_open on refund (seller_id, approved_at) where status in ('approved', 'sent') and online_payment_id is not null;

create table refund_deduction (
  seller_id uuid not null references seller,
  refund_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('depreciation', 'customs', 'freight', 'other')),
  percent numeric(5, 2),
  amount bigint not null check (amount > 0),
  clause text,
  primary key (seller_id, refund_id, position),
  foreign key (seller_id, refund_id) references refund
);
call protect('refund_deduction', 'select, insert');

-- Events of a provider that were acted on; one that comes again changes nothing.
create table provider_event (
  seller_id uuid not null references seller,
  provider text not null,
  id text not null,
  type text not null,
  received_at timestamptz not null,
  primary key (seller_id, provider, id)
);
call protect('provider_event', 'select, insert');

-- Why a proof was turned down, so that the customer is told in their language.
alter table payment add column rejection_cause text
  check (rejection_cause in ('amount', 'currency', 'other_quote', 'unreadable', 'not_arrived', 'other'));
-- The same file handed in for two quotes.
create index on payment (seller_id, proof_id) where proof_id is not null;
create index on attachment (seller_id, sha256) where purpose = 'payment_proof';

-- What was owed and paid before there was a ledger. The owner is bound by row-level security too, so seller by seller.
do $$
declare
  of_seller uuid;
begin
  for of_seller in select id from seller loop
    perform set_config('recourse.seller', of_seller::text, true);
    insert into ledger_transaction (seller_id, id, claim_id, cause, subject_id, memo, at, by_name)
      select p.seller_id, gen_random_uuid(), p.claim_id, 'quote.accepted', p.id, q.number, p.created_at, 'Recourse'
      from payment p join quote q on q.seller_id = p.seller_id and q.id = p.quote_id where p.amount > 0;
    insert into ledger_transaction (seller_id, id, claim_id, cause, subject_id, memo, at, by_name)
      select p.seller_id, gen_random_uuid(), p.claim_id, 'payment.confirmed', p.id, q.number,
        coalesce(p.reviewed_at, p.created_at), coalesce(p.reviewed_by, 'Recourse')
      from payment p join quote q on q.seller_id = p.seller_id and q.id = p.quote_id
      where p.amount > 0 and p.status = 'confirmed';
    insert into ledger_posting (seller_id, transaction_id, position, account, currency, amount)
      select t.seller_id, t.id, 1, case t.cause when 'quote.accepted' then 'receivable' else 'cash:bank_transfer' end,
        p.currency, p.amount
      from ledger_transaction t join payment p on p.seller_id = t.seller_id and p.id = t.subject_id;
    insert into ledger_posting (seller_id, transaction_id, position, account, currency, amount)
      select t.seller_id, t.id, 2, 'receivable', p.currency, -p.amount
      from ledger_transaction t join payment p on p.seller_id = t.seller_id and p.id = t.subject_id
      where t.cause = 'payment.confirmed';
    insert into ledger_posting (seller_id, transaction_id, position, account, currency, amount)
      select t.seller_id, t.id, 1 + row_number() over (partition by t.id order by i.kind), 'revenue:' || i.kind,
        p.currency, -sum(i.quantity * i.unit_amount)
      from ledger_transaction t
        join payment p on p.seller_id = t.seller_id and p.id = t.subject_id
        join quote_item i on i.seller_id = p.seller_id and i.quote_id = p.quote_id
      where t.cause = 'quote.accepted'
      group by t.seller_id, t.id, p.currency, i.kind having sum(i.quantity * i.unit_amount) > 0;
    -- Judged here, while the seller's rows can be seen.
    set constraints all immediate;
    set constraints all deferred;
  end loop;
  perform set_config('recourse.seller', '', true);
end $$;
