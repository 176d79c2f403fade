// Written by `npm run schema`; change the migrations instead.

import type { ColumnType } from "kysely";
import type { JsonColumn } from "./json.ts";

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface ApiKey {
  created_at: Timestamp;
  id: string;
  last_used_at: Timestamp | null;
  name: string;
  revoked_at: Timestamp | null;
  role: string;
  secret_hash: string;
  seller_id: string;
}

export interface Attachment {
  bytes: number;
  claim_id: string;
  content_type: string;
  file_name: string;
  height: number | null;
  id: string;
  kind: string;
  line_id: string | null;
  purpose: string;
  seller_id: string;
  sha256: string;
  storage_key: string;
  uploaded_at: Timestamp;
  uploaded_by: string;
  width: number | null;
}

export interface Calendar {
  holidays: Generated<string[]>;
  make_up_days: Generated<string[]>;
  seller_id: string;
  version: Generated<number>;
  weekdays: Generated<number[]>;
}

export interface Claim {
  authorized_on: string | null;
  centre_id: string | null;
  created_at: Timestamp;
  created_by: string;
  customer_id: string;
  event_count: Generated<number>;
  event_head: Generated<string>;
  guest_token_hash: string | null;
  id: string;
  kind: string;
  locale: string;
  number: string;
  outcome: JsonColumn | null;
  policy: string;
  refiled_from: string | null;
  reported_on: string | null;
  return_address: JsonColumn | null;
  rma_number: string | null;
  seller_id: string;
  status: string;
  summary: Generated<string>;
  terms: JsonColumn | null;
  triage_notes: string | null;
  triaged_at: Timestamp | null;
  updated_at: Timestamp;
  version: Generated<number>;
}

export interface ClaimLine {
  answers: Generated<JsonColumn>;
  claim_id: string;
  custody: string;
  decision_id: string | null;
  description: Generated<string>;
  first_noticed_on: string | null;
  id: string;
  keep_original: Generated<boolean>;
  position: number;
  return_replaced_parts: Generated<boolean>;
  seller_id: string;
  serial: string;
  serial_key: string;
  technician_id: string | null;
  unit_id: string | null;
  version: Generated<number>;
  work: string;
}

export interface Counter {
  last: number;
  seller_id: string;
  series: string;
  year: number;
}

export interface Customer {
  country: string | null;
  created_at: Timestamp;
  email: string;
  id: string;
  kind: string;
  locale: string;
  name: string;
  phone: string | null;
  seller_id: string;
  version: Generated<number>;
}

export interface CustomerAddress {
  address: JsonColumn;
  created_at: Timestamp;
  customer_id: string;
  id: string;
  seller_id: string;
}

export interface CustomerMember {
  created_at: Timestamp;
  customer_id: string;
  person_id: string;
  role: string;
  seller_id: string;
}

export interface Deadline {
  acts_at: Timestamp;
  claim_id: string;
  clause: string;
  created_at: Timestamp;
  due_on: string;
  ended_at: Timestamp | null;
  id: string;
  line_id: string | null;
  name: string;
  on_miss: string;
  seller_id: string;
  status: string;
}

export interface Decision {
  as_of: string;
  claim_id: string;
  decided_at: Timestamp;
  decided_by: string;
  facts: JsonColumn;
  id: string;
  line_id: string;
  policy: string;
  policy_digest: string;
  result: string;
  seller_id: string;
  stage: string;
  verdict: string;
}

export interface Event {
  actor_id: string | null;
  actor_kind: string;
  actor_name: string;
  at: Timestamp;
  claim_id: string;
  clauses: Generated<string[]>;
  details: JsonColumn | null;
  details_hash: string;
  from_status: string | null;
  hash: string;
  line_id: string | null;
  previous_hash: string;
  salt: string;
  seller_id: string;
  sequence: number;
  to_status: string | null;
  verb: string;
}

export interface Idempotency {
  actor: string;
  answer: JsonColumn | null;
  created_at: Timestamp;
  etag: string | null;
  key: string;
  request_hash: string;
  seller_id: string;
  status: number | null;
}

export interface Inspection {
  completed_at: Timestamp | null;
  completed_by: string | null;
  fault_codes: Generated<string[]>;
  findings: Generated<JsonColumn>;
  id: string;
  line_id: string;
  notes: Generated<string>;
  seller_id: string;
  started_at: Timestamp;
  started_by: string;
  version: Generated<number>;
}

export interface Invitation {
  accepted_at: Timestamp | null;
  centre_id: string | null;
  created_at: Timestamp;
  email: string;
  expires_at: Timestamp;
  id: string;
  invited_by: string;
  role: string;
  seller_id: string;
  token_hash: string;
}

export interface Mail {
  attempts: Generated<number>;
  claim_id: string | null;
  created_at: Timestamp;
  data: JsonColumn;
  failure: string | null;
  id: string;
  locale: string;
  recipient: string;
  seller_id: string;
  sent_at: Timestamp | null;
  status: string;
  template: string;
}

export interface Message {
  author_id: string | null;
  author_kind: string;
  author_name: string;
  claim_id: string;
  id: string;
  internal: boolean;
  seller_id: string;
  sent_at: Timestamp;
  text: string;
}

export interface Migration {
  applied_at: Generated<Timestamp>;
  name: string;
  number: number;
  sha256: string;
}

export interface Model {
  category: string;
  created_at: Timestamp;
  id: string;
  manufacturer: string;
  name: string;
  policy: string;
  seller_id: string;
}

export interface Parcel {
  arrived_on: string | null;
  carrier: string;
  claim_id: string;
  created_at: Timestamp;
  created_by: string;
  direction: string;
  freight_paid_by: string | null;
  from_kind: string | null;
  id: string;
  seller_id: string;
  shipped_on: string;
  tracking: string;
}

export interface ParcelLine {
  line_id: string;
  parcel_id: string;
  seller_id: string;
}

export interface Payment {
  amount: number;
  claim_id: string;
  created_at: Timestamp;
  currency: string;
  id: string;
  proof_id: string | null;
  quote_id: string;
  reference: string | null;
  rejection_reason: string | null;
  reviewed_at: Timestamp | null;
  reviewed_by: string | null;
  seller_id: string;
  status: string;
  version: Generated<number>;
}

export interface Person {
  created_at: Generated<Timestamp>;
  email: string;
  email_verified: Generated<boolean>;
  id: Generated<string>;
  image: string | null;
  locale: Generated<string>;
  name: string;
  updated_at: Generated<Timestamp>;
}

export interface PersonAccount {
  access_token: string | null;
  access_token_expires_at: Timestamp | null;
  account_id: string;
  created_at: Generated<Timestamp>;
  id: Generated<string>;
  id_token: string | null;
  password: string | null;
  person_id: string;
  provider_id: string;
  refresh_token: string | null;
  refresh_token_expires_at: Timestamp | null;
  scope: string | null;
  updated_at: Generated<Timestamp>;
}

export interface PersonSession {
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
  id: Generated<string>;
  ip_address: string | null;
  person_id: string;
  token: string;
  updated_at: Generated<Timestamp>;
  user_agent: string | null;
}

export interface PersonVerification {
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
  id: Generated<string>;
  identifier: string;
  updated_at: Generated<Timestamp>;
  value: string;
}

export interface PolicyVersion {
  digest: string;
  effective_from: string;
  policy: string;
  source: JsonColumn;
  stored_at: Timestamp;
  version: string;
}

export interface Quote {
  answered_on: string | null;
  claim_id: string;
  clauses: Generated<string[]>;
  created_at: Timestamp;
  created_by: string;
  currency: string;
  decline_reason: string | null;
  expires_on: string;
  id: string;
  line_id: string;
  note: Generated<string>;
  number: string;
  revision: number;
  seller_id: string;
  sent_on: string | null;
  status: string;
  version: Generated<number>;
}

export interface QuoteItem {
  kind: string;
  position: number;
  quantity: number;
  quote_id: string;
  seller_id: string;
  text: string;
  unit_amount: number;
}

export interface Receipt {
  accepted: boolean;
  accessories: Generated<string>;
  facts: JsonColumn;
  id: string;
  line_id: string;
  note: Generated<string>;
  parcel_id: string | null;
  received_at: Timestamp;
  received_by: string;
  refusals: Generated<JsonColumn>;
  seller_id: string;
}

export interface RepairOrder {
  charge: string;
  clauses: Generated<string[]>;
  completed_at: Timestamp | null;
  completed_by: string | null;
  id: string;
  labour_minutes: number | null;
  line_id: string;
  parts: Generated<JsonColumn>;
  seller_id: string;
  started_at: Timestamp;
  started_by: string;
  version: Generated<number>;
  work_done: Generated<string>;
}

export interface RepairTest {
  id: string;
  name: string;
  passed: boolean;
  repair_order_id: string;
  result: Generated<string>;
  seller_id: string;
  tested_at: Timestamp;
  tested_by: string;
}

export interface Seller {
  colour: Generated<string>;
  created_at: Timestamp;
  currency: Generated<string>;
  demo: Generated<boolean>;
  email: string;
  id: string;
  locale: Generated<string>;
  logo: string | null;
  name: string;
  policies: string[];
  slug: string;
  time_zone: Generated<string>;
}

export interface ServiceCentre {
  address: JsonColumn;
  created_at: Timestamp;
  id: string;
  instructions: Generated<JsonColumn>;
  name: string;
  seller_id: string;
}

export interface StaffMember {
  centre_id: string | null;
  created_at: Timestamp;
  person_id: string;
  removed_at: Timestamp | null;
  role: string;
  seller_id: string;
}

export interface Unit {
  batch: string | null;
  bulk: boolean | null;
  buyer_email: string | null;
  buyer_name: string | null;
  channel: string | null;
  created_at: Timestamp;
  delivered_on: string | null;
  id: string;
  import_id: string | null;
  invoice_on: string | null;
  model_id: string;
  order_number: string | null;
  preorder: boolean | null;
  price_amount: number | null;
  price_currency: string | null;
  released_on: string | null;
  seller_id: string;
  serial: string;
  serial_key: string;
  shipped_on: string | null;
  updated_at: Timestamp;
  version: Generated<number>;
  warehouse: string | null;
}

export interface UnitImport {
  file_name: string;
  finished_at: Timestamp | null;
  id: string;
  rows_added: Generated<number>;
  rows_changed: Generated<number>;
  rows_read: Generated<number>;
  rows_rejected: Generated<number>;
  rows_unchanged: Generated<number>;
  seller_id: string;
  started_at: Timestamp;
  started_by: string;
}

export interface UnitImportError {
  column_name: string | null;
  import_id: string;
  line: number;
  position: number;
  reason: string;
  seller_id: string;
  value: string | null;
}

export interface DB {
  api_key: ApiKey;
  attachment: Attachment;
  calendar: Calendar;
  claim: Claim;
  claim_line: ClaimLine;
  counter: Counter;
  customer: Customer;
  customer_address: CustomerAddress;
  customer_member: CustomerMember;
  deadline: Deadline;
  decision: Decision;
  event: Event;
  idempotency: Idempotency;
  inspection: Inspection;
  invitation: Invitation;
  mail: Mail;
  message: Message;
  migration: Migration;
  model: Model;
  parcel: Parcel;
  parcel_line: ParcelLine;
  payment: Payment;
  person: Person;
  person_account: PersonAccount;
  person_session: PersonSession;
  person_verification: PersonVerification;
  policy_version: PolicyVersion;
  quote: Quote;
  quote_item: QuoteItem;
  receipt: Receipt;
  repair_order: RepairOrder;
  repair_test: RepairTest;
  seller: Seller;
  service_centre: ServiceCentre;
  staff_member: StaffMember;
  unit: Unit;
  unit_import: UnitImport;
  unit_import_error: UnitImportError;
}
