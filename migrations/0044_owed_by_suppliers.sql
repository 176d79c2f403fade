-- What a supplier gives for a unit is owed by it until the money is there.
alter table supplier_claim
  add column paid_on date,
  add column paid_reference text,
  add column paid_noted_by text,
  add constraint paid_whole check (num_nulls(paid_on, paid_reference, paid_noted_by) in (0, 3)),
  add constraint paid_of_recovered check (paid_on is null or recovered > 0);
create index supplier_claim_recovered on supplier_claim (seller_id, closed_at desc, id desc) where recovered > 0;

-- What was recovered before it stood in the ledger. The owner is bound by row-level security too, so seller by seller.
do $$
declare
  of_seller uuid;
begin
  for of_seller in select id from seller loop
    perform set_config('recourse.seller', of_seller::text, true);
    insert into ledger_transaction (seller_id, id, claim_id, cause, subject_id, memo, at, by_name)
      select seller_id, gen_random_uuid(), claim_id, 'supplier.credited', id, trim(supplier || ' ' || reference), closed_at, closed_by
      from supplier_claim where recovered > 0;
    insert into ledger_posting (seller_id, transaction_id, position, account, currency, amount)
      select t.seller_id, t.id, side.position, side.account, s.currency, side.sign * s.recovered
      from ledger_transaction t
        join supplier_claim s on s.seller_id = t.seller_id and s.id = t.subject_id
        cross join (values (1, 'suppliers', 1), (2, 'recovered', -1)) as side (position, account, sign)
      where t.cause = 'supplier.credited';
    -- Judged here, while the seller's rows can be seen.
    set constraints all immediate;
    set constraints all deferred;
  end loop;
  perform set_config('recourse.seller', '', true);
end $$;
