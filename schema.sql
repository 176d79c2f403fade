-- What the migrations make, written by `npm run schema`; read it, change the migrations.

create table api_key (
  seller_id uuid not null,
  id uuid not null,
  name text not null,
  role text not null,
  secret_hash text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_key_pkey PRIMARY KEY (seller_id, id),
  constraint api_key_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy same_seller on api_key for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on api_key to recourse_app;

create table appeal (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  decision_id uuid not null,
  against text not null,
  against_id text,
  words text not null,
  filed_by text not null,
  filed_at timestamp with time zone not null,
  status text not null,
  answer text,
  answered_by text,
  answered_by_id text,
  answered_at timestamp with time zone,
  constraint appeal_pkey PRIMARY KEY (seller_id, id),
  constraint appeal_seller_id_line_id_key UNIQUE (seller_id, line_id),
  constraint appeal_status_check CHECK ((status = ANY (ARRAY['filed'::text, 'upheld'::text, 'dismissed'::text]))),
  constraint appeal_words_check CHECK (((length(words) >= 1) AND (length(words) <= 4000))),
  constraint appeal_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint appeal_seller_id_decision_id_fkey FOREIGN KEY (seller_id, decision_id) REFERENCES decision(seller_id, id),
  constraint appeal_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint appeal_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id)
);
CREATE INDEX appeal_seller_id_claim_id_idx ON public.appeal USING btree (seller_id, claim_id);
alter table appeal enable row level security;
alter table appeal force row level security;
create policy same_seller on appeal for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select, update on appeal to recourse_app;

create table attachment (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid,
  line_id uuid,
  kind text not null,
  purpose text not null,
  file_name text not null,
  content_type text not null,
  bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  width integer,
  height integer,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null,
  shows text,
  order_id uuid,
  application_id uuid,
  subject_id uuid generated always as (COALESCE(claim_id, order_id, application_id)) stored,
  package_id uuid,
  constraint attachment_pkey PRIMARY KEY (seller_id, id),
  constraint attachment_check CHECK (((purpose = 'packing'::text) = (package_id IS NOT NULL))),
  constraint attachment_kind_check CHECK ((kind = ANY (ARRAY['photo'::text, 'video'::text, 'payment_proof'::text, 'document'::text]))),
  constraint attachment_purpose_check CHECK ((purpose = ANY (ARRAY['evidence'::text, 'payment_proof'::text, 'receiving'::text, 'inspection'::text, 'repair'::text, 'message'::text, 'packing'::text, 'application'::text]))),
  constraint one_subject CHECK (((num_nonnulls(claim_id, order_id, application_id) >= 1) AND (num_nonnulls(claim_id, order_id, application_id) <= 1))),
  constraint attachment_seller_id_application_id_fkey FOREIGN KEY (seller_id, application_id) REFERENCES centre_application(seller_id, id),
  constraint attachment_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint attachment_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint attachment_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id),
  constraint attachment_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id),
  constraint attachment_seller_id_package_id_fkey FOREIGN KEY (seller_id, package_id) REFERENCES package(seller_id, id)
);
CREATE INDEX attachment_seller_id_application_id_idx ON public.attachment USING btree (seller_id, application_id) WHERE (application_id IS NOT NULL);
CREATE INDEX attachment_seller_id_claim_id_idx ON public.attachment USING btree (seller_id, claim_id);
CREATE INDEX attachment_seller_id_order_id_idx ON public.attachment USING btree (seller_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX attachment_seller_id_package_id_idx ON public.attachment USING btree (seller_id, package_id) WHERE (package_id IS NOT NULL);
CREATE INDEX attachment_seller_id_sha256_idx ON public.attachment USING btree (seller_id, sha256) WHERE (purpose = 'payment_proof'::text);
alter table attachment enable row level security;
alter table attachment force row level security;
create policy same_seller on attachment for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on attachment to recourse_app;

create table calendar (
  seller_id uuid not null,
  weekdays integer[] not null default '{1,2,3,4,5}'::integer[],
  holidays date[] not null default '{}'::date[],
  make_up_days date[] not null default '{}'::date[],
  version integer not null default 1,
  centre_id uuid,
  names jsonb not null default '{}'::jsonb,
  revision integer not null default 1,
  constraint calendar_seller_id_centre_id_key UNIQUE NULLS NOT DISTINCT (seller_id, centre_id),
  constraint calendar_seller_id_centre_id_fkey FOREIGN KEY (seller_id, centre_id) REFERENCES service_centre(seller_id, id),
  constraint calendar_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table calendar enable row level security;
alter table calendar force row level security;
create policy same_seller on calendar for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on calendar to recourse_app;

create table calendar_change (
  seller_id uuid not null,
  id uuid not null,
  centre_id uuid,
  version integer not null,
  reason text not null,
  before jsonb,
  after jsonb,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint calendar_change_pkey PRIMARY KEY (seller_id, id),
  constraint calendar_change_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX calendar_change_seller_id_changed_at_idx ON public.calendar_change USING btree (seller_id, changed_at DESC);
alter table calendar_change enable row level security;
alter table calendar_change force row level security;
create policy same_seller on calendar_change for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on calendar_change to recourse_app;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.calendar_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.calendar_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table carrier_account (
  seller_id uuid not null,
  provider text not null,
  key text not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  refused boolean not null default false,
  rests_until timestamp with time zone,
  constraint carrier_account_pkey PRIMARY KEY (seller_id, provider),
  constraint carrier_account_provider_check CHECK ((provider = ANY (ARRAY['dhl'::text, 'track17'::text]))),
  constraint carrier_account_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table carrier_account enable row level security;
alter table carrier_account force row level security;
create policy same_seller on carrier_account for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on carrier_account to recourse_app;

create table centre_application (
  seller_id uuid not null,
  id uuid not null,
  number text not null,
  customer_id uuid not null,
  status text not null,
  locale text not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  event_count integer not null default 0,
  event_head text not null default ''::text,
  version integer not null default 1,
  name text not null,
  address jsonb not null,
  about text not null default ''::text,
  skills jsonb not null default '[]'::jsonb,
  capacity integer,
  languages text[] not null default '{}'::text[],
  carriers text[] not null default '{}'::text[],
  latitude double precision not null,
  longitude double precision not null,
  email text,
  submitted_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  reason text,
  centre_id uuid,
  place_key text not null generated always as (lower(regexp_replace(((((name || '|'::text) || (address ->> 'city'::text)) || '|'::text) || (address ->> 'country'::text)), '\s+'::text, ' '::text, 'g'::text))) stored,
  constraint centre_application_pkey PRIMARY KEY (seller_id, id),
  constraint centre_application_seller_id_number_key UNIQUE (seller_id, number),
  constraint centre_application_about_check CHECK ((length(about) <= 4000)),
  constraint centre_application_capacity_check CHECK ((capacity > 0)),
  constraint centre_application_check CHECK (((centre_id IS NOT NULL) OR (status <> 'listed'::text))),
  constraint centre_application_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint centre_application_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint centre_application_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint centre_application_seller_id_centre_id_fkey FOREIGN KEY (seller_id, centre_id) REFERENCES service_centre(seller_id, id),
  constraint centre_application_seller_id_customer_id_fkey FOREIGN KEY (seller_id, customer_id) REFERENCES customer(seller_id, id),
  constraint centre_application_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX centre_application_seller_id_customer_id_created_at_id_idx ON public.centre_application USING btree (seller_id, customer_id, created_at DESC, id DESC);
CREATE INDEX centre_application_seller_id_status_created_at_id_idx ON public.centre_application USING btree (seller_id, status, created_at, id);
CREATE UNIQUE INDEX one_application ON public.centre_application USING btree (seller_id, customer_id) WHERE (status <> 'declined'::text);
CREATE UNIQUE INDEX one_workshop ON public.centre_application USING btree (seller_id, place_key) WHERE (status <> 'declined'::text);
alter table centre_application enable row level security;
alter table centre_application force row level security;
create policy same_seller on centre_application for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on centre_application to recourse_app;
CREATE TRIGGER tell_change AFTER UPDATE OF event_head ON public.centre_application FOR EACH ROW WHEN ((old.event_head IS DISTINCT FROM new.event_head)) EXECUTE FUNCTION tell_change('applicationId');

create table centre_payment (
  seller_id uuid not null,
  id uuid not null,
  centre_id uuid not null,
  month text not null,
  amount bigint not null,
  currency text not null,
  reference text not null,
  paid_on date not null,
  paid_by text not null,
  recorded_at timestamp with time zone not null,
  constraint centre_payment_pkey PRIMARY KEY (seller_id, id),
  constraint centre_payment_amount_check CHECK ((amount > 0)),
  constraint centre_payment_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint centre_payment_month_check CHECK ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint centre_payment_reference_check CHECK (((length(reference) >= 1) AND (length(reference) <= 100))),
  constraint centre_payment_seller_id_centre_id_fkey FOREIGN KEY (seller_id, centre_id) REFERENCES service_centre(seller_id, id),
  constraint centre_payment_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX centre_payment_seller_id_centre_id_month_idx ON public.centre_payment USING btree (seller_id, centre_id, month);
alter table centre_payment enable row level security;
alter table centre_payment force row level security;
create policy same_seller on centre_payment for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on centre_payment to recourse_app;

create table centre_photo (
  seller_id uuid not null,
  id uuid not null,
  centre_id uuid,
  file_name text not null,
  content_type text not null,
  bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  width integer,
  height integer,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null,
  application_id uuid,
  constraint centre_photo_pkey PRIMARY KEY (seller_id, id),
  constraint centre_photo_check CHECK ((num_nonnulls(centre_id, application_id) >= 1)),
  constraint centre_photo_seller_id_application_id_fkey FOREIGN KEY (seller_id, application_id) REFERENCES centre_application(seller_id, id),
  constraint centre_photo_seller_id_centre_id_fkey FOREIGN KEY (seller_id, centre_id) REFERENCES service_centre(seller_id, id),
  constraint centre_photo_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX centre_photo_seller_id_application_id_idx ON public.centre_photo USING btree (seller_id, application_id) WHERE (application_id IS NOT NULL);
CREATE INDEX centre_photo_seller_id_centre_id_idx ON public.centre_photo USING btree (seller_id, centre_id);
alter table centre_photo enable row level security;
alter table centre_photo force row level security;
create policy same_seller on centre_photo for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on centre_photo to recourse_app;

create table centre_rate (
  seller_id uuid not null,
  id uuid not null,
  centre_id uuid,
  labour_hour bigint not null,
  parts_percent integer not null,
  freight bigint not null,
  currency text not null,
  version integer not null default 1,
  constraint centre_rate_pkey PRIMARY KEY (seller_id, id),
  constraint centre_rate_seller_id_centre_id_key UNIQUE NULLS NOT DISTINCT (seller_id, centre_id),
  constraint centre_rate_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint centre_rate_freight_check CHECK ((freight >= 0)),
  constraint centre_rate_labour_hour_check CHECK ((labour_hour >= 0)),
  constraint centre_rate_parts_percent_check CHECK (((parts_percent >= 0) AND (parts_percent <= 200))),
  constraint centre_rate_seller_id_centre_id_fkey FOREIGN KEY (seller_id, centre_id) REFERENCES service_centre(seller_id, id),
  constraint centre_rate_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table centre_rate enable row level security;
alter table centre_rate force row level security;
create policy same_seller on centre_rate for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on centre_rate to recourse_app;

create table claim (
  seller_id uuid not null,
  id uuid not null,
  number text not null,
  customer_id uuid not null,
  status text not null,
  kind text not null,
  policy text not null,
  locale text not null,
  summary text not null default ''::text,
  reported_on date,
  return_address jsonb,
  terms jsonb,
  triaged_at timestamp with time zone,
  triage_notes text,
  rma_number text,
  authorized_on date,
  outcome jsonb,
  refiled_from uuid,
  guest_token_hash text,
  created_by text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  event_count integer not null default 0,
  event_head text not null default ''::text,
  version integer not null default 1,
  evidence jsonb not null default '{}'::jsonb,
  return_carrier jsonb,
  order_id uuid,
  unanswered_since timestamp with time zone,
  constraint claim_pkey PRIMARY KEY (seller_id, id),
  constraint claim_seller_id_number_key UNIQUE (seller_id, number),
  constraint claim_seller_id_rma_number_key UNIQUE (seller_id, rma_number),
  constraint claim_kind_check CHECK ((kind = ANY (ARRAY['fault'::text, 'doa'::text, 'loose_heat_sink'::text, 'damaged_box'::text, 'transit_damage'::text, 'wrong_item'::text, 'missing_item'::text, 'change_of_mind'::text, 'undelivered'::text]))),
  constraint claim_seller_id_customer_id_fkey FOREIGN KEY (seller_id, customer_id) REFERENCES customer(seller_id, id),
  constraint claim_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint claim_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id),
  constraint claim_seller_id_refiled_from_fkey FOREIGN KEY (seller_id, refiled_from) REFERENCES claim(seller_id, id)
);
CREATE INDEX claim_seller_id_customer_id_updated_at_id_idx ON public.claim USING btree (seller_id, customer_id, updated_at DESC, id DESC);
CREATE UNIQUE INDEX claim_seller_id_guest_token_hash_idx ON public.claim USING btree (seller_id, guest_token_hash) WHERE (guest_token_hash IS NOT NULL);
CREATE INDEX claim_seller_id_number_idx ON public.claim USING btree (seller_id, number text_pattern_ops);
CREATE INDEX claim_seller_id_order_id_idx ON public.claim USING btree (seller_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX claim_seller_id_rma_number_idx ON public.claim USING btree (seller_id, rma_number text_pattern_ops);
CREATE INDEX claim_seller_id_status_updated_at_id_idx ON public.claim USING btree (seller_id, status, updated_at DESC, id DESC);
CREATE INDEX claim_seller_id_unanswered_since_id_idx ON public.claim USING btree (seller_id, unanswered_since, id) WHERE (unanswered_since IS NOT NULL);
CREATE INDEX claim_seller_id_updated_at_id_idx ON public.claim USING btree (seller_id, updated_at DESC, id DESC);
alter table claim enable row level security;
alter table claim force row level security;
create policy same_seller on claim for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on claim to recourse_app;
CREATE TRIGGER keep_situations AFTER UPDATE OF status, updated_at ON public.claim FOR EACH ROW EXECUTE FUNCTION keep_situations_of_claim();
CREATE TRIGGER tell_change AFTER UPDATE OF event_head ON public.claim FOR EACH ROW WHEN ((old.event_head IS DISTINCT FROM new.event_head)) EXECUTE FUNCTION tell_change('claimId');

create table claim_line (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  "position" integer not null,
  unit_id uuid,
  serial text not null,
  serial_key text not null,
  custody text not null,
  work text not null,
  description text not null default ''::text,
  first_noticed_on date,
  keep_original boolean not null default false,
  return_replaced_parts boolean not null default false,
  answers jsonb not null default '{}'::jsonb,
  decision_id uuid,
  technician_id uuid,
  version integer not null default 1,
  preferred_remedy text,
  remedy jsonb,
  part jsonb,
  seen_components jsonb not null default '[]'::jsonb,
  accessories jsonb not null default '[]'::jsonb,
  earlier_line_id uuid,
  order_line_id uuid,
  quantity integer not null default 1,
  centre_id uuid,
  declined jsonb,
  constraint claim_line_pkey PRIMARY KEY (seller_id, id),
  constraint claim_line_seller_id_claim_id_position_key UNIQUE (seller_id, claim_id, "position"),
  constraint claim_line_preferred_remedy_check CHECK ((preferred_remedy = ANY (ARRAY['repair'::text, 'replace'::text, 'refund'::text, 'reissue'::text]))),
  constraint claim_line_quantity_check CHECK (((quantity >= 1) AND (quantity <= 100000))),
  constraint one_unit CHECK (((unit_id IS NULL) OR (quantity = 1))),
  constraint claim_line_seller_id_centre_id_fkey FOREIGN KEY (seller_id, centre_id) REFERENCES service_centre(seller_id, id),
  constraint claim_line_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint claim_line_seller_id_decision_id_fkey FOREIGN KEY (seller_id, decision_id) REFERENCES decision(seller_id, id),
  constraint claim_line_seller_id_earlier_line_id_fkey FOREIGN KEY (seller_id, earlier_line_id) REFERENCES claim_line(seller_id, id),
  constraint claim_line_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint claim_line_seller_id_order_line_id_fkey FOREIGN KEY (seller_id, order_line_id) REFERENCES order_line(seller_id, id),
  constraint claim_line_seller_id_unit_id_fkey FOREIGN KEY (seller_id, unit_id) REFERENCES unit(seller_id, id),
  constraint claim_line_technician_id_fkey FOREIGN KEY (technician_id) REFERENCES person(id)
);
CREATE INDEX claim_line_seller_id_centre_id_claim_id_idx ON public.claim_line USING btree (seller_id, centre_id, claim_id) WHERE (centre_id IS NOT NULL);
CREATE INDEX claim_line_seller_id_claim_id_idx ON public.claim_line USING btree (seller_id, claim_id);
CREATE INDEX claim_line_seller_id_claim_id_idx1 ON public.claim_line USING btree (seller_id, claim_id) WHERE (declined IS NOT NULL);
CREATE INDEX claim_line_seller_id_custody_work_idx ON public.claim_line USING btree (seller_id, custody, work);
CREATE INDEX claim_line_seller_id_earlier_line_id_idx ON public.claim_line USING btree (seller_id, earlier_line_id) WHERE (earlier_line_id IS NOT NULL);
CREATE INDEX claim_line_seller_id_order_line_id_idx ON public.claim_line USING btree (seller_id, order_line_id) WHERE (order_line_id IS NOT NULL);
CREATE INDEX claim_line_seller_id_serial_key_idx ON public.claim_line USING btree (seller_id, serial_key text_pattern_ops);
CREATE INDEX claim_line_seller_id_unit_id_idx ON public.claim_line USING btree (seller_id, unit_id);
CREATE INDEX claim_line_seller_id_upper_idx ON public.claim_line USING btree (seller_id, upper(regexp_replace((part ->> 'serial'::text), '[[:space:]-]'::text, ''::text, 'g'::text))) WHERE (part IS NOT NULL);
alter table claim_line enable row level security;
alter table claim_line force row level security;
create policy same_seller on claim_line for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on claim_line to recourse_app;
CREATE TRIGGER keep_situations_deleted AFTER DELETE ON public.claim_line REFERENCING OLD TABLE AS old_lines FOR EACH STATEMENT EXECUTE FUNCTION keep_situations_of_lines();
CREATE TRIGGER keep_situations_inserted AFTER INSERT ON public.claim_line REFERENCING NEW TABLE AS new_lines FOR EACH STATEMENT EXECUTE FUNCTION keep_situations_of_lines();
CREATE TRIGGER keep_situations_updated AFTER UPDATE ON public.claim_line REFERENCING OLD TABLE AS old_lines NEW TABLE AS new_lines FOR EACH STATEMENT EXECUTE FUNCTION keep_situations_of_lines();

create table counter (
  seller_id uuid not null,
  series text not null,
  year integer not null,
  last integer not null,
  constraint counter_pkey PRIMARY KEY (seller_id, series, year),
  constraint counter_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table counter enable row level security;
alter table counter force row level security;
create policy same_seller on counter for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on counter to recourse_app;

create table customer (
  seller_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  email text not null,
  phone text,
  country text,
  locale text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  name_key text not null generated always as (lower(name)) stored,
  email_key text not null generated always as (lower(email)) stored,
  constraint customer_pkey PRIMARY KEY (seller_id, id),
  constraint customer_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint customer_kind_check CHECK ((kind = ANY (ARRAY['consumer'::text, 'business'::text]))),
  constraint customer_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'es'::text, 'zh'::text]))),
  constraint customer_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint customer_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX customer_seller_id_email_key_idx ON public.customer USING btree (seller_id, email_key text_pattern_ops);
CREATE INDEX customer_seller_id_name_key_idx ON public.customer USING btree (seller_id, name_key text_pattern_ops);
alter table customer enable row level security;
alter table customer force row level security;
create policy same_seller on customer for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on customer to recourse_app;

create table customer_address (
  seller_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  address jsonb not null,
  created_at timestamp with time zone not null,
  constraint customer_address_pkey PRIMARY KEY (seller_id, id),
  constraint customer_address_seller_id_customer_id_fkey FOREIGN KEY (seller_id, customer_id) REFERENCES customer(seller_id, id),
  constraint customer_address_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX customer_address_seller_id_customer_id_idx ON public.customer_address USING btree (seller_id, customer_id);
alter table customer_address enable row level security;
alter table customer_address force row level security;
create policy same_seller on customer_address for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on customer_address to recourse_app;

create table customer_contract (
  seller_id uuid not null,
  customer_id uuid not null,
  policy text not null,
  agreed_by text not null,
  agreed_at timestamp with time zone not null,
  id uuid not null,
  ended_by text,
  ended_at timestamp with time zone,
  constraint customer_contract_pkey PRIMARY KEY (seller_id, id),
  constraint customer_contract_check CHECK (((ended_by IS NULL) = (ended_at IS NULL))),
  constraint customer_contract_seller_id_customer_id_fkey FOREIGN KEY (seller_id, customer_id) REFERENCES customer(seller_id, id),
  constraint customer_contract_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX customer_contract_seller_id_agreed_at_id_idx ON public.customer_contract USING btree (seller_id, agreed_at DESC, id DESC);
CREATE UNIQUE INDEX customer_contract_seller_id_customer_id_policy_idx ON public.customer_contract USING btree (seller_id, customer_id, policy) WHERE (ended_at IS NULL);
alter table customer_contract enable row level security;
alter table customer_contract force row level security;
create policy same_seller on customer_contract for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on customer_contract to recourse_app;

create table customer_member (
  seller_id uuid not null,
  customer_id uuid not null,
  person_id uuid not null,
  role text not null,
  created_at timestamp with time zone not null,
  constraint customer_member_pkey PRIMARY KEY (seller_id, person_id),
  constraint customer_member_role_check CHECK ((role = ANY (ARRAY['customer_owner'::text, 'customer_member'::text]))),
  constraint customer_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint customer_member_seller_id_customer_id_fkey FOREIGN KEY (seller_id, customer_id) REFERENCES customer(seller_id, id),
  constraint customer_member_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX customer_member_person_id_idx ON public.customer_member USING btree (person_id);
CREATE INDEX customer_member_seller_id_customer_id_idx ON public.customer_member USING btree (seller_id, customer_id);
alter table customer_member enable row level security;
alter table customer_member force row level security;
create policy own_memberships on customer_member for select to public using ((person_id = current_person()));
create policy same_seller on customer_member for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on customer_member to recourse_app;

create table customer_order (
  seller_id uuid not null,
  id uuid not null,
  number text,
  customer_id uuid not null,
  status text not null,
  locale text not null,
  currency text not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  event_count integer not null default 0,
  event_head text not null default ''::text,
  version integer not null default 1,
  address jsonb,
  transport_wish text,
  payment_method text not null default 'bank_transfer'::text,
  note text not null default ''::text,
  submitted_at timestamp with time zone,
  large boolean,
  goods bigint,
  freight bigint,
  tax bigint,
  tax_percent numeric(5,2),
  tax_name text,
  mode text,
  incoterm text,
  desk_note text not null default ''::text,
  paid_at timestamp with time zone,
  promised_on date,
  shipped_on date,
  delivered_on date,
  confirmed_on date,
  cancel_reason text,
  escalated_at timestamp with time zone,
  constraint customer_order_pkey PRIMARY KEY (seller_id, id),
  constraint customer_order_seller_id_number_key UNIQUE (seller_id, number),
  constraint customer_order_check CHECK (((status = 'cart'::text) OR (number IS NOT NULL))),
  constraint customer_order_check1 CHECK (((status = 'cart'::text) OR (num_nulls(address, submitted_at, large, goods) = 0))),
  constraint customer_order_check2 CHECK ((num_nulls(freight, tax, mode) = ANY (ARRAY[0, 3]))),
  constraint customer_order_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint customer_order_freight_check CHECK ((freight >= 0)),
  constraint customer_order_goods_check CHECK ((goods >= 0)),
  constraint customer_order_incoterm_check CHECK ((incoterm = ANY (ARRAY['EXW'::text, 'FCA'::text, 'CPT'::text, 'CIP'::text, 'DAP'::text, 'DPU'::text, 'DDP'::text, 'FOB'::text, 'CFR'::text, 'CIF'::text]))),
  constraint customer_order_mode_check CHECK ((mode = ANY (ARRAY['air'::text, 'sea'::text, 'land'::text]))),
  constraint customer_order_payment_method_check CHECK ((payment_method = ANY (ARRAY['bank_transfer'::text, 'card'::text, 'letter_of_credit'::text, 'documents_against_payment'::text]))),
  constraint customer_order_tax_check CHECK ((tax >= 0)),
  constraint customer_order_transport_wish_check CHECK ((transport_wish = ANY (ARRAY['air'::text, 'sea'::text, 'land'::text]))),
  constraint customer_order_seller_id_customer_id_fkey FOREIGN KEY (seller_id, customer_id) REFERENCES customer(seller_id, id),
  constraint customer_order_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX customer_order_seller_id_customer_id_updated_at_id_idx ON public.customer_order USING btree (seller_id, customer_id, updated_at DESC, id DESC);
CREATE INDEX customer_order_seller_id_status_updated_at_id_idx ON public.customer_order USING btree (seller_id, status, updated_at DESC, id DESC);
CREATE INDEX customer_order_seller_id_updated_at_id_idx ON public.customer_order USING btree (seller_id, updated_at DESC, id DESC);
CREATE INDEX customer_order_seller_id_upper_idx ON public.customer_order USING btree (seller_id, upper(number) text_pattern_ops);
CREATE UNIQUE INDEX one_cart ON public.customer_order USING btree (seller_id, customer_id) WHERE (status = 'cart'::text);
alter table customer_order enable row level security;
alter table customer_order force row level security;
create policy same_seller on customer_order for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on customer_order to recourse_app;
CREATE TRIGGER tell_change AFTER UPDATE OF event_head ON public.customer_order FOR EACH ROW WHEN ((old.event_head IS DISTINCT FROM new.event_head)) EXECUTE FUNCTION tell_change('orderId');

create table deadline (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid,
  line_id uuid,
  name text not null,
  clause text,
  due_on date not null,
  acts_at timestamp with time zone not null,
  on_miss text not null,
  status text not null,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null,
  about_id uuid,
  unit text not null default 'days'::text,
  counted_from date not null,
  days_left integer not null,
  to_working_day boolean not null default false,
  earliest_on date,
  waits text[] not null default '{}'::text[],
  warn_left integer[] not null default '{}'::integer[],
  missed_at timestamp with time zone,
  calendar_revision integer not null default 1,
  order_id uuid,
  application_id uuid,
  subject_id uuid generated always as (COALESCE(claim_id, order_id, application_id)) stored,
  constraint deadline_pkey PRIMARY KEY (seller_id, id),
  constraint deadline_on_miss_check CHECK ((on_miss = ANY (ARRAY['remind'::text, 'expire'::text, 'escalate'::text, 'lapse'::text, 'send_back'::text, 'ask_to_forfeit'::text, 'complete'::text]))),
  constraint deadline_status_check CHECK ((status = ANY (ARRAY['running'::text, 'paused'::text, 'overdue'::text, 'met'::text, 'missed'::text, 'stopped'::text]))),
  constraint deadline_unit_check CHECK ((unit = ANY (ARRAY['days'::text, 'working_days'::text]))),
  constraint one_subject CHECK (((num_nonnulls(claim_id, order_id, application_id) >= 1) AND (num_nonnulls(claim_id, order_id, application_id) <= 1))),
  constraint deadline_seller_id_application_id_fkey FOREIGN KEY (seller_id, application_id) REFERENCES centre_application(seller_id, id),
  constraint deadline_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint deadline_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint deadline_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id),
  constraint deadline_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id)
);
CREATE INDEX deadline_counted ON public.deadline USING btree (seller_id, id) WHERE ((status = 'running'::text) AND ((unit = 'working_days'::text) OR to_working_day));
CREATE INDEX deadline_open ON public.deadline USING btree (seller_id, due_on) WHERE (status = ANY (ARRAY['running'::text, 'overdue'::text]));
CREATE INDEX deadline_running ON public.deadline USING btree (seller_id, acts_at) WHERE (status = 'running'::text);
CREATE INDEX deadline_seller_id_application_id_idx ON public.deadline USING btree (seller_id, application_id) WHERE (application_id IS NOT NULL);
CREATE INDEX deadline_seller_id_claim_id_idx ON public.deadline USING btree (seller_id, claim_id);
CREATE INDEX deadline_seller_id_order_id_idx ON public.deadline USING btree (seller_id, order_id) WHERE (order_id IS NOT NULL);
CREATE UNIQUE INDEX one_running ON public.deadline USING btree (seller_id, subject_id, name, COALESCE(about_id, line_id, subject_id)) WHERE (status = ANY (ARRAY['running'::text, 'paused'::text, 'overdue'::text]));
alter table deadline enable row level security;
alter table deadline force row level security;
create policy same_seller on deadline for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on deadline to recourse_app;
CREATE TRIGGER keep_situations AFTER INSERT OR UPDATE OF status ON public.deadline FOR EACH ROW WHEN ((new.name = 'forfeiture'::text)) EXECUTE FUNCTION keep_situations_beside();

create table deadline_notice (
  seller_id uuid not null,
  id uuid not null,
  deadline_id uuid not null,
  claim_id uuid,
  line_id uuid,
  kind text not null,
  days_left integer not null,
  due_on date not null,
  mail_id uuid,
  told_at timestamp with time zone not null,
  order_id uuid,
  application_id uuid,
  subject_id uuid generated always as (COALESCE(claim_id, order_id, application_id)) stored,
  constraint deadline_notice_pkey PRIMARY KEY (seller_id, id),
  constraint deadline_notice_kind_check CHECK ((kind = ANY (ARRAY['warning'::text, 'missed'::text, 'moved'::text, 'forfeited'::text]))),
  constraint one_subject CHECK (((num_nonnulls(claim_id, order_id, application_id) >= 1) AND (num_nonnulls(claim_id, order_id, application_id) <= 1))),
  constraint deadline_notice_seller_id_application_id_fkey FOREIGN KEY (seller_id, application_id) REFERENCES centre_application(seller_id, id),
  constraint deadline_notice_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint deadline_notice_seller_id_deadline_id_fkey FOREIGN KEY (seller_id, deadline_id) REFERENCES deadline(seller_id, id),
  constraint deadline_notice_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint deadline_notice_seller_id_mail_id_fkey FOREIGN KEY (seller_id, mail_id) REFERENCES mail(seller_id, id),
  constraint deadline_notice_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id)
);
CREATE INDEX deadline_notice_seller_id_application_id_told_at_idx ON public.deadline_notice USING btree (seller_id, application_id, told_at) WHERE (application_id IS NOT NULL);
CREATE INDEX deadline_notice_seller_id_claim_id_told_at_idx ON public.deadline_notice USING btree (seller_id, claim_id, told_at);
CREATE INDEX deadline_notice_seller_id_order_id_told_at_idx ON public.deadline_notice USING btree (seller_id, order_id, told_at) WHERE (order_id IS NOT NULL);
alter table deadline_notice enable row level security;
alter table deadline_notice force row level security;
create policy same_seller on deadline_notice for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on deadline_notice to recourse_app;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.deadline_notice FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.deadline_notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table decision (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  stage text not null,
  policy text not null,
  policy_digest text not null,
  as_of date not null,
  verdict text not null,
  facts jsonb not null,
  settings jsonb not null,
  result text not null,
  decided_at timestamp with time zone not null,
  decided_by text not null,
  constraint decision_pkey PRIMARY KEY (seller_id, id),
  constraint decision_stage_check CHECK ((stage = ANY (ARRAY['submitted'::text, 'authorized'::text, 'received'::text, 'inspected'::text]))),
  constraint decision_policy_digest_fkey FOREIGN KEY (policy_digest) REFERENCES policy_version(digest),
  constraint decision_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint decision_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id)
);
CREATE INDEX decision_seller_id_line_id_decided_at_idx ON public.decision USING btree (seller_id, line_id, decided_at DESC);
alter table decision enable row level security;
alter table decision force row level security;
create policy same_seller on decision for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on decision to recourse_app;

create table decision_override (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  decision_id uuid not null,
  appeal_id uuid,
  verdict text not null,
  remedy jsonb not null,
  reason text not null,
  decided_by text not null,
  decided_by_id text,
  decided_at timestamp with time zone not null,
  constraint decision_override_pkey PRIMARY KEY (seller_id, id),
  constraint decision_override_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
  constraint decision_override_verdict_check CHECK ((verdict = ANY (ARRAY['covered'::text, 'not_covered'::text]))),
  constraint decision_override_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint decision_override_seller_id_decision_id_fkey FOREIGN KEY (seller_id, decision_id) REFERENCES decision(seller_id, id),
  constraint decision_override_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint decision_override_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id)
);
CREATE INDEX decision_override_seller_id_claim_id_idx ON public.decision_override USING btree (seller_id, claim_id);
CREATE INDEX decision_override_seller_id_line_id_decided_at_idx ON public.decision_override USING btree (seller_id, line_id, decided_at);
alter table decision_override enable row level security;
alter table decision_override force row level security;
create policy same_seller on decision_override for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on decision_override to recourse_app;

create table destination_list (
  seller_id uuid not null,
  version integer not null,
  rules jsonb not null,
  reason text not null,
  by_name text not null,
  by_id text,
  at timestamp with time zone not null,
  constraint destination_list_pkey PRIMARY KEY (seller_id, version),
  constraint destination_list_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
  constraint destination_list_version_check CHECK ((version > 0)),
  constraint destination_list_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table destination_list enable row level security;
alter table destination_list force row level security;
create policy same_seller on destination_list for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on destination_list to recourse_app;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.destination_list FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.destination_list FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table destination_review (
  seller_id uuid not null,
  id uuid not null,
  kind text not null,
  customer_id uuid not null,
  address jsonb not null,
  address_key text not null,
  rule jsonb,
  list_version integer not null,
  note text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  outcome text,
  reason text,
  decided_by text,
  decided_by_id text,
  decided_at timestamp with time zone,
  constraint destination_review_pkey PRIMARY KEY (seller_id, id),
  constraint destination_review_check CHECK (((kind = 'barred'::text) = (rule IS NOT NULL))),
  constraint destination_review_check1 CHECK ((num_nulls(outcome, reason, decided_by, decided_at) = ANY (ARRAY[0, 4]))),
  constraint destination_review_kind_check CHECK ((kind = ANY (ARRAY['barred'::text, 'banned'::text]))),
  constraint destination_review_outcome_check CHECK ((outcome = ANY (ARRAY['lifted'::text, 'kept'::text]))),
  constraint destination_review_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
  constraint destination_review_seller_id_customer_id_fkey FOREIGN KEY (seller_id, customer_id) REFERENCES customer(seller_id, id),
  constraint destination_review_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX destination_review_seller_id_customer_id_address_key_decide_idx ON public.destination_review USING btree (seller_id, customer_id, address_key, decided_at DESC);
CREATE INDEX destination_review_seller_id_expr_asked_at_id_idx ON public.destination_review USING btree (seller_id, ((outcome IS NULL)), asked_at DESC, id DESC);
CREATE UNIQUE INDEX one_open_destination_review ON public.destination_review USING btree (seller_id, customer_id, kind, address_key) WHERE (outcome IS NULL);
alter table destination_review enable row level security;
alter table destination_review force row level security;
create policy same_seller on destination_review for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select, update on destination_review to recourse_app;

create table event (
  seller_id uuid not null,
  claim_id uuid,
  sequence integer not null,
  line_id uuid,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  verb text not null,
  from_status text,
  to_status text,
  clauses text[] not null default '{}'::text[],
  details jsonb,
  salt text not null,
  details_hash text not null,
  previous_hash text not null,
  hash text not null,
  order_id uuid,
  application_id uuid,
  subject_id uuid not null generated always as (COALESCE(claim_id, order_id, application_id)) stored,
  constraint event_pkey PRIMARY KEY (seller_id, subject_id, sequence),
  constraint event_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'key'::text, 'guest'::text, 'system'::text]))),
  constraint one_subject CHECK (((num_nonnulls(claim_id, order_id, application_id) >= 1) AND (num_nonnulls(claim_id, order_id, application_id) <= 1))),
  constraint event_seller_id_application_id_fkey FOREIGN KEY (seller_id, application_id) REFERENCES centre_application(seller_id, id),
  constraint event_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint event_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint event_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id)
);
CREATE INDEX event_seller_id_claim_id_idx ON public.event USING btree (seller_id, claim_id) WHERE (claim_id IS NOT NULL);
CREATE INDEX event_seller_id_line_id_idx ON public.event USING btree (seller_id, line_id);
CREATE INDEX event_seller_id_verb_at_idx ON public.event USING btree (seller_id, verb, at) WHERE (verb = ANY (ARRAY['custody.receive'::text, 'custody.refuse'::text, 'custody.sendBack'::text]));
alter table event enable row level security;
alter table event force row level security;
create policy same_seller on event for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on event to recourse_app;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table fleet_unit (
  seller_id uuid not null,
  customer_id uuid not null,
  unit_id uuid not null,
  added_at timestamp with time zone not null,
  constraint fleet_unit_pkey PRIMARY KEY (seller_id, customer_id, unit_id),
  constraint fleet_unit_seller_id_customer_id_fkey FOREIGN KEY (seller_id, customer_id) REFERENCES customer(seller_id, id) ON DELETE CASCADE,
  constraint fleet_unit_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint fleet_unit_seller_id_unit_id_fkey FOREIGN KEY (seller_id, unit_id) REFERENCES unit(seller_id, id) ON DELETE CASCADE
);
CREATE INDEX fleet_unit_seller_id_unit_id_idx ON public.fleet_unit USING btree (seller_id, unit_id);
alter table fleet_unit enable row level security;
alter table fleet_unit force row level security;
create policy same_seller on fleet_unit for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on fleet_unit to recourse_app;

create table idempotency (
  seller_id uuid not null,
  actor text not null,
  key text not null,
  request_hash text not null,
  status integer,
  answer jsonb,
  etag text,
  created_at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (seller_id, actor, key),
  constraint idempotency_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
  constraint idempotency_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX idempotency_seller_id_created_at_idx ON public.idempotency USING btree (seller_id, created_at);
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy same_seller on idempotency for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on idempotency to recourse_app;

create table inspection (
  seller_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  findings jsonb not null default '{}'::jsonb,
  fault_codes jsonb not null default '[]'::jsonb,
  notes text not null default ''::text,
  started_by text not null,
  started_at timestamp with time zone not null,
  completed_by text,
  completed_at timestamp with time zone,
  version integer not null default 1,
  constraint inspection_pkey PRIMARY KEY (seller_id, id),
  constraint inspection_seller_id_line_id_key UNIQUE (seller_id, line_id),
  constraint inspection_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint inspection_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id)
);
alter table inspection enable row level security;
alter table inspection force row level security;
create policy same_seller on inspection for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on inspection to recourse_app;
CREATE TRIGGER keep_situations AFTER INSERT OR UPDATE OF completed_at ON public.inspection FOR EACH ROW EXECUTE FUNCTION keep_situations_beside();

create table invitation (
  seller_id uuid not null,
  id uuid not null,
  email text not null,
  role text not null,
  centre_id uuid,
  token_hash text not null,
  invited_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (seller_id, id),
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES person(id),
  constraint invitation_seller_id_centre_id_fkey FOREIGN KEY (seller_id, centre_id) REFERENCES service_centre(seller_id, id),
  constraint invitation_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE UNIQUE INDEX invitation_seller_id_token_hash_idx ON public.invitation USING btree (seller_id, token_hash);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy same_seller on invitation for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on invitation to recourse_app;

create table invoice_settings (
  seller_id uuid not null,
  legal_name text not null default ''::text,
  address jsonb,
  tax_id text not null default ''::text,
  note text not null default ''::text,
  updated_by text not null default ''::text,
  version integer not null default 1,
  constraint invoice_settings_pkey PRIMARY KEY (seller_id),
  constraint invoice_settings_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table invoice_settings enable row level security;
alter table invoice_settings force row level security;
create policy same_seller on invoice_settings for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on invoice_settings to recourse_app;

create table ledger_posting (
  seller_id uuid not null,
  transaction_id uuid not null,
  "position" integer not null,
  account text not null,
  currency text not null,
  amount bigint not null,
  constraint ledger_posting_pkey PRIMARY KEY (seller_id, transaction_id, "position"),
  constraint ledger_posting_amount_check CHECK ((amount <> 0)),
  constraint ledger_posting_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint ledger_posting_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint ledger_posting_seller_id_transaction_id_fkey FOREIGN KEY (seller_id, transaction_id) REFERENCES ledger_transaction(seller_id, id)
);
CREATE INDEX ledger_posting_seller_id_account_currency_amount_idx ON public.ledger_posting USING btree (seller_id, account, currency) INCLUDE (amount);
alter table ledger_posting enable row level security;
alter table ledger_posting force row level security;
create policy same_seller on ledger_posting for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on ledger_posting to recourse_app;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.ledger_posting FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.ledger_posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON public.ledger_posting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_imbalance();

create table ledger_transaction (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid,
  cause text not null,
  subject_id uuid not null,
  memo text not null,
  at timestamp with time zone not null,
  by_name text not null,
  order_id uuid,
  constraint ledger_transaction_pkey PRIMARY KEY (seller_id, id),
  constraint ledger_transaction_seller_id_cause_subject_id_key UNIQUE (seller_id, cause, subject_id),
  constraint one_subject CHECK ((num_nonnulls(claim_id, order_id) = 1)),
  constraint ledger_transaction_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint ledger_transaction_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint ledger_transaction_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id)
);
CREATE INDEX ledger_transaction_seller_id_at_id_idx ON public.ledger_transaction USING btree (seller_id, at DESC, id DESC);
CREATE INDEX ledger_transaction_seller_id_claim_id_at_id_idx ON public.ledger_transaction USING btree (seller_id, claim_id, at DESC, id DESC);
CREATE INDEX ledger_transaction_seller_id_order_id_at_id_idx ON public.ledger_transaction USING btree (seller_id, order_id, at DESC, id DESC) WHERE (order_id IS NOT NULL);
alter table ledger_transaction enable row level security;
alter table ledger_transaction force row level security;
create policy same_seller on ledger_transaction for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on ledger_transaction to recourse_app;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.ledger_transaction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.ledger_transaction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON public.ledger_transaction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_imbalance();

create table mail (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid,
  recipient text not null,
  locale text not null,
  template text not null,
  data jsonb not null,
  status text not null,
  attempts integer not null default 0,
  failure text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  order_id uuid,
  application_id uuid,
  subject_id uuid generated always as (COALESCE(claim_id, order_id, application_id)) stored,
  constraint mail_pkey PRIMARY KEY (seller_id, id),
  constraint mail_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text]))),
  constraint one_subject CHECK (((num_nonnulls(claim_id, order_id, application_id) >= 0) AND (num_nonnulls(claim_id, order_id, application_id) <= 1))),
  constraint mail_seller_id_application_id_fkey FOREIGN KEY (seller_id, application_id) REFERENCES centre_application(seller_id, id),
  constraint mail_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint mail_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint mail_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id)
);
CREATE INDEX mail_seller_id_application_id_idx ON public.mail USING btree (seller_id, application_id) WHERE (application_id IS NOT NULL);
CREATE INDEX mail_seller_id_claim_id_idx ON public.mail USING btree (seller_id, claim_id);
CREATE INDEX mail_seller_id_order_id_idx ON public.mail USING btree (seller_id, order_id) WHERE (order_id IS NOT NULL);
alter table mail enable row level security;
alter table mail force row level security;
create policy same_seller on mail for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on mail to recourse_app;

create table message (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid,
  internal boolean not null,
  author_kind text not null,
  author_name text not null,
  author_id text,
  text text not null,
  sent_at timestamp with time zone not null,
  order_id uuid,
  application_id uuid,
  subject_id uuid generated always as (COALESCE(claim_id, order_id, application_id)) stored,
  constraint message_pkey PRIMARY KEY (seller_id, id),
  constraint message_author_kind_check CHECK ((author_kind = ANY (ARRAY['customer'::text, 'staff'::text, 'system'::text]))),
  constraint message_text_check CHECK (((length(text) >= 1) AND (length(text) <= 10000))),
  constraint one_subject CHECK (((num_nonnulls(claim_id, order_id, application_id) >= 1) AND (num_nonnulls(claim_id, order_id, application_id) <= 1))),
  constraint message_seller_id_application_id_fkey FOREIGN KEY (seller_id, application_id) REFERENCES centre_application(seller_id, id),
  constraint message_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint message_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint message_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id)
);
CREATE INDEX message_seller_id_application_id_sent_at_idx ON public.message USING btree (seller_id, application_id, sent_at) WHERE (application_id IS NOT NULL);
CREATE INDEX message_seller_id_claim_id_sent_at_idx ON public.message USING btree (seller_id, claim_id, sent_at);
CREATE INDEX message_seller_id_order_id_sent_at_idx ON public.message USING btree (seller_id, order_id, sent_at) WHERE (order_id IS NOT NULL);
alter table message enable row level security;
alter table message force row level security;
create policy same_seller on message for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on message to recourse_app;
CREATE TRIGGER keep_unanswered AFTER INSERT ON public.message FOR EACH ROW WHEN (((new.claim_id IS NOT NULL) AND (NOT new.internal))) EXECUTE FUNCTION keep_unanswered();

create table migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);

create table model (
  seller_id uuid not null,
  id uuid not null,
  manufacturer text not null,
  name text not null,
  category text not null,
  policy text not null,
  created_at timestamp with time zone not null,
  hs_code text,
  origin text,
  net_weight_grams integer,
  constraint model_pkey PRIMARY KEY (seller_id, id),
  constraint model_seller_id_manufacturer_name_key UNIQUE (seller_id, manufacturer, name),
  constraint model_category_check CHECK ((category = ANY (ARRAY['miner'::text, 'hash_board'::text, 'control_board'::text, 'power_supply'::text, 'mini_pc'::text, 'accessory'::text, 'general'::text]))),
  constraint model_hs_code_check CHECK ((hs_code ~ '^[0-9]{6,10}$'::text)),
  constraint model_net_weight_grams_check CHECK ((net_weight_grams > 0)),
  constraint model_origin_check CHECK ((origin ~ '^[A-Z]{2}$'::text)),
  constraint model_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table model enable row level security;
alter table model force row level security;
create policy same_seller on model for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on model to recourse_app;

create table online_payment (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid,
  payment_id uuid not null,
  provider text not null,
  status text not null,
  amount bigint not null,
  currency text not null,
  return_url text not null,
  provider_session text,
  provider_payment text,
  checkout_url text,
  attempts integer not null default 0,
  attempted_at timestamp with time zone,
  parked text,
  failure text,
  started_by text not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer not null default 1,
  order_id uuid,
  constraint online_payment_pkey PRIMARY KEY (seller_id, id),
  constraint one_subject CHECK ((num_nonnulls(claim_id, order_id) = 1)),
  constraint online_payment_amount_check CHECK ((amount > 0)),
  constraint online_payment_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint online_payment_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text]))),
  constraint online_payment_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint online_payment_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint online_payment_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id),
  constraint online_payment_seller_id_payment_id_fkey FOREIGN KEY (seller_id, payment_id) REFERENCES payment(seller_id, id)
);
CREATE UNIQUE INDEX one_open_card ON public.online_payment USING btree (seller_id, payment_id) WHERE (status = 'pending'::text);
CREATE INDEX online_payment_open ON public.online_payment USING btree (seller_id, created_at) WHERE (status = 'pending'::text);
CREATE INDEX online_payment_seller_id_claim_id_idx ON public.online_payment USING btree (seller_id, claim_id);
CREATE INDEX online_payment_seller_id_order_id_idx ON public.online_payment USING btree (seller_id, order_id) WHERE (order_id IS NOT NULL);
alter table online_payment enable row level security;
alter table online_payment force row level security;
create policy same_seller on online_payment for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on online_payment to recourse_app;

create table open_situation (
  seller_id uuid not null,
  claim_id uuid not null,
  situation text not null,
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
  centre_id uuid,
  updated_at timestamp with time zone not null,
  constraint open_situation_seller_id_claim_id_situation_centre_id_key UNIQUE NULLS NOT DISTINCT (seller_id, claim_id, situation, centre_id),
  constraint open_situation_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id) ON DELETE CASCADE,
  constraint open_situation_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX open_situation_seller_id_centre_id_situation_updated_at_cla_idx ON public.open_situation USING btree (seller_id, centre_id, situation, updated_at, claim_id) INCLUDE (units) WHERE (centre_id IS NOT NULL);
CREATE INDEX open_situation_seller_id_situation_updated_at_claim_id_unit_idx ON public.open_situation USING btree (seller_id, situation, updated_at, claim_id) INCLUDE (units);
alter table open_situation enable row level security;
alter table open_situation force row level security;
create policy same_seller on open_situation for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on open_situation to recourse_app;

create table order_line (
  seller_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  "position" integer not null,
  product_id uuid not null,
  quantity integer not null,
  unit_price bigint not null,
  code text,
  title jsonb,
  hs_code text,
  origin text,
  net_weight_grams integer,
  packed_weight_grams integer,
  air_transport text,
  test_needed boolean,
  reserved integer,
  promised_on date,
  promise text,
  tested_at timestamp with time zone,
  tested_by text,
  called_off integer not null default 0,
  taken_off integer not null default 0,
  constraint order_line_pkey PRIMARY KEY (seller_id, id),
  constraint order_line_seller_id_order_id_position_key UNIQUE (seller_id, order_id, "position"),
  constraint order_line_check CHECK (((reserved >= 0) AND (reserved <= quantity))),
  constraint order_line_check1 CHECK (((called_off >= 0) AND (called_off <= quantity))),
  constraint order_line_check2 CHECK (((taken_off >= 0) AND (taken_off <= called_off))),
  constraint order_line_promise_check CHECK ((promise = ANY (ARRAY['stock'::text, 'restock'::text, 'test'::text]))),
  constraint order_line_quantity_check CHECK (((quantity >= 1) AND (quantity <= 100000))),
  constraint order_line_unit_price_check CHECK ((unit_price >= 0)),
  constraint order_line_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint order_line_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id),
  constraint order_line_seller_id_product_id_fkey FOREIGN KEY (seller_id, product_id) REFERENCES product(seller_id, id)
);
CREATE INDEX order_line_seller_id_order_id_idx ON public.order_line USING btree (seller_id, order_id);
CREATE INDEX order_line_seller_id_product_id_idx ON public.order_line USING btree (seller_id, product_id);
alter table order_line enable row level security;
alter table order_line force row level security;
create policy same_seller on order_line for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on order_line to recourse_app;

create table order_settings (
  seller_id uuid not null,
  taxes jsonb not null default '[]'::jsonb,
  complete_after_days integer not null default 14,
  large_from bigint,
  version integer not null default 1,
  constraint order_settings_pkey PRIMARY KEY (seller_id),
  constraint order_settings_complete_after_days_check CHECK (((complete_after_days >= 1) AND (complete_after_days <= 90))),
  constraint order_settings_large_from_check CHECK ((large_from > 0)),
  constraint order_settings_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table order_settings enable row level security;
alter table order_settings force row level security;
create policy same_seller on order_settings for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on order_settings to recourse_app;

create table package (
  seller_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  "position" integer not null,
  tamper_mark text not null,
  packed_by text not null,
  packed_at timestamp with time zone not null,
  parcel_id uuid,
  constraint package_pkey PRIMARY KEY (seller_id, id),
  constraint package_seller_id_order_id_position_key UNIQUE (seller_id, order_id, "position"),
  constraint package_seller_id_parcel_id_key UNIQUE (seller_id, parcel_id),
  constraint package_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint package_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id),
  constraint package_seller_id_parcel_id_fkey FOREIGN KEY (seller_id, parcel_id) REFERENCES parcel(seller_id, id)
);
alter table package enable row level security;
alter table package force row level security;
create policy same_seller on package for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on package to recourse_app;

create table package_line (
  seller_id uuid not null,
  package_id uuid not null,
  order_line_id uuid not null,
  quantity integer not null,
  serials text[] not null default '{}'::text[],
  constraint package_line_pkey PRIMARY KEY (seller_id, package_id, order_line_id),
  constraint package_line_quantity_check CHECK ((quantity > 0)),
  constraint package_line_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint package_line_seller_id_order_line_id_fkey FOREIGN KEY (seller_id, order_line_id) REFERENCES order_line(seller_id, id),
  constraint package_line_seller_id_package_id_fkey FOREIGN KEY (seller_id, package_id) REFERENCES package(seller_id, id) ON DELETE CASCADE
);
CREATE INDEX package_line_seller_id_order_line_id_idx ON public.package_line USING btree (seller_id, order_line_id);
alter table package_line enable row level security;
alter table package_line force row level security;
create policy same_seller on package_line for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on package_line to recourse_app;

create table parcel (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid,
  direction text not null,
  carrier text not null,
  tracking text not null,
  from_kind text,
  shipped_on date not null,
  arrived_on date,
  freight_paid_by text,
  created_by text not null,
  created_at timestamp with time zone not null,
  tracking_key text not null generated always as (upper(tracking)) stored,
  lost_on date,
  carrier_claim jsonb,
  carrier_key text not null generated always as (upper(carrier)) stored,
  order_id uuid,
  refused_on date,
  constraint parcel_pkey PRIMARY KEY (seller_id, id),
  constraint one_subject CHECK ((num_nonnulls(claim_id, order_id) = 1)),
  constraint parcel_check CHECK (((order_id IS NULL) OR (direction = 'outbound'::text))),
  constraint parcel_direction_check CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
  constraint parcel_freight_paid_by_check CHECK ((freight_paid_by = ANY (ARRAY['customer'::text, 'seller'::text]))),
  constraint parcel_from_kind_check CHECK ((from_kind = ANY (ARRAY['address'::text, 'pickup_point'::text]))),
  constraint parcel_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint parcel_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint parcel_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id)
);
CREATE INDEX parcel_seller_id_claim_id_idx ON public.parcel USING btree (seller_id, claim_id);
CREATE UNIQUE INDEX parcel_seller_id_direction_carrier_key_tracking_key_idx ON public.parcel USING btree (seller_id, direction, carrier_key, tracking_key);
CREATE INDEX parcel_seller_id_order_id_idx ON public.parcel USING btree (seller_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX parcel_seller_id_tracking_key_idx ON public.parcel USING btree (seller_id, tracking_key);
CREATE INDEX parcel_under_way ON public.parcel USING btree (seller_id, id) WHERE ((arrived_on IS NULL) AND (lost_on IS NULL));
alter table parcel enable row level security;
alter table parcel force row level security;
create policy same_seller on parcel for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on parcel to recourse_app;

create table parcel_line (
  seller_id uuid not null,
  parcel_id uuid not null,
  line_id uuid not null,
  constraint parcel_line_pkey PRIMARY KEY (seller_id, parcel_id, line_id),
  constraint parcel_line_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint parcel_line_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id),
  constraint parcel_line_seller_id_parcel_id_fkey FOREIGN KEY (seller_id, parcel_id) REFERENCES parcel(seller_id, id)
);
CREATE INDEX parcel_line_seller_id_line_id_idx ON public.parcel_line USING btree (seller_id, line_id);
alter table parcel_line enable row level security;
alter table parcel_line force row level security;
create policy same_seller on parcel_line for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on parcel_line to recourse_app;

create table parcel_scan (
  seller_id uuid not null,
  parcel_id uuid not null,
  fingerprint text not null,
  provider text not null,
  stage text,
  happened_at timestamp with time zone not null,
  happened_on date not null,
  text text not null,
  place text not null,
  seen_at timestamp with time zone not null,
  constraint parcel_scan_pkey PRIMARY KEY (seller_id, parcel_id, fingerprint),
  constraint parcel_scan_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint parcel_scan_seller_id_parcel_id_fkey FOREIGN KEY (seller_id, parcel_id) REFERENCES parcel(seller_id, id)
);
CREATE INDEX parcel_scan_seller_id_parcel_id_happened_at_idx ON public.parcel_scan USING btree (seller_id, parcel_id, happened_at);
alter table parcel_scan enable row level security;
alter table parcel_scan force row level security;
create policy same_seller on parcel_scan for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on parcel_scan to recourse_app;

create table parcel_tracking (
  seller_id uuid not null,
  parcel_id uuid not null,
  provider text,
  stage text,
  told text not null default ''::text,
  place text not null default ''::text,
  told_at timestamp with time zone,
  told_on date,
  problem text,
  attempts integer not null default 0,
  asked_at timestamp with time zone,
  followed_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint parcel_tracking_pkey PRIMARY KEY (seller_id, parcel_id),
  constraint parcel_tracking_problem_check CHECK ((problem = ANY (ARRAY['unknown'::text, 'ambiguous'::text, 'no_answer'::text, 'odd_day'::text]))),
  constraint parcel_tracking_provider_check CHECK ((provider = ANY (ARRAY['dhl'::text, 'track17'::text]))),
  constraint parcel_tracking_stage_check CHECK ((stage = ANY (ARRAY['announced'::text, 'under_way'::text, 'out_for_delivery'::text, 'held'::text, 'delivered'::text, 'failed'::text, 'returned'::text]))),
  constraint parcel_tracking_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint parcel_tracking_seller_id_parcel_id_fkey FOREIGN KEY (seller_id, parcel_id) REFERENCES parcel(seller_id, id)
);
CREATE INDEX parcel_tracking_due ON public.parcel_tracking USING btree (seller_id, next_at, parcel_id) WHERE (ended_at IS NULL);
alter table parcel_tracking enable row level security;
alter table parcel_tracking force row level security;
create policy same_seller on parcel_tracking for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on parcel_tracking to recourse_app;

create table parked_parcel (
  seller_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  serials text[] not null default '{}'::text[],
  serial_keys text[] not null default '{}'::text[],
  carrier text not null default ''::text,
  sender text not null default ''::text,
  note text not null default ''::text,
  centre_id uuid,
  parked_by text not null,
  parked_at timestamp with time zone not null,
  claim_id uuid,
  matched_by text,
  matched_at timestamp with time zone,
  turned_away_for text,
  clause text,
  turned_away_by text,
  turned_away_at timestamp with time zone,
  forfeit_reason text,
  constraint parked_parcel_pkey PRIMARY KEY (seller_id, id),
  constraint parked_parcel_check CHECK ((num_nonnulls(matched_at, turned_away_at) <= 1)),
  constraint parked_parcel_check1 CHECK (((matched_at IS NULL) = (claim_id IS NULL))),
  constraint parked_parcel_check2 CHECK (((turned_away_at IS NULL) = (turned_away_for IS NULL))),
  constraint parked_parcel_turned_away_for_check CHECK ((turned_away_for = ANY (ARRAY['no_order'::text, 'mismatch'::text, 'incomplete'::text, 'damaged'::text, 'soaked'::text, 'cash_on_delivery'::text, 'empty'::text, 'wrong_item'::text, 'wrong_address'::text, 'pickup_point'::text, 'forfeited'::text]))),
  constraint parked_parcel_seller_id_centre_id_fkey FOREIGN KEY (seller_id, centre_id) REFERENCES service_centre(seller_id, id),
  constraint parked_parcel_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint parked_parcel_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE UNIQUE INDEX one_parked ON public.parked_parcel USING btree (seller_id, code_key) WHERE ((matched_at IS NULL) AND (turned_away_at IS NULL));
CREATE INDEX parked_parcel_seller_id_parked_at_id_idx ON public.parked_parcel USING btree (seller_id, parked_at DESC, id DESC);
CREATE INDEX parked_serials ON public.parked_parcel USING gin (serial_keys) WHERE ((matched_at IS NULL) AND (turned_away_at IS NULL));
alter table parked_parcel enable row level security;
alter table parked_parcel force row level security;
create policy same_seller on parked_parcel for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on parked_parcel to recourse_app;

create table part (
  seller_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  name text not null,
  value bigint not null default 0,
  currency text not null,
  stock integer not null default 0,
  low_at integer not null default 0,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  category text not null default 'general'::text,
  hs_code text,
  origin text,
  net_weight_grams integer,
  constraint part_pkey PRIMARY KEY (seller_id, id),
  constraint part_seller_id_code_key_key UNIQUE (seller_id, code_key),
  constraint part_category_check CHECK ((category = ANY (ARRAY['hash_board'::text, 'control_board'::text, 'power_supply'::text, 'accessory'::text, 'general'::text]))),
  constraint part_hs_code_check CHECK ((hs_code ~ '^[0-9]{6,10}$'::text)),
  constraint part_low_at_check CHECK ((low_at >= 0)),
  constraint part_net_weight_grams_check CHECK ((net_weight_grams > 0)),
  constraint part_origin_check CHECK ((origin ~ '^[A-Z]{2}$'::text)),
  constraint part_stock_check CHECK ((stock >= 0)),
  constraint part_value_check CHECK ((value >= 0)),
  constraint part_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX part_seller_id_name_id_idx ON public.part USING btree (seller_id, name, id);
alter table part enable row level security;
alter table part force row level security;
create policy same_seller on part for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on part to recourse_app;

create table payment (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid,
  quote_id uuid,
  status text not null,
  amount bigint not null,
  currency text not null,
  proof_id uuid,
  reference text,
  reviewed_by text,
  reviewed_at timestamp with time zone,
  rejection_reason text,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  rejection_cause text,
  order_id uuid,
  constraint payment_pkey PRIMARY KEY (seller_id, id),
  constraint payment_seller_id_quote_id_key UNIQUE (seller_id, quote_id),
  constraint one_subject CHECK ((num_nonnulls(claim_id, order_id) = 1)),
  constraint payment_check CHECK (((claim_id IS NULL) = (quote_id IS NULL))),
  constraint payment_rejection_cause_check CHECK ((rejection_cause = ANY (ARRAY['amount'::text, 'currency'::text, 'other_quote'::text, 'unreadable'::text, 'not_arrived'::text, 'other'::text]))),
  constraint payment_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint payment_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint payment_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id),
  constraint payment_seller_id_proof_id_fkey FOREIGN KEY (seller_id, proof_id) REFERENCES attachment(seller_id, id),
  constraint payment_seller_id_quote_id_fkey FOREIGN KEY (seller_id, quote_id) REFERENCES quote(seller_id, id)
);
CREATE UNIQUE INDEX payment_seller_id_order_id_idx ON public.payment USING btree (seller_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX payment_seller_id_proof_id_idx ON public.payment USING btree (seller_id, proof_id) WHERE (proof_id IS NOT NULL);
CREATE INDEX payment_seller_id_status_created_at_idx ON public.payment USING btree (seller_id, status, created_at);
alter table payment enable row level security;
alter table payment force row level security;
create policy same_seller on payment for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on payment to recourse_app;
CREATE TRIGGER keep_situations AFTER INSERT OR UPDATE OF status ON public.payment FOR EACH ROW EXECUTE FUNCTION keep_situations_beside();

create table payment_settings (
  seller_id uuid not null,
  bank_accounts jsonb not null default '[]'::jsonb,
  refund_limit bigint not null default 0,
  card_provider text,
  card_key text,
  card_event_secret text,
  card_set_by text,
  card_set_at timestamp with time zone,
  updated_by text,
  version integer not null default 1,
  constraint payment_settings_pkey PRIMARY KEY (seller_id),
  constraint payment_settings_check CHECK ((((card_provider IS NULL) = (card_key IS NULL)) AND ((card_key IS NULL) = (card_event_secret IS NULL)))),
  constraint payment_settings_refund_limit_check CHECK ((refund_limit >= 0)),
  constraint payment_settings_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table payment_settings enable row level security;
alter table payment_settings force row level security;
create policy same_seller on payment_settings for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on payment_settings to recourse_app;

create table person (
  id uuid not null default gen_random_uuid(),
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  locale text not null default 'en'::text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_email_key UNIQUE (email)
);
grant delete, insert, select, update on person to recourse_app;

create table person_account (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  scope text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint person_account_pkey PRIMARY KEY (id),
  constraint person_account_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint person_account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX person_account_person_id_idx ON public.person_account USING btree (person_id);
grant delete, insert, select, update on person_account to recourse_app;

create table person_session (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint person_session_pkey PRIMARY KEY (id),
  constraint person_session_token_key UNIQUE (token),
  constraint person_session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX person_session_person_id_idx ON public.person_session USING btree (person_id);
grant delete, insert, select, update on person_session to recourse_app;

create table person_verification (
  id uuid not null default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint person_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX person_verification_identifier_idx ON public.person_verification USING btree (identifier);
grant delete, insert, select, update on person_verification to recourse_app;

create table policy_draft (
  seller_id uuid not null,
  policy text not null,
  based_on text not null,
  policy_text text not null,
  cases_text text not null,
  updated_by text not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint policy_draft_pkey PRIMARY KEY (seller_id, policy),
  constraint policy_draft_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table policy_draft enable row level security;
alter table policy_draft force row level security;
create policy same_seller on policy_draft for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on policy_draft to recourse_app;

create table policy_release (
  seller_id uuid not null,
  id uuid not null,
  policy text not null,
  version text not null,
  digest text not null,
  in_force_from date not null,
  policy_text text not null,
  cases_text text not null,
  reason text not null,
  published_by text not null,
  published_by_id text,
  published_at timestamp with time zone not null,
  constraint policy_release_pkey PRIMARY KEY (seller_id, id),
  constraint policy_release_seller_id_policy_version_key UNIQUE (seller_id, policy, version),
  constraint policy_release_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
  constraint policy_release_digest_fkey FOREIGN KEY (digest) REFERENCES policy_version(digest),
  constraint policy_release_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX policy_release_seller_id_policy_in_force_from_idx ON public.policy_release USING btree (seller_id, policy, in_force_from);
alter table policy_release enable row level security;
alter table policy_release force row level security;
create policy same_seller on policy_release for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on policy_release to recourse_app;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.policy_release FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.policy_release FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table policy_replay (
  seller_id uuid not null,
  id uuid not null,
  policy text not null,
  version text not null,
  digest text not null,
  policy_text text not null,
  status text not null,
  total integer not null default 0,
  done integer not null default 0,
  last_line uuid,
  counts jsonb not null,
  started_by text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  given_file text,
  last_case integer not null default 0,
  unread integer not null default 0,
  constraint policy_replay_pkey PRIMARY KEY (seller_id, id),
  constraint policy_replay_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint policy_replay_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX policy_replay_seller_id_policy_started_at_idx ON public.policy_replay USING btree (seller_id, policy, started_at DESC);
alter table policy_replay enable row level security;
alter table policy_replay force row level security;
create policy same_seller on policy_replay for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on policy_replay to recourse_app;

create table policy_replay_case (
  seller_id uuid not null,
  replay_id uuid not null,
  line integer not null,
  name text,
  as_of text,
  facts jsonb not null default '{}'::jsonb,
  fault text,
  before jsonb,
  after jsonb,
  constraint policy_replay_case_pkey PRIMARY KEY (seller_id, replay_id, line),
  constraint policy_replay_case_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint policy_replay_case_seller_id_replay_id_fkey FOREIGN KEY (seller_id, replay_id) REFERENCES policy_replay(seller_id, id)
);
CREATE INDEX policy_replay_case_seller_id_replay_id_line_idx ON public.policy_replay_case USING btree (seller_id, replay_id, line) WHERE ((after IS NOT NULL) OR (fault IS NOT NULL));
alter table policy_replay_case enable row level security;
alter table policy_replay_case force row level security;
create policy same_seller on policy_replay_case for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on policy_replay_case to recourse_app;

create table policy_replay_change (
  seller_id uuid not null,
  replay_id uuid not null,
  line_id uuid not null,
  verdict_before text not null,
  verdict_after text not null,
  before jsonb not null,
  after jsonb not null,
  constraint policy_replay_change_pkey PRIMARY KEY (seller_id, replay_id, line_id),
  constraint policy_replay_change_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint policy_replay_change_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id),
  constraint policy_replay_change_seller_id_replay_id_fkey FOREIGN KEY (seller_id, replay_id) REFERENCES policy_replay(seller_id, id)
);
alter table policy_replay_change enable row level security;
alter table policy_replay_change force row level security;
create policy same_seller on policy_replay_change for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on policy_replay_change to recourse_app;

create table policy_version (
  digest text not null,
  policy text not null,
  version text not null,
  effective_from date not null,
  source jsonb not null,
  stored_at timestamp with time zone not null,
  constraint policy_version_pkey PRIMARY KEY (digest)
);
CREATE INDEX policy_version_policy_effective_from_idx ON public.policy_version USING btree (policy, effective_from);
grant insert, select on policy_version to recourse_app;

create table product (
  seller_id uuid not null,
  id uuid not null,
  code text not null,
  code_key text not null,
  model_id uuid,
  part_id uuid,
  title jsonb not null,
  about jsonb not null default '{}'::jsonb,
  price bigint not null,
  currency text not null,
  stock integer,
  packed_weight_grams integer,
  length_mm integer,
  width_mm integer,
  height_mm integer,
  air_transport text not null default 'allowed'::text,
  test_needed boolean not null default false,
  restock_days integer,
  shown boolean not null default false,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint product_pkey PRIMARY KEY (seller_id, id),
  constraint product_seller_id_code_key_key UNIQUE (seller_id, code_key),
  constraint product_air_transport_check CHECK ((air_transport = ANY (ARRAY['allowed'::text, 'cargo_only'::text, 'forbidden'::text]))),
  constraint product_check CHECK ((num_nonnulls(model_id, part_id) = 1)),
  constraint product_check1 CHECK ((num_nulls(part_id, stock) = 1)),
  constraint product_check2 CHECK ((num_nulls(length_mm, width_mm, height_mm) = ANY (ARRAY[0, 3]))),
  constraint product_code_check CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint product_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint product_height_mm_check CHECK ((height_mm > 0)),
  constraint product_length_mm_check CHECK ((length_mm > 0)),
  constraint product_packed_weight_grams_check CHECK ((packed_weight_grams > 0)),
  constraint product_price_check CHECK ((price >= 0)),
  constraint product_restock_days_check CHECK (((restock_days >= 1) AND (restock_days <= 365))),
  constraint product_stock_check CHECK ((stock >= 0)),
  constraint product_title_check CHECK ((title <> '{}'::jsonb)),
  constraint product_width_mm_check CHECK ((width_mm > 0)),
  constraint product_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint product_seller_id_model_id_fkey FOREIGN KEY (seller_id, model_id) REFERENCES model(seller_id, id),
  constraint product_seller_id_part_id_fkey FOREIGN KEY (seller_id, part_id) REFERENCES part(seller_id, id)
);
CREATE INDEX product_seller_id_created_at_id_idx ON public.product USING btree (seller_id, created_at DESC, id DESC);
CREATE INDEX product_seller_id_model_id_idx ON public.product USING btree (seller_id, model_id);
CREATE INDEX product_seller_id_part_id_idx ON public.product USING btree (seller_id, part_id);
alter table product enable row level security;
alter table product force row level security;
create policy same_seller on product for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on product to recourse_app;

create table product_photo (
  seller_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  "position" integer not null,
  alt jsonb not null default '{}'::jsonb,
  file_name text not null,
  content_type text not null,
  bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  width integer,
  height integer,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null,
  constraint product_photo_pkey PRIMARY KEY (seller_id, id),
  constraint product_photo_seller_id_product_id_sha256_key UNIQUE (seller_id, product_id, sha256),
  constraint product_photo_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint product_photo_seller_id_product_id_fkey FOREIGN KEY (seller_id, product_id) REFERENCES product(seller_id, id)
);
CREATE INDEX product_photo_seller_id_product_id_position_id_idx ON public.product_photo USING btree (seller_id, product_id, "position", id);
alter table product_photo enable row level security;
alter table product_photo force row level security;
create policy same_seller on product_photo for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on product_photo to recourse_app;

create table proforma_invoice (
  seller_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  number text not null,
  issued_on date not null,
  issuer jsonb not null,
  accounts jsonb not null,
  issued_by text not null,
  issued_at timestamp with time zone not null,
  replaces uuid,
  billed jsonb not null,
  constraint proforma_invoice_pkey PRIMARY KEY (seller_id, id),
  constraint proforma_invoice_seller_id_number_key UNIQUE (seller_id, number),
  constraint proforma_invoice_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint proforma_invoice_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id),
  constraint proforma_invoice_seller_id_replaces_fkey FOREIGN KEY (seller_id, replaces) REFERENCES proforma_invoice(seller_id, id)
);
CREATE UNIQUE INDEX proforma_invoice_seller_id_order_id_idx ON public.proforma_invoice USING btree (seller_id, order_id) WHERE (replaces IS NULL);
CREATE INDEX proforma_invoice_seller_id_order_id_idx1 ON public.proforma_invoice USING btree (seller_id, order_id);
CREATE UNIQUE INDEX proforma_invoice_seller_id_replaces_idx ON public.proforma_invoice USING btree (seller_id, replaces) WHERE (replaces IS NOT NULL);
alter table proforma_invoice enable row level security;
alter table proforma_invoice force row level security;
create policy same_seller on proforma_invoice for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on proforma_invoice to recourse_app;

create table provider_event (
  seller_id uuid not null,
  provider text not null,
  id text not null,
  type text not null,
  received_at timestamp with time zone not null,
  constraint provider_event_pkey PRIMARY KEY (seller_id, provider, id),
  constraint provider_event_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table provider_event enable row level security;
alter table provider_event force row level security;
create policy same_seller on provider_event for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on provider_event to recourse_app;

create table quote (
  seller_id uuid not null,
  id uuid not null,
  number text not null,
  claim_id uuid not null,
  line_id uuid not null,
  revision integer not null,
  status text not null,
  currency text not null,
  clauses text[] not null default '{}'::text[],
  note text not null default ''::text,
  expires_on date not null,
  sent_on date,
  answered_on date,
  decline_reason text,
  created_by text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint quote_pkey PRIMARY KEY (seller_id, id),
  constraint quote_seller_id_line_id_revision_key UNIQUE (seller_id, line_id, revision),
  constraint quote_seller_id_number_key UNIQUE (seller_id, number),
  constraint quote_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint quote_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint quote_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id)
);
CREATE UNIQUE INDEX one_open_quote ON public.quote USING btree (seller_id, line_id) WHERE (status = ANY (ARRAY['draft'::text, 'sent'::text, 'accepted'::text]));
CREATE INDEX quote_seller_id_claim_id_idx ON public.quote USING btree (seller_id, claim_id);
CREATE INDEX quote_seller_id_status_created_at_id_idx ON public.quote USING btree (seller_id, status, created_at DESC, id DESC);
alter table quote enable row level security;
alter table quote force row level security;
create policy same_seller on quote for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on quote to recourse_app;
CREATE TRIGGER keep_situations AFTER INSERT OR UPDATE OF status ON public.quote FOR EACH ROW EXECUTE FUNCTION keep_situations_beside();

create table quote_item (
  seller_id uuid not null,
  quote_id uuid not null,
  "position" integer not null,
  kind text not null,
  text text not null,
  quantity integer not null,
  unit_amount bigint not null,
  optional boolean not null default false,
  taken boolean not null default true,
  part_id uuid,
  constraint quote_item_pkey PRIMARY KEY (seller_id, quote_id, "position"),
  constraint quote_item_check CHECK ((taken OR optional)),
  constraint quote_item_kind_check CHECK ((kind = ANY (ARRAY['part'::text, 'labour'::text, 'freight'::text, 'spare_part'::text, 'express'::text, 'other'::text]))),
  constraint quote_item_quantity_check CHECK ((quantity > 0)),
  constraint quote_item_unit_amount_check CHECK ((unit_amount >= 0)),
  constraint quote_item_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint quote_item_seller_id_part_id_fkey FOREIGN KEY (seller_id, part_id) REFERENCES part(seller_id, id),
  constraint quote_item_seller_id_quote_id_fkey FOREIGN KEY (seller_id, quote_id) REFERENCES quote(seller_id, id) ON DELETE CASCADE
);
alter table quote_item enable row level security;
alter table quote_item force row level security;
create policy same_seller on quote_item for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on quote_item to recourse_app;

create table receipt (
  seller_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  parcel_id uuid,
  accepted boolean not null,
  facts jsonb not null,
  refusals jsonb not null default '[]'::jsonb,
  accessories text not null default ''::text,
  note text not null default ''::text,
  received_by text not null,
  received_at timestamp with time zone not null,
  centre_id uuid,
  constraint receipt_pkey PRIMARY KEY (seller_id, id),
  constraint receipt_seller_id_centre_id_fkey FOREIGN KEY (seller_id, centre_id) REFERENCES service_centre(seller_id, id),
  constraint receipt_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint receipt_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id),
  constraint receipt_seller_id_parcel_id_fkey FOREIGN KEY (seller_id, parcel_id) REFERENCES parcel(seller_id, id)
);
CREATE INDEX receipt_seller_id_centre_id_received_at_idx ON public.receipt USING btree (seller_id, centre_id, received_at) WHERE (centre_id IS NOT NULL);
CREATE INDEX receipt_seller_id_line_id_idx ON public.receipt USING btree (seller_id, line_id);
alter table receipt enable row level security;
alter table receipt force row level security;
create policy same_seller on receipt for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on receipt to recourse_app;

create table refund (
  seller_id uuid not null,
  id uuid not null,
  number text not null,
  claim_id uuid,
  line_id uuid,
  status text not null,
  source text not null,
  payment_id uuid,
  online_payment_id uuid,
  currency text not null,
  gross bigint not null,
  amount bigint not null,
  method text not null,
  reason text not null,
  clauses text[] not null default '{}'::text[],
  requested_by text not null,
  requested_by_id text,
  requested_at timestamp with time zone not null,
  approved_by text,
  approved_by_id text,
  approved_at timestamp with time zone,
  sent_on date,
  reference text,
  provider_refund text,
  attempts integer not null default 0,
  attempted_at timestamp with time zone,
  parked text,
  failure text,
  settled_on date,
  starts_on date not null,
  version integer not null default 1,
  order_id uuid,
  instead_of uuid,
  constraint refund_pkey PRIMARY KEY (seller_id, id),
  constraint refund_seller_id_number_key UNIQUE (seller_id, number),
  constraint one_subject CHECK ((num_nonnulls(claim_id, order_id) = 1)),
  constraint refund_check CHECK (((amount > 0) AND (amount <= gross))),
  constraint refund_check1 CHECK (((claim_id IS NULL) = (line_id IS NULL))),
  constraint refund_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint refund_gross_check CHECK ((gross > 0)),
  constraint refund_method_check CHECK ((method = ANY (ARRAY['bank_transfer'::text, 'card'::text, 'paypal'::text]))),
  constraint refund_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
  constraint refund_source_check CHECK ((source = ANY (ARRAY['purchase'::text, 'payment'::text, 'overpayment'::text]))),
  constraint refund_status_check CHECK ((status = ANY (ARRAY['requested'::text, 'approved'::text, 'sent'::text, 'settled'::text, 'failed'::text]))),
  constraint refund_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint refund_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint refund_seller_id_instead_of_fkey FOREIGN KEY (seller_id, instead_of) REFERENCES refund(seller_id, id),
  constraint refund_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id),
  constraint refund_seller_id_online_payment_id_fkey FOREIGN KEY (seller_id, online_payment_id) REFERENCES online_payment(seller_id, id),
  constraint refund_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id),
  constraint refund_seller_id_payment_id_fkey FOREIGN KEY (seller_id, payment_id) REFERENCES payment(seller_id, id)
);
CREATE UNIQUE INDEX refund_at_provider ON public.refund USING btree (seller_id, provider_refund) WHERE (provider_refund IS NOT NULL);
CREATE INDEX refund_open ON public.refund USING btree (seller_id, approved_at) WHERE ((status = ANY (ARRAY['approved'::text, 'sent'::text])) AND (online_payment_id IS NOT NULL));
CREATE INDEX refund_seller_id_claim_id_idx ON public.refund USING btree (seller_id, claim_id);
CREATE UNIQUE INDEX refund_seller_id_instead_of_idx ON public.refund USING btree (seller_id, instead_of) WHERE (instead_of IS NOT NULL);
CREATE INDEX refund_seller_id_order_id_idx ON public.refund USING btree (seller_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX refund_seller_id_requested_at_id_idx ON public.refund USING btree (seller_id, requested_at DESC, id DESC);
CREATE INDEX refund_seller_id_status_requested_at_id_idx ON public.refund USING btree (seller_id, status, requested_at DESC, id DESC);
alter table refund enable row level security;
alter table refund force row level security;
create policy same_seller on refund for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select, update on refund to recourse_app;
CREATE TRIGGER keep_situations AFTER INSERT OR UPDATE OF status ON public.refund FOR EACH ROW EXECUTE FUNCTION keep_situations_beside();

create table refund_deduction (
  seller_id uuid not null,
  refund_id uuid not null,
  "position" integer not null,
  kind text not null,
  percent numeric(5,2),
  amount bigint not null,
  clause text,
  constraint refund_deduction_pkey PRIMARY KEY (seller_id, refund_id, "position"),
  constraint refund_deduction_amount_check CHECK ((amount > 0)),
  constraint refund_deduction_kind_check CHECK ((kind = ANY (ARRAY['depreciation'::text, 'customs'::text, 'freight'::text, 'other'::text]))),
  constraint refund_deduction_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint refund_deduction_seller_id_refund_id_fkey FOREIGN KEY (seller_id, refund_id) REFERENCES refund(seller_id, id)
);
alter table refund_deduction enable row level security;
alter table refund_deduction force row level security;
create policy same_seller on refund_deduction for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on refund_deduction to recourse_app;

create table reimbursement (
  seller_id uuid not null,
  id uuid not null,
  number text not null,
  claim_id uuid not null,
  line_id uuid not null,
  centre_id uuid not null,
  status text not null,
  labour_minutes integer not null,
  labour bigint not null,
  parts bigint not null,
  freight bigint not null,
  currency text not null,
  note text not null default ''::text,
  requested_by text not null,
  requested_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone,
  reason text,
  version integer not null default 1,
  payment_id uuid,
  other_parts jsonb not null default '[]'::jsonb,
  constraint reimbursement_pkey PRIMARY KEY (seller_id, id),
  constraint reimbursement_seller_id_number_key UNIQUE (seller_id, number),
  constraint reimbursement_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint reimbursement_freight_check CHECK ((freight >= 0)),
  constraint reimbursement_labour_check CHECK ((labour >= 0)),
  constraint reimbursement_labour_minutes_check CHECK ((labour_minutes >= 0)),
  constraint reimbursement_paid_check CHECK (((payment_id IS NULL) OR (status = 'paid'::text))),
  constraint reimbursement_parts_check CHECK ((parts >= 0)),
  constraint reimbursement_status_check CHECK ((status = ANY (ARRAY['requested'::text, 'approved'::text, 'declined'::text, 'paid'::text]))),
  constraint reimbursement_seller_id_centre_id_fkey FOREIGN KEY (seller_id, centre_id) REFERENCES service_centre(seller_id, id),
  constraint reimbursement_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint reimbursement_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint reimbursement_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id),
  constraint reimbursement_seller_id_payment_id_fkey FOREIGN KEY (seller_id, payment_id) REFERENCES centre_payment(seller_id, id)
);
CREATE UNIQUE INDEX one_reimbursement ON public.reimbursement USING btree (seller_id, line_id) WHERE (status <> 'declined'::text);
CREATE INDEX reimbursement_seller_id_centre_id_decided_at_idx ON public.reimbursement USING btree (seller_id, centre_id, decided_at) WHERE (status = ANY (ARRAY['approved'::text, 'paid'::text]));
CREATE INDEX reimbursement_seller_id_status_requested_at_id_idx ON public.reimbursement USING btree (seller_id, status, requested_at, id);
alter table reimbursement enable row level security;
alter table reimbursement force row level security;
create policy same_seller on reimbursement for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on reimbursement to recourse_app;

create table repair_order (
  seller_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  charge text not null,
  clauses text[] not null default '{}'::text[],
  work_done text not null default ''::text,
  parts jsonb not null default '[]'::jsonb,
  labour_minutes integer,
  started_by text not null,
  started_at timestamp with time zone not null,
  completed_by text,
  completed_at timestamp with time zone,
  version integer not null default 1,
  covered_until date,
  constraint repair_order_pkey PRIMARY KEY (seller_id, id),
  constraint repair_order_seller_id_line_id_key UNIQUE (seller_id, line_id),
  constraint repair_order_charge_check CHECK ((charge = ANY (ARRAY['free'::text, 'quoted'::text]))),
  constraint repair_order_labour_minutes_check CHECK ((labour_minutes >= 0)),
  constraint repair_order_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint repair_order_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id)
);
alter table repair_order enable row level security;
alter table repair_order force row level security;
create policy same_seller on repair_order for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on repair_order to recourse_app;

create table repair_test (
  seller_id uuid not null,
  id uuid not null,
  repair_order_id uuid not null,
  name text not null,
  passed boolean not null,
  result text not null default ''::text,
  tested_by text not null,
  tested_at timestamp with time zone not null,
  constraint repair_test_pkey PRIMARY KEY (seller_id, id),
  constraint repair_test_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint repair_test_seller_id_repair_order_id_fkey FOREIGN KEY (seller_id, repair_order_id) REFERENCES repair_order(seller_id, id)
);
CREATE INDEX repair_test_seller_id_repair_order_id_idx ON public.repair_test USING btree (seller_id, repair_order_id);
alter table repair_test enable row level security;
alter table repair_test force row level security;
create policy same_seller on repair_test for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on repair_test to recourse_app;

create table replacement (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  kind text not null,
  item text not null,
  serial_in text,
  unit_in_id uuid,
  unit_out_id uuid,
  covered_until date,
  made_by text not null,
  made_at timestamp with time zone not null,
  constraint replacement_pkey PRIMARY KEY (seller_id, id),
  constraint replacement_seller_id_line_id_key UNIQUE (seller_id, line_id),
  constraint replacement_kind_check CHECK ((kind = ANY (ARRAY['replace'::text, 'reissue'::text, 'spare_part'::text]))),
  constraint replacement_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint replacement_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint replacement_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id),
  constraint replacement_seller_id_unit_in_id_fkey FOREIGN KEY (seller_id, unit_in_id) REFERENCES unit(seller_id, id),
  constraint replacement_seller_id_unit_out_id_fkey FOREIGN KEY (seller_id, unit_out_id) REFERENCES unit(seller_id, id)
);
CREATE INDEX replacement_seller_id_claim_id_idx ON public.replacement USING btree (seller_id, claim_id);
CREATE UNIQUE INDEX replacement_seller_id_unit_in_id_idx ON public.replacement USING btree (seller_id, unit_in_id) WHERE (unit_in_id IS NOT NULL);
alter table replacement enable row level security;
alter table replacement force row level security;
create policy same_seller on replacement for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on replacement to recourse_app;

create table saved_view (
  seller_id uuid not null,
  id uuid not null,
  page text not null,
  name text not null,
  filters jsonb not null,
  person_id uuid not null,
  shared boolean not null default false,
  created_at timestamp with time zone not null,
  constraint saved_view_pkey PRIMARY KEY (seller_id, id),
  constraint saved_view_seller_id_person_id_page_name_key UNIQUE (seller_id, person_id, page, name),
  constraint saved_view_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint saved_view_page_check CHECK ((page = 'claims'::text)),
  constraint saved_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint saved_view_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy same_seller on saved_view for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on saved_view to recourse_app;

create table seller (
  id uuid not null,
  slug text not null,
  name text not null,
  locale text not null default 'en'::text,
  time_zone text not null default 'UTC'::text,
  currency text not null default 'EUR'::text,
  colour text not null default '#1f6feb'::text,
  logo text,
  email text not null,
  policies text[] not null,
  demo boolean not null default false,
  created_at timestamp with time zone not null,
  policies_version integer not null default 0,
  repair_cover_days integer not null default 0,
  constraint seller_pkey PRIMARY KEY (id),
  constraint seller_slug_key UNIQUE (slug),
  constraint seller_colour_check CHECK ((colour ~ '^#[0-9a-f]{6}$'::text)),
  constraint seller_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint seller_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'es'::text, 'zh'::text]))),
  constraint seller_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint seller_repair_cover_days_check CHECK (((repair_cover_days >= 0) AND (repair_cover_days <= 3650))),
  constraint seller_slug_check CHECK (((slug ~ '^[a-z0-9](-?[a-z0-9])*$'::text) AND ((length(slug) >= 2) AND (length(slug) <= 60))))
);
alter table seller enable row level security;
alter table seller force row level security;
create policy anyone_reads on seller for select to public using (true);
create policy born_into_own_scope on seller for insert to public with check ((id = current_seller()));
create policy own_seller on seller for update to public using ((id = current_seller())) with check ((id = current_seller()));
grant insert, select, update (colour), update (currency), update (email), update (locale), update (logo), update (name), update (policies), update (policies_version), update (repair_cover_days), update (time_zone) on seller to recourse_app;

create table service_centre (
  seller_id uuid not null,
  id uuid not null,
  name text not null,
  address jsonb not null,
  instructions jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  about text not null default ''::text,
  skills jsonb not null default '[]'::jsonb,
  capacity integer,
  languages text[] not null default '{}'::text[],
  carriers text[] not null default '{}'::text[],
  latitude double precision,
  longitude double precision,
  email text,
  listed boolean not null default false,
  accepting boolean not null default true,
  version integer not null default 1,
  country text generated always as ((address ->> 'country'::text)) stored,
  constraint service_centre_pkey PRIMARY KEY (seller_id, id),
  constraint service_centre_about_check CHECK ((length(about) <= 4000)),
  constraint service_centre_capacity_check CHECK ((capacity > 0)),
  constraint service_centre_check CHECK ((num_nulls(latitude, longitude) = ANY (ARRAY[0, 2]))),
  constraint service_centre_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint service_centre_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint service_centre_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX service_centre_seller_id_listed_country_name_id_idx ON public.service_centre USING btree (seller_id, listed, country, name, id);
alter table service_centre enable row level security;
alter table service_centre force row level security;
create policy same_seller on service_centre for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on service_centre to recourse_app;

create table shop_order (
  seller_id uuid not null,
  id uuid not null,
  source text not null,
  external_id text not null,
  number text not null,
  number_key text not null,
  state text not null,
  placed_on date,
  paid_on date,
  shipped_on date,
  delivered_on date,
  currency text not null,
  total bigint,
  even_price bigint,
  buyer_name text,
  buyer_email text,
  business boolean not null,
  country text,
  channel text,
  lines jsonb not null,
  import_id uuid not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint shop_order_pkey PRIMARY KEY (seller_id, id),
  constraint shop_order_seller_id_source_external_id_key UNIQUE (seller_id, source, external_id),
  constraint shop_order_channel_check CHECK ((channel = 'official'::text)),
  constraint shop_order_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint shop_order_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint shop_order_even_price_check CHECK ((even_price >= 0)),
  constraint shop_order_source_check CHECK ((source = ANY (ARRAY['shopify'::text, 'woocommerce'::text, 'medusa'::text]))),
  constraint shop_order_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text, 'shipped'::text, 'delivered'::text, 'cancelled'::text, 'refunded'::text]))),
  constraint shop_order_total_check CHECK ((total >= 0)),
  constraint shop_order_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint shop_order_seller_id_import_id_fkey FOREIGN KEY (seller_id, import_id) REFERENCES unit_import(seller_id, id)
);
CREATE INDEX shop_order_seller_id_buyer_email_idx ON public.shop_order USING btree (seller_id, buyer_email);
CREATE INDEX shop_order_seller_id_created_at_id_idx ON public.shop_order USING btree (seller_id, created_at DESC, id DESC);
CREATE INDEX shop_order_seller_id_number_key_idx ON public.shop_order USING btree (seller_id, number_key);
alter table shop_order enable row level security;
alter table shop_order force row level security;
create policy same_seller on shop_order for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on shop_order to recourse_app;

create table staff_member (
  seller_id uuid not null,
  person_id uuid not null,
  role text not null,
  centre_id uuid,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint staff_member_pkey PRIMARY KEY (seller_id, person_id),
  constraint staff_member_check CHECK (((role <> 'centre_member'::text) OR (centre_id IS NOT NULL))),
  constraint staff_member_role_check CHECK ((role = ANY (ARRAY['support'::text, 'receiving'::text, 'technician'::text, 'finance'::text, 'shipping'::text, 'order_desk'::text, 'centre_member'::text, 'policy_manager'::text, 'administrator'::text, 'auditor'::text]))),
  constraint staff_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint staff_member_seller_id_centre_id_fkey FOREIGN KEY (seller_id, centre_id) REFERENCES service_centre(seller_id, id),
  constraint staff_member_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX staff_member_person_id_idx ON public.staff_member USING btree (person_id);
alter table staff_member enable row level security;
alter table staff_member force row level security;
create policy own_memberships on staff_member for select to public using ((person_id = current_person()));
create policy same_seller on staff_member for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on staff_member to recourse_app;

create table statute_switch (
  seller_id uuid not null,
  id uuid not null,
  statute text not null,
  off boolean not null,
  reason text not null,
  switched_by text not null,
  switched_by_id text,
  switched_at timestamp with time zone not null,
  constraint statute_switch_pkey PRIMARY KEY (seller_id, id),
  constraint statute_switch_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
  constraint statute_switch_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX statute_switch_seller_id_statute_id_idx ON public.statute_switch USING btree (seller_id, statute, id DESC);
alter table statute_switch enable row level security;
alter table statute_switch force row level security;
create policy same_seller on statute_switch for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on statute_switch to recourse_app;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.statute_switch FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.statute_switch FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table stock_movement (
  seller_id uuid not null,
  id uuid not null,
  part_id uuid,
  quantity integer not null,
  reason text not null,
  line_id uuid,
  note text not null default ''::text,
  by_name text not null,
  at timestamp with time zone not null,
  product_id uuid,
  order_id uuid,
  constraint part_movement_pkey PRIMARY KEY (seller_id, id),
  constraint part_movement_quantity_check CHECK ((quantity <> 0)),
  constraint stock_movement_check CHECK ((num_nonnulls(part_id, product_id) = 1)),
  constraint stock_movement_check1 CHECK (((reason = ANY (ARRAY['ordered'::text, 'given_back'::text])) = (order_id IS NOT NULL))),
  constraint stock_movement_check2 CHECK (((reason <> 'reissued'::text) OR (line_id IS NOT NULL))),
  constraint stock_movement_reason_check CHECK ((reason = ANY (ARRAY['received'::text, 'counted'::text, 'used'::text, 'put_back'::text, 'ordered'::text, 'given_back'::text, 'reissued'::text]))),
  constraint part_movement_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint part_movement_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id),
  constraint part_movement_seller_id_part_id_fkey FOREIGN KEY (seller_id, part_id) REFERENCES part(seller_id, id),
  constraint stock_movement_seller_id_product_id_fkey FOREIGN KEY (seller_id, product_id) REFERENCES product(seller_id, id)
);
CREATE INDEX part_movement_seller_id_part_id_at_idx ON public.stock_movement USING btree (seller_id, part_id, at DESC);
CREATE INDEX stock_movement_seller_id_order_id_idx ON public.stock_movement USING btree (seller_id, order_id);
CREATE INDEX stock_movement_seller_id_product_id_at_idx ON public.stock_movement USING btree (seller_id, product_id, at DESC);
alter table stock_movement enable row level security;
alter table stock_movement force row level security;
create policy same_seller on stock_movement for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant insert, select on stock_movement to recourse_app;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.stock_movement FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table supplier_claim (
  seller_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  supplier text not null,
  reference text not null default ''::text,
  carrier text not null,
  tracking text not null,
  sent_on date not null,
  expected_on date,
  note text not null default ''::text,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  outcome text,
  returned_on date,
  recovered bigint,
  currency text,
  closed_by text,
  closed_at timestamp with time zone,
  paid_on date,
  paid_reference text,
  paid_noted_by text,
  constraint supplier_claim_pkey PRIMARY KEY (seller_id, id),
  constraint paid_of_recovered CHECK (((paid_on IS NULL) OR (recovered > 0))),
  constraint paid_whole CHECK ((num_nulls(paid_on, paid_reference, paid_noted_by) = ANY (ARRAY[0, 3]))),
  constraint supplier_claim_check CHECK ((num_nulls(outcome, returned_on, closed_by, closed_at) = ANY (ARRAY[0, 4]))),
  constraint supplier_claim_check1 CHECK ((num_nulls(recovered, currency) = ANY (ARRAY[0, 2]))),
  constraint supplier_claim_outcome_check CHECK ((outcome = ANY (ARRAY['repaired'::text, 'replaced'::text, 'refused'::text, 'credited'::text]))),
  constraint supplier_claim_recovered_check CHECK ((recovered >= 0)),
  constraint supplier_claim_seller_id_claim_id_fkey FOREIGN KEY (seller_id, claim_id) REFERENCES claim(seller_id, id),
  constraint supplier_claim_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint supplier_claim_seller_id_line_id_fkey FOREIGN KEY (seller_id, line_id) REFERENCES claim_line(seller_id, id)
);
CREATE UNIQUE INDEX one_open_supplier_claim ON public.supplier_claim USING btree (seller_id, line_id) WHERE (outcome IS NULL);
CREATE INDEX supplier_claim_recovered ON public.supplier_claim USING btree (seller_id, closed_at DESC, id DESC) WHERE (recovered > 0);
CREATE INDEX supplier_claim_seller_id_claim_id_idx ON public.supplier_claim USING btree (seller_id, claim_id);
alter table supplier_claim enable row level security;
alter table supplier_claim force row level security;
create policy same_seller on supplier_claim for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on supplier_claim to recourse_app;

create table unit (
  seller_id uuid not null,
  id uuid not null,
  serial text not null,
  serial_key text not null,
  model_id uuid not null,
  batch text,
  order_number text,
  released_on date,
  shipped_on date,
  delivered_on date,
  invoice_on date,
  price_amount bigint,
  price_currency text,
  channel text,
  warehouse text,
  preorder boolean,
  bulk boolean,
  buyer_name text,
  buyer_email text,
  import_id uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  order_key text generated always as (upper(order_number)) stored,
  batch_key text generated always as (upper(batch)) stored,
  parent_id uuid,
  place text,
  stands_for_id uuid,
  replaced_by_id uuid,
  cover_until date,
  confirmed_on date,
  constraint unit_pkey PRIMARY KEY (seller_id, id),
  constraint unit_seller_id_serial_key_key UNIQUE (seller_id, serial_key),
  constraint unit_channel_check CHECK ((channel = ANY (ARRAY['official'::text, 'authorized'::text, 'marketplace'::text]))),
  constraint unit_check CHECK (((price_amount IS NULL) = (price_currency IS NULL))),
  constraint unit_check1 CHECK (((parent_id <> id) AND (stands_for_id <> id))),
  constraint unit_price_amount_check CHECK ((price_amount >= 0)),
  constraint unit_price_currency_check CHECK ((price_currency ~ '^[A-Z]{3}$'::text)),
  constraint unit_serial_check CHECK (((length(serial) >= 1) AND (length(serial) <= 100))),
  constraint unit_warehouse_check CHECK ((warehouse ~ '^[A-Z]{2}$'::text)),
  constraint unit_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint unit_seller_id_import_id_fkey FOREIGN KEY (seller_id, import_id) REFERENCES unit_import(seller_id, id),
  constraint unit_seller_id_model_id_fkey FOREIGN KEY (seller_id, model_id) REFERENCES model(seller_id, id),
  constraint unit_seller_id_parent_id_fkey FOREIGN KEY (seller_id, parent_id) REFERENCES unit(seller_id, id),
  constraint unit_seller_id_replaced_by_id_fkey FOREIGN KEY (seller_id, replaced_by_id) REFERENCES unit(seller_id, id),
  constraint unit_seller_id_stands_for_id_fkey FOREIGN KEY (seller_id, stands_for_id) REFERENCES unit(seller_id, id)
);
CREATE INDEX unit_seller_id_batch_key_idx ON public.unit USING btree (seller_id, batch_key text_pattern_ops);
CREATE INDEX unit_seller_id_buyer_email_idx ON public.unit USING btree (seller_id, buyer_email);
CREATE INDEX unit_seller_id_order_key_idx ON public.unit USING btree (seller_id, order_key text_pattern_ops);
CREATE INDEX unit_seller_id_parent_id_idx ON public.unit USING btree (seller_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX unit_seller_id_serial_key_idx ON public.unit USING btree (seller_id, serial_key text_pattern_ops);
alter table unit enable row level security;
alter table unit force row level security;
create policy same_seller on unit for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on unit to recourse_app;

create table unit_import (
  seller_id uuid not null,
  id uuid not null,
  file_name text not null,
  started_by text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  rows_read integer not null default 0,
  rows_added integer not null default 0,
  rows_changed integer not null default 0,
  rows_unchanged integer not null default 0,
  rows_rejected integer not null default 0,
  source text not null default 'shipments'::text,
  constraint unit_import_pkey PRIMARY KEY (seller_id, id),
  constraint unit_import_source_check CHECK ((source = ANY (ARRAY['shipments'::text, 'products'::text, 'shopify'::text, 'woocommerce'::text, 'medusa'::text]))),
  constraint unit_import_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
CREATE INDEX unit_import_seller_id_started_at_id_idx ON public.unit_import USING btree (seller_id, started_at DESC, id DESC);
alter table unit_import enable row level security;
alter table unit_import force row level security;
create policy same_seller on unit_import for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on unit_import to recourse_app;

create table unit_import_error (
  seller_id uuid not null,
  import_id uuid not null,
  "position" integer not null,
  line integer not null,
  column_name text,
  value text,
  reason text not null,
  constraint unit_import_error_pkey PRIMARY KEY (seller_id, import_id, "position"),
  constraint unit_import_error_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint unit_import_error_seller_id_import_id_fkey FOREIGN KEY (seller_id, import_id) REFERENCES unit_import(seller_id, id)
);
alter table unit_import_error enable row level security;
alter table unit_import_error force row level security;
create policy same_seller on unit_import_error for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on unit_import_error to recourse_app;

create table withdrawal (
  seller_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  number text,
  name text not null,
  email text not null,
  lines jsonb not null,
  regime text not null,
  clause text not null,
  customer_pays_return boolean not null,
  locale text not null,
  token_hash text not null,
  stated_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  refund_by date,
  send_back_by date,
  acknowledgement bytea,
  goods_on date,
  refund_id uuid,
  taken_off boolean not null default false,
  constraint withdrawal_pkey PRIMARY KEY (seller_id, id),
  constraint withdrawal_seller_id_number_key UNIQUE (seller_id, number),
  constraint withdrawal_check CHECK (((confirmed_at IS NULL) = (number IS NULL))),
  constraint withdrawal_check1 CHECK (((confirmed_at IS NULL) = (acknowledgement IS NULL))),
  constraint withdrawal_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id),
  constraint withdrawal_seller_id_order_id_fkey FOREIGN KEY (seller_id, order_id) REFERENCES customer_order(seller_id, id),
  constraint withdrawal_seller_id_refund_id_fkey FOREIGN KEY (seller_id, refund_id) REFERENCES refund(seller_id, id)
);
CREATE INDEX withdrawal_seller_id_confirmed_at_id_idx ON public.withdrawal USING btree (seller_id, confirmed_at DESC, id DESC) WHERE (confirmed_at IS NOT NULL);
CREATE INDEX withdrawal_seller_id_order_id_idx ON public.withdrawal USING btree (seller_id, order_id);
alter table withdrawal enable row level security;
alter table withdrawal force row level security;
create policy same_seller on withdrawal for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on withdrawal to recourse_app;

create table withdrawal_settings (
  seller_id uuid not null,
  informs_since timestamp with time zone,
  customer_pays_return boolean not null default false,
  updated_by text not null default ''::text,
  version integer not null default 1,
  constraint withdrawal_settings_pkey PRIMARY KEY (seller_id),
  constraint withdrawal_settings_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES seller(id)
);
alter table withdrawal_settings enable row level security;
alter table withdrawal_settings force row level security;
create policy same_seller on withdrawal_settings for all to public using ((seller_id = current_seller())) with check ((seller_id = current_seller()));
grant delete, insert, select, update on withdrawal_settings to recourse_app;

CREATE OR REPLACE FUNCTION public.centre_of_clock(of_seller uuid, of_claim uuid, of_line uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select case when count(distinct centre_id) = 1 and count(centre_id) = count(*) then (array_agg(centre_id))[1] end
  from claim_line
  where seller_id = of_seller and claim_id = of_claim and (of_line is null or id = of_line)
$function$
;

CREATE OR REPLACE FUNCTION public.current_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('recourse.person', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.current_seller()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('recourse.seller', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.keep_situations(of_seller uuid, of_claims uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_situations_beside()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_situations_of_claim()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.status is distinct from old.status then
    perform keep_situations(new.seller_id, array[new.id]);
  else
    update open_situation set updated_at = new.updated_at where seller_id = new.seller_id and claim_id = new.id;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_situations_of_lines()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_unanswered()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update claim set unanswered_since = case when new.author_kind = 'customer' then new.sent_at end
    where seller_id = new.seller_id and id = new.claim_id;
  return null;
end $function$
;

CREATE OR REPLACE PROCEDURE public.protect(IN name text, IN rights text DEFAULT 'select, insert, update, delete'::text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy same_seller on %I using (seller_id = current_seller()) with check (seller_id = current_seller())', name);
  execute format('grant %s on %I to recourse_app', rights, name);
end $procedure$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception 'the history is append-only' using errcode = 'restrict_violation'; end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_imbalance()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_transaction uuid := (to_jsonb(new) ->> case tg_table_name when 'ledger_posting' then 'transaction_id' else 'id' end)::uuid;
begin
  if not exists (select from ledger_posting where seller_id = new.seller_id and transaction_id = of_transaction) then
    raise exception 'the ledger transaction % has no postings', of_transaction using errcode = 'check_violation';
  end if;
  if exists (
    select from ledger_posting where seller_id = new.seller_id and transaction_id = of_transaction
    group by currency having sum(amount) <> 0
  ) then
    raise exception 'the ledger transaction % does not sum to zero', of_transaction using errcode = 'check_violation';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('recourse_change', json_build_object(
    'sellerId', new.seller_id, tg_argv[0], new.id, 'number', new.number, 'customerId', new.customer_id,
    'centreIds', case when tg_table_name = 'claim' then coalesce((
      select json_agg(distinct centre_id) from claim_line
      where seller_id = new.seller_id and claim_id = new.id and centre_id is not null), '[]') else '[]' end)::text);
  return null;
end $function$
;

create view line_situation as  SELECT l.seller_id,
    l.claim_id,
    l.id AS line_id,
    claim.status,
    l.custody,
    l.work,
    (i.completed_at IS NOT NULL) AS inspected,
    d.verdict,
    q.status AS quote,
    p.status AS payment,
        CASE
            WHEN (r.status = 'requested'::text) THEN 'approval'::text
            WHEN ((r.status = 'approved'::text) AND (r.online_payment_id IS NULL)) THEN 'sending'::text
            WHEN (r.status = 'approved'::text) THEN 'provider'::text
            WHEN ((r.status = 'failed'::text) AND ((r.approved_at IS NOT NULL) OR (l.work = 'refunded'::text))) THEN 'failed'::text
            ELSE NULL::text
        END AS refund,
    (EXISTS ( SELECT
           FROM deadline f
          WHERE ((f.seller_id = l.seller_id) AND (f.claim_id = l.claim_id) AND (f.line_id = l.id) AND (f.name = 'forfeiture'::text) AND (f.status = 'overdue'::text)))) AS forfeitable
   FROM ((((((claim_line l
     JOIN claim ON (((claim.seller_id = l.seller_id) AND (claim.id = l.claim_id))))
     LEFT JOIN inspection i ON (((i.seller_id = l.seller_id) AND (i.line_id = l.id))))
     LEFT JOIN decision d ON (((d.seller_id = l.seller_id) AND (d.id = l.decision_id))))
     LEFT JOIN LATERAL ( SELECT quote.seller_id,
            quote.id,
            quote.status
           FROM quote
          WHERE ((quote.seller_id = l.seller_id) AND (quote.line_id = l.id))
          ORDER BY quote.revision DESC
         LIMIT 1) q ON (true))
     LEFT JOIN payment p ON (((p.seller_id = q.seller_id) AND (p.quote_id = q.id))))
     LEFT JOIN LATERAL ( SELECT refund.status,
            refund.online_payment_id,
            refund.approved_at
           FROM refund
          WHERE ((refund.seller_id = l.seller_id) AND (refund.claim_id = l.claim_id) AND (refund.line_id = l.id))
          ORDER BY refund.requested_at DESC, refund.id DESC
         LIMIT 1) r ON (true));
