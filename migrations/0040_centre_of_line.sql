-- Units of one claim may go to different centres: which one is a line's own.
alter table claim_line add column centre_id uuid;
alter table claim_line add foreign key (seller_id, centre_id) references service_centre;

-- That its centre will not take it, why and who said so, until it goes elsewhere.
alter table claim_line add column declined jsonb;
create index on claim_line (seller_id, claim_id) where declined is not null;
-- Where it was taken in or turned away, which stays so wherever the unit goes then.
alter table receipt add column centre_id uuid;
alter table receipt add foreign key (seller_id, centre_id) references service_centre;
create index on receipt (seller_id, centre_id, received_at) where centre_id is not null;

drop trigger keep_situations on claim;
drop trigger keep_situations_updated on claim_line;

-- Bound by row-level security too where the owner is no superuser, so seller by seller.
do $$
declare
  of_seller uuid;
begin
  for of_seller in select id from seller loop
    perform set_config('recourse.seller', of_seller::text, true);
    update claim_line l set centre_id = claim.centre_id
    from claim where claim.seller_id = l.seller_id and claim.id = l.claim_id and claim.seller_id = of_seller and claim.centre_id is not null;
    update receipt r set centre_id = l.centre_id
    from claim_line l where l.seller_id = r.seller_id and l.id = r.line_id and l.seller_id = of_seller and l.centre_id is not null;
  end loop;
  perform set_config('recourse.seller', '', true);
end $$;

alter table claim drop column centre_id;
create index on claim_line (seller_id, centre_id, claim_id) where centre_id is not null;

-- The centre whose working days a clock counts: of its line; of a clock of the whole claim, the one that all units are at.
create function centre_of_clock(of_seller uuid, of_claim uuid, of_line uuid) returns uuid language sql stable as $$
  select case when count(distinct centre_id) = 1 and count(centre_id) = count(*) then (array_agg(centre_id))[1] end
  from claim_line
  where seller_id = of_seller and claim_id = of_claim and (of_line is null or id = of_line)
$$;

create or replace function tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('recourse_change', json_build_object(
    'sellerId', new.seller_id, tg_argv[0], new.id, 'number', new.number, 'customerId', new.customer_id,
    'centreIds', case when tg_table_name = 'claim' then coalesce((
      select json_agg(distinct centre_id) from claim_line
      where seller_id = new.seller_id and claim_id = new.id and centre_id is not null), '[]') else '[]' end)::text);
  return null;
end $$;

-- Situations are kept for each centre by itself: one more row where units in the same situation are at different ones.
alter table open_situation drop constraint open_situation_pkey;
alter table open_situation add unique nulls not distinct (seller_id, claim_id, situation, centre_id);

create or replace function keep_situations(of_seller uuid, of_claims uuid[]) returns void language plpgsql as $$
begin
  with present as (
    select s.claim_id, concat_ws('|', s.status, s.custody, s.work, s.inspected, coalesce(s.verdict, ''), coalesce(s.quote, ''),
        coalesce(s.payment, ''), coalesce(s.refund, ''), s.forfeitable) as situation,
      s.status, s.custody, s.work, s.inspected, s.verdict, s.quote, s.payment, s.refund, s.forfeitable,
      count(*) as units, l.centre_id, claim.updated_at
    from line_situation s
      join claim on claim.seller_id = s.seller_id and claim.id = s.claim_id
      join claim_line l on l.seller_id = s.seller_id and l.id = s.line_id
    where s.seller_id = of_seller and s.claim_id = any(of_claims)
      -- A draft is the customer's own affair.
      and claim.status in ('submitted', 'triage', 'info_needed', 'authorized', 'in_progress', 'resolved')
    group by s.claim_id, s.status, s.custody, s.work, s.inspected, s.verdict, s.quote, s.payment, s.refund, s.forfeitable,
      l.centre_id, claim.updated_at
  ), past as (
    delete from open_situation o where o.seller_id = of_seller and o.claim_id = any(of_claims)
      and not exists (
        select from present
        where present.claim_id = o.claim_id and present.situation = o.situation and present.centre_id is not distinct from o.centre_id
      )
  )
  insert into open_situation (seller_id, claim_id, situation, status, custody, work, inspected, verdict, quote, payment, refund,
      forfeitable, units, centre_id, updated_at)
    select of_seller, claim_id, situation, status, custody, work, inspected, verdict, quote, payment, refund, forfeitable, units,
      centre_id, updated_at
    from present
  on conflict (seller_id, claim_id, situation, centre_id) do update set
    units = excluded.units, updated_at = excluded.updated_at;
end $$;

create or replace function keep_situations_of_claim() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status then
    perform keep_situations(new.seller_id, array[new.id]);
  else
    update open_situation set updated_at = new.updated_at where seller_id = new.seller_id and claim_id = new.id;
  end if;
  return null;
end $$;
create trigger keep_situations after update of status, updated_at on claim
  for each row execute function keep_situations_of_claim();

create or replace function keep_situations_of_lines() returns trigger language plpgsql as $$
declare
  each record;
begin
  if tg_op = 'UPDATE' then
    for each in
      select n.seller_id, array_agg(distinct n.claim_id) as claims
      from new_lines n join old_lines o on o.seller_id = n.seller_id and o.id = n.id
      where (n.custody, n.work, n.decision_id, n.centre_id) is distinct from (o.custody, o.work, o.decision_id, o.centre_id)
      group by n.seller_id
    loop
      perform keep_situations(each.seller_id, each.claims);
    end loop;
  elsif tg_op = 'INSERT' then
    for each in select seller_id, array_agg(distinct claim_id) as claims from new_lines group by seller_id loop
      perform keep_situations(each.seller_id, each.claims);
    end loop;
  else
    for each in select seller_id, array_agg(distinct claim_id) as claims from old_lines group by seller_id loop
      perform keep_situations(each.seller_id, each.claims);
    end loop;
  end if;
  return null;
end $$;
create trigger keep_situations_updated after update on claim_line
  referencing old table as old_lines new table as new_lines for each statement execute function keep_situations_of_lines();
