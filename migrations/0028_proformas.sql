-- Who a seller is on its invoices, and the proforma invoices it issued. One that was issued never changes.
create table invoice_settings (
  seller_id uuid primary key references seller,
  legal_name text not null default '',
  address jsonb,
  tax_id text not null default '',
  note text not null default '',
  updated_by text not null default '',
  version integer not null default 1
);
call protect('invoice_settings');

create table proforma_invoice (
  seller_id uuid not null references seller,
  id uuid not null,
  order_id uuid not null,
  number text not null,                          -- PI-2026-000123, without gaps for a seller and year
  issued_on date not null,
  issuer jsonb not null,                         -- the seller as it was then
  accounts jsonb not null,                       -- where it was to be paid then
  issued_by text not null,
  issued_at timestamptz not null,
  primary key (seller_id, id),
  unique (seller_id, order_id),
  unique (seller_id, number),
  foreign key (seller_id, order_id) references customer_order
);
call protect('proforma_invoice', 'select, insert');
