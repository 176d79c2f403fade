-- What a consumer withdraws from before anybody paid is taken off the order's total: those pieces, and the withdrawals that have their money with it.
alter table order_line
  add column taken_off integer not null default 0,
  add check (taken_off between 0 and called_off);
alter table withdrawal add column taken_off boolean not null default false;

-- Each proforma invoice keeps what it asked for, and one may replace another: an order has one that nobody replaced.
-- The owner may be no superuser, and what is there is to be changed for every seller.
alter table proforma_invoice no force row level security;
alter table customer_order no force row level security;
alter table order_line no force row level security;
alter table proforma_invoice
  add column replaces uuid,
  add column billed jsonb;                       -- {lines: [{lineId, quantity}], goods, freight, tax: {name, percent, amount}}
update proforma_invoice p set billed = jsonb_build_object(
  'lines', (select coalesce(jsonb_agg(jsonb_build_object('lineId', l.id, 'quantity', l.quantity) order by l.position), '[]')
    from order_line l where l.seller_id = p.seller_id and l.order_id = p.order_id),
  'goods', jsonb_build_object('amount', o.goods, 'currency', o.currency),
  'freight', jsonb_build_object('amount', coalesce(o.freight, 0), 'currency', o.currency),
  'tax', jsonb_build_object('name', coalesce(o.tax_name, ''), 'percent', coalesce(o.tax_percent, 0),
    'amount', jsonb_build_object('amount', coalesce(o.tax, 0), 'currency', o.currency)))
from customer_order o where o.seller_id = p.seller_id and o.id = p.order_id;
alter table proforma_invoice force row level security;
alter table customer_order force row level security;
alter table order_line force row level security;
alter table proforma_invoice
  alter column billed set not null,
  drop constraint proforma_invoice_seller_id_order_id_key,
  add foreign key (seller_id, replaces) references proforma_invoice;
create unique index on proforma_invoice (seller_id, order_id) where replaces is null;
create unique index on proforma_invoice (seller_id, replaces) where replaces is not null;
create index on proforma_invoice (seller_id, order_id);
