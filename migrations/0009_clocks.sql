-- Calendars, and clocks of every clause.

-- A seller's calendar, and one for each service centre whose working days differ.
alter table calendar drop constraint calendar_pkey;
alter table calendar
  add column centre_id uuid,                     -- null: the seller's own, which holds where a centre has none
  add column names jsonb not null default '{}',  -- what a holiday or make-up day is called, by day
  -- Of the seller's own calendar: grows with each change of any of the seller's calendars, so that a clock knows whether it was counted again.
  add column revision integer not null default 1,
  add foreign key (seller_id, centre_id) references service_centre,
  add unique nulls not distinct (seller_id, centre_id);

-- What a calendar was before and after each change: never changed, never deleted.
create table calendar_change (
  seller_id uuid not null references seller,
  id uuid not null,
  centre_id uuid,
  version integer not null,                      -- that the change made
  reason text not null,
  before jsonb,                                  -- {weekdays, holidays, makeUpDays}; null where there was none
  after jsonb,                                   -- null where the centre has none any more
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (seller_id, id)
);
call protect('calendar_change', 'select, insert');
create index on calendar_change (seller_id, changed_at desc);
create trigger append_only before update or delete on calendar_change for each row execute function refuse_change();
create trigger append_only_whole before truncate on calendar_change for each statement execute function refuse_change();

-- A clock is counted from a day and has a number of days left there; pausing and a changed calendar count it again.
-- The owner may be no superuser, and what is there is to be changed for every seller.
alter table deadline no force row level security;
alter table quote no force row level security;
alter table claim no force row level security;
alter table claim_line no force row level security;
alter table deadline drop constraint deadline_on_miss_check;
alter table deadline drop constraint deadline_status_check;
alter table deadline alter column clause drop not null;
alter table deadline
  add column about_id uuid,                      -- the quote, payment or refund it is about, where it is about one
  add column unit text not null default 'days' check (unit in ('days', 'working_days')),
  add column counted_from date,                  -- this day is not counted
  add column days_left integer,                  -- from counted_from on
  add column to_working_day boolean not null default false,  -- a last day that is no working day moves to the next one
  add column earliest_on date,                   -- of a promise that is a span: its first day
  add column waits text[] not null default '{}', -- what of the customer it waits for; it is paused while there is anything
  add column warn_left integer[] not null default '{}',  -- warnings still to come: so many days before the last one
  add column missed_at timestamptz,              -- when it ran out, also where what it waited for came later
  add column calendar_revision integer not null default 1;
update deadline d set
  counted_from = (d.created_at at time zone s.time_zone)::date,
  days_left = d.due_on - (d.created_at at time zone s.time_zone)::date,
  to_working_day = d.name = 'send_in',
  missed_at = case when d.status = 'missed' then d.acts_at end
from seller s where s.id = d.seller_id;
alter table deadline alter column counted_from set not null;
alter table deadline alter column days_left set not null;
alter table deadline add constraint deadline_on_miss_check
  check (on_miss in ('remind', 'expire', 'escalate', 'lapse', 'send_back', 'ask_to_forfeit'));
-- overdue: it ran out, and what it waits for is still wanted. missed: it ran out, and that was the end of it.
alter table deadline add constraint deadline_status_check
  check (status in ('running', 'paused', 'overdue', 'met', 'missed', 'stopped'));
drop index one_running;
create unique index one_running on deadline (seller_id, claim_id, name, (coalesce(about_id, line_id, claim_id)))
  where status in ('running', 'paused', 'overdue');
-- Today: what is overdue or due soon, by its last day.
create index deadline_open on deadline (seller_id, due_on) where status in ('running', 'overdue');
-- The sweep: what a calendar counts, to be counted again when it changes.
create index deadline_counted on deadline (seller_id, id) where status = 'running' and (unit = 'working_days' or to_working_day);

-- A reminder that went out while units were still to be sent is overdue until they are.
update deadline d set status = 'overdue', ended_at = null
from claim c where d.name = 'send_in' and d.status = 'missed' and c.seller_id = d.seller_id and c.id = d.claim_id
  and c.status in ('authorized', 'in_progress')
  and exists (select from claim_line l where l.seller_id = c.seller_id and l.claim_id = c.id and l.custody in ('with_customer', 'refused'));

-- Quotes lapsed by their column until now; from here on a clock does it.
insert into deadline (seller_id, id, claim_id, line_id, about_id, name, clause, due_on, acts_at, on_miss, status, created_at, counted_from, days_left)
select q.seller_id, gen_random_uuid(), q.claim_id, q.line_id, q.id, 'quote_expiry', null, q.expires_on,
  (q.expires_on + 1)::timestamp at time zone s.time_zone, 'lapse', 'running', now(),
  coalesce(q.sent_on, q.expires_on), q.expires_on - coalesce(q.sent_on, q.expires_on)
from quote q join seller s on s.id = q.seller_id where q.status = 'sent';
alter table deadline force row level security;
alter table quote force row level security;
alter table claim force row level security;
alter table claim_line force row level security;

-- What somebody was told of a clock, and when: kept for ever, since a forfeiture rests on it.
create table deadline_notice (
  seller_id uuid not null references seller,
  id uuid not null,
  deadline_id uuid not null,
  claim_id uuid not null,
  line_id uuid,
  kind text not null check (kind in ('warning', 'missed', 'moved', 'forfeited')),
  days_left integer not null,                    -- of the clock, when it was told
  due_on date not null,
  mail_id uuid,                                  -- the mail that told it; null where it told staff only
  told_at timestamptz not null,
  primary key (seller_id, id),
  foreign key (seller_id, deadline_id) references deadline,
  foreign key (seller_id, claim_id) references claim,
  foreign key (seller_id, mail_id) references mail
);
call protect('deadline_notice', 'select, insert');
create index on deadline_notice (seller_id, claim_id, told_at);
create trigger append_only before update or delete on deadline_notice for each row execute function refuse_change();
create trigger append_only_whole before truncate on deadline_notice for each statement execute function refuse_change();
