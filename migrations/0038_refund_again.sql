-- A refund that came to nothing is asked for anew, once: the new one says which it stands for.
alter table refund
  add column instead_of uuid,
  add foreign key (seller_id, instead_of) references refund;
create unique index on refund (seller_id, instead_of) where instead_of is not null;
