-- Machines that a customer put on their own list by serial number. It gives no right to them: of such a machine they see what anybody may.
create table fleet_unit (
  seller_id uuid not null references seller,
  customer_id uuid not null,
  unit_id uuid not null,
  added_at timestamptz not null,
  primary key (seller_id, customer_id, unit_id),
  foreign key (seller_id, customer_id) references customer on delete cascade,
  foreign key (seller_id, unit_id) references unit on delete cascade
);
call protect('fleet_unit');
create index on fleet_unit (seller_id, unit_id);
