-- Pieces of an order's line that a consumer withdrew from before they were shipped: they are neither packed nor sent any more.

alter table order_line
  add column called_off integer not null default 0,
  add check (called_off between 0 and quantity);
