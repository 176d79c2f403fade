-- What a centre was paid: a transfer for all that was approved for it in a month, and parts of its own that the shelf's list does not know.

create table centre_payment (
  seller_id uuid not null references seller,
  id uuid not null,
  centre_id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'), -- of the statement
  amount bigint not null check (amount > 0),     -- minor units
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  reference text not null check (length(reference) between 1 and 100), -- the bank's, or the cheque's
  paid_on date not null,
  paid_by text not null,                         -- who wrote it down
  recorded_at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, centre_id) references service_centre
);
call protect('centre_payment');
create index on centre_payment (seller_id, centre_id, month);

alter table reimbursement
  add column payment_id uuid,
  add column other_parts jsonb not null default '[]', -- [{name, quantity, price}]: of the centre's own, each at what it cost; in `parts` with the others
  drop constraint reimbursement_status_check,
  add constraint reimbursement_status_check check (status in ('requested', 'approved', 'declined', 'paid')),
  add constraint reimbursement_paid_check check (payment_id is null or status = 'paid'),
  add foreign key (seller_id, payment_id) references centre_payment;
drop index reimbursement_seller_id_centre_id_decided_at_idx;
create index on reimbursement (seller_id, centre_id, decided_at) where status in ('approved', 'paid');
