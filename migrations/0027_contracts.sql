-- What was agreed with a customer stands above the terms it rests on (SA-4.4): a policy of the layer "contract".
create table customer_contract (
  seller_id uuid not null references seller,
  customer_id uuid not null,
  policy text not null,
  agreed_by text not null,
  agreed_at timestamptz not null,
  primary key (seller_id, customer_id, policy),
  foreign key (seller_id, customer_id) references customer
);
call protect('customer_contract');
