-- What is to be done next about each unit: what of a line, with its claim, decides that. The quote is the newest revision, the payment that
-- quote's, the refund the newest of the line.
create view line_situation with (security_invoker = true) as
  select l.seller_id, l.claim_id, l.id as line_id, claim.status, l.custody, l.work, i.completed_at is not null as inspected,
    d.verdict, q.status as quote, p.status as payment,
    case when r.status = 'requested' then 'approval'
      when r.status = 'approved' and r.online_payment_id is null then 'sending'
      when r.status = 'approved' then 'provider'
      when r.status = 'failed' and (r.approved_at is not null or l.work = 'refunded') then 'failed' end as refund,
    exists (
      select from deadline f where f.seller_id = l.seller_id and f.claim_id = l.claim_id and f.line_id = l.id
        and f.name = 'forfeiture' and f.status = 'overdue'
    ) as forfeitable
  from claim_line l
    join claim on claim.seller_id = l.seller_id and claim.id = l.claim_id
    left join inspection i on i.seller_id = l.seller_id and i.line_id = l.id
    left join decision d on d.seller_id = l.seller_id and d.id = l.decision_id
    left join lateral (
      select seller_id, id, status from quote
      where quote.seller_id = l.seller_id and quote.line_id = l.id order by revision desc limit 1
    ) q on true
    left join payment p on p.seller_id = q.seller_id and p.quote_id = q.id
    left join lateral (
      select status, online_payment_id, approved_at from refund
      where refund.seller_id = l.seller_id and refund.claim_id = l.claim_id and refund.line_id = l.id
      order by requested_at desc, id desc limit 1
    ) r on true;
grant select on line_situation to recourse_app;

-- The same of open claims, kept by the triggers below: reading it from those tables takes seconds once a seller has tens of thousands of
-- open claims, and Today counts it at every look. One row for each situation that units of a claim are in.
create table open_situation (
  seller_id uuid not null references seller,
  claim_id uuid not null,
  situation text not null,                       -- all its columns in one word, for the indexes
  status text not null,
  custody text not null,
  work text not null,
  inspected boolean not null,
  verdict text,
  quote text,
  payment text,
  refund text,
  forfeitable boolean not null,
  units integer not null,
  centre_id uuid,                                -- of the claim, as is updated_at
  updated_at timestamptz not null,
  primary key (seller_id, claim_id, situation),
  foreign key (seller_id, claim_id) references claim on delete cascade
);
call protect('open_situation');
create index on open_situation (seller_id, situation, updated_at, claim_id) include (units);
create index on open_situation (seller_id, centre_id, situation, updated_at, claim_id) include (units) where centre_id is not null;

create function keep_situations(of_seller uuid, of_claims uuid[]) returns void language plpgsql as $$
begin
  with present as (
    select s.claim_id, concat_ws('|', s.status, s.custody, s.work, s.inspected, coalesce(s.verdict, ''), coalesce(s.quote, ''),
        coalesce(s.payment, ''), coalesce(s.refund, ''), s.forfeitable) as situation,
      s.status, s.custody, s.work, s.inspected, s.verdict, s.quote, s.payment, s.refund, s.forfeitable,
      count(*) as units, claim.centre_id, claim.updated_at
    from line_situation s join claim on claim.seller_id = s.seller_id and claim.id = s.claim_id
    where s.seller_id = of_seller and s.claim_id = any(of_claims)
      -- A draft is the customer's own affair.
      and claim.status in ('submitted', 'triage', 'info_needed', 'authorized', 'in_progress', 'resolved')
    group by s.claim_id, s.status, s.custody, s.work, s.inspected, s.verdict, s.quote, s.payment, s.refund, s.forfeitable,
      claim.centre_id, claim.updated_at
  ), past as (
    delete from open_situation o where o.seller_id = of_seller and o.claim_id = any(of_claims)
      and not exists (select from present where present.claim_id = o.claim_id and present.situation = o.situation)
  )
  insert into open_situation (seller_id, claim_id, situation, status, custody, work, inspected, verdict, quote, payment, refund,
      forfeitable, units, centre_id, updated_at)
    select of_seller, claim_id, situation, status, custody, work, inspected, verdict, quote, payment, refund, forfeitable, units,
      centre_id, updated_at
    from present
  on conflict (seller_id, claim_id, situation) do update set
    units = excluded.units, centre_id = excluded.centre_id, updated_at = excluded.updated_at;
end $$;

create function keep_situations_of_claim() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status or new.centre_id is distinct from old.centre_id then
    perform keep_situations(new.seller_id, array[new.id]);
  else
    update open_situation set updated_at = new.updated_at where seller_id = new.seller_id and claim_id = new.id;
  end if;
  return null;
end $$;
create trigger keep_situations after update of status, centre_id, updated_at on claim
  for each row execute function keep_situations_of_claim();

-- Many lines are written with one statement, and are one claim's or, in a restored archive, a whole seller's.
create function keep_situations_of_lines() returns trigger language plpgsql as $$
declare
  each record;
begin
  if tg_op = 'UPDATE' then
    for each in
      select n.seller_id, array_agg(distinct n.claim_id) as claims
      from new_lines n join old_lines o on o.seller_id = n.seller_id and o.id = n.id
      where (n.custody, n.work, n.decision_id) is distinct from (o.custody, o.work, o.decision_id)
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
create trigger keep_situations_inserted after insert on claim_line
  referencing new table as new_lines for each statement execute function keep_situations_of_lines();
create trigger keep_situations_updated after update on claim_line
  referencing old table as old_lines new table as new_lines for each statement execute function keep_situations_of_lines();
create trigger keep_situations_deleted after delete on claim_line
  referencing old table as old_lines for each statement execute function keep_situations_of_lines();

create function keep_situations_beside() returns trigger language plpgsql as $$
declare
  of_claim uuid;
begin
  if tg_table_name = 'inspection' then
    select claim_id into of_claim from claim_line where seller_id = new.seller_id and id = new.line_id;
  else
    of_claim = new.claim_id;
  end if;
  if of_claim is not null then
    perform keep_situations(new.seller_id, array[of_claim]);
  end if;
  return null;
end $$;
create trigger keep_situations after insert or update of completed_at on inspection
  for each row execute function keep_situations_beside();
create trigger keep_situations after insert or update of status on quote
  for each row execute function keep_situations_beside();
create trigger keep_situations after insert or update of status on payment
  for each row execute function keep_situations_beside();
create trigger keep_situations after insert or update of status on refund
  for each row execute function keep_situations_beside();
create trigger keep_situations after insert or update of status on deadline
  for each row when (new.name = 'forfeiture') execute function keep_situations_beside();

-- Since when the customer has had the last word in a claim; null where somebody answered.
alter table claim add column unanswered_since timestamptz;
create index on claim (seller_id, unanswered_since, id) where unanswered_since is not null;
create function keep_unanswered() returns trigger language plpgsql as $$
begin
  update claim set unanswered_since = case when new.author_kind = 'customer' then new.sent_at end
    where seller_id = new.seller_id and id = new.claim_id;
  return null;
end $$;
create trigger keep_unanswered after insert on message
  for each row when (new.claim_id is not null and not new.internal) execute function keep_unanswered();

-- Bound by row-level security too where the owner is no superuser, so seller by seller.
do $$
declare
  of_seller uuid;
begin
  for of_seller in select id from seller loop
    perform set_config('recourse.seller', of_seller::text, true);
    perform keep_situations(of_seller, array(select id from claim where claim.seller_id = of_seller));
    update claim set unanswered_since = last.sent_at
    from (
      select distinct on (claim_id) claim_id, author_kind, sent_at from message
      where message.seller_id = of_seller and claim_id is not null and not internal
      order by claim_id, sent_at desc, id desc
    ) last
    where claim.seller_id = of_seller and claim.id = last.claim_id and last.author_kind = 'customer';
  end loop;
  perform set_config('recourse.seller', '', true);
end $$;
