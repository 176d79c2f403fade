-- After-sales from an order: so many pieces of an order's line are claimed, with or without serial, and what is sent again leaves the stock.

alter table claim_line
  add column quantity integer not null default 1 check (quantity between 1 and 100000),
  add constraint one_unit check (unit_id is null or quantity = 1);
create index on claim_line (seller_id, order_line_id) where order_line_id is not null;

-- `reissued`: it went out for a claim line, in the place of what was ordered.
alter table stock_movement
  drop constraint stock_movement_reason_check,
  add constraint stock_movement_reason_check
    check (reason in ('received', 'counted', 'used', 'put_back', 'ordered', 'given_back', 'reissued')),
  add check (reason <> 'reissued' or line_id is not null);
