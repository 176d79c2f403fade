// Written by `npm run schema`; change the migrations instead.

import type { ColumnType } from "kysely";
import type { JsonColumn } from "./json.ts";

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface ApiKey {
  createdAt: Timestamp;
  id: string;
  lastUsedAt: Timestamp | null;
  name: string;
  revokedAt: Timestamp | null;
  role: string;
  secretHash: string;
  sellerId: string;
}

export interface Appeal {
  against: string;
  againstId: string | null;
  answer: string | null;
  answeredAt: Timestamp | null;
  answeredBy: string | null;
  answeredById: string | null;
  claimId: string;
  decisionId: string;
  filedAt: Timestamp;
  filedBy: string;
  id: string;
  lineId: string;
  sellerId: string;
  status: string;
  words: string;
}

export interface Attachment {
  applicationId: string | null;
  bytes: number;
  claimId: string | null;
  contentType: string;
  fileName: string;
  height: number | null;
  id: string;
  kind: string;
  lineId: string | null;
  orderId: string | null;
  packageId: string | null;
  purpose: string;
  sellerId: string;
  sha256: string;
  shows: string | null;
  storageKey: string;
  subjectId: Generated<string | null>;
  uploadedAt: Timestamp;
  uploadedBy: string;
  width: number | null;
}

export interface Calendar {
  centreId: string | null;
  holidays: Generated<string[]>;
  makeUpDays: Generated<string[]>;
  names: Generated<JsonColumn>;
  revision: Generated<number>;
  sellerId: string;
  version: Generated<number>;
  weekdays: Generated<number[]>;
}

export interface CalendarChange {
  after: JsonColumn | null;
  before: JsonColumn | null;
  centreId: string | null;
  changedAt: Timestamp;
  changedBy: string;
  id: string;
  reason: string;
  sellerId: string;
  version: number;
}

export interface CarrierAccount {
  key: string;
  provider: string;
  refused: Generated<boolean>;
  restsUntil: Timestamp | null;
  sellerId: string;
  setAt: Timestamp;
  setBy: string;
}

export interface CentreApplication {
  about: Generated<string>;
  address: JsonColumn;
  capacity: number | null;
  carriers: Generated<string[]>;
  centreId: string | null;
  createdAt: Timestamp;
  createdBy: string;
  customerId: string;
  decidedAt: Timestamp | null;
  email: string | null;
  eventCount: Generated<number>;
  eventHead: Generated<string>;
  id: string;
  languages: Generated<string[]>;
  latitude: number;
  locale: string;
  longitude: number;
  name: string;
  number: string;
  placeKey: Generated<string>;
  reason: string | null;
  sellerId: string;
  skills: Generated<JsonColumn>;
  status: string;
  submittedAt: Timestamp;
  updatedAt: Timestamp;
  version: Generated<number>;
}

export interface CentrePayment {
  amount: number;
  centreId: string;
  currency: string;
  id: string;
  month: string;
  paidBy: string;
  paidOn: string;
  recordedAt: Timestamp;
  reference: string;
  sellerId: string;
}

export interface CentrePhoto {
  applicationId: string | null;
  bytes: number;
  centreId: string | null;
  contentType: string;
  fileName: string;
  height: number | null;
  id: string;
  sellerId: string;
  sha256: string;
  storageKey: string;
  uploadedAt: Timestamp;
  uploadedBy: string;
  width: number | null;
}

export interface CentreRate {
  centreId: string | null;
  currency: string;
  freight: number;
  id: string;
  labourHour: number;
  partsPercent: number;
  sellerId: string;
  version: Generated<number>;
}

export interface Claim {
  authorizedOn: string | null;
  createdAt: Timestamp;
  createdBy: string;
  customerId: string;
  eventCount: Generated<number>;
  eventHead: Generated<string>;
  evidence: Generated<JsonColumn>;
  guestTokenHash: string | null;
  id: string;
  kind: string;
  locale: string;
  number: string;
  orderId: string | null;
  outcome: JsonColumn | null;
  policy: string;
  refiledFrom: string | null;
  reportedOn: string | null;
  returnAddress: JsonColumn | null;
  returnCarrier: JsonColumn | null;
  rmaNumber: string | null;
  sellerId: string;
  status: string;
  summary: Generated<string>;
  terms: JsonColumn | null;
  triagedAt: Timestamp | null;
  triageNotes: string | null;
  unansweredSince: Timestamp | null;
  updatedAt: Timestamp;
  version: Generated<number>;
}

export interface ClaimLine {
  accessories: Generated<JsonColumn>;
  answers: Generated<JsonColumn>;
  centreId: string | null;
  claimId: string;
  custody: string;
  decisionId: string | null;
  declined: JsonColumn | null;
  description: Generated<string>;
  earlierLineId: string | null;
  firstNoticedOn: string | null;
  id: string;
  keepOriginal: Generated<boolean>;
  orderLineId: string | null;
  part: JsonColumn | null;
  position: number;
  preferredRemedy: string | null;
  quantity: Generated<number>;
  remedy: JsonColumn | null;
  returnReplacedParts: Generated<boolean>;
  seenComponents: Generated<JsonColumn>;
  sellerId: string;
  serial: string;
  serialKey: string;
  technicianId: string | null;
  unitId: string | null;
  version: Generated<number>;
  work: string;
}

export interface Counter {
  last: number;
  sellerId: string;
  series: string;
  year: number;
}

export interface Customer {
  country: string | null;
  createdAt: Timestamp;
  email: string;
  emailKey: Generated<string>;
  id: string;
  kind: string;
  locale: string;
  name: string;
  nameKey: Generated<string>;
  phone: string | null;
  sellerId: string;
  version: Generated<number>;
}

export interface CustomerAddress {
  address: JsonColumn;
  createdAt: Timestamp;
  customerId: string;
  id: string;
  sellerId: string;
}

export interface CustomerContract {
  agreedAt: Timestamp;
  agreedBy: string;
  customerId: string;
  endedAt: Timestamp | null;
  endedBy: string | null;
  id: string;
  policy: string;
  sellerId: string;
}

export interface CustomerMember {
  createdAt: Timestamp;
  customerId: string;
  personId: string;
  role: string;
  sellerId: string;
}

export interface CustomerOrder {
  address: JsonColumn | null;
  cancelReason: string | null;
  confirmedOn: string | null;
  createdAt: Timestamp;
  createdBy: string;
  currency: string;
  customerId: string;
  deliveredOn: string | null;
  deskNote: Generated<string>;
  escalatedAt: Timestamp | null;
  eventCount: Generated<number>;
  eventHead: Generated<string>;
  freight: number | null;
  goods: number | null;
  id: string;
  incoterm: string | null;
  large: boolean | null;
  locale: string;
  mode: string | null;
  note: Generated<string>;
  number: string | null;
  paidAt: Timestamp | null;
  paymentMethod: Generated<string>;
  promisedOn: string | null;
  sellerId: string;
  shippedOn: string | null;
  status: string;
  submittedAt: Timestamp | null;
  tax: number | null;
  taxName: string | null;
  taxPercent: Numeric | null;
  transportWish: string | null;
  updatedAt: Timestamp;
  version: Generated<number>;
}

export interface Deadline {
  aboutId: string | null;
  actsAt: Timestamp;
  applicationId: string | null;
  calendarRevision: Generated<number>;
  claimId: string | null;
  clause: string | null;
  countedFrom: string;
  createdAt: Timestamp;
  daysLeft: number;
  dueOn: string;
  earliestOn: string | null;
  endedAt: Timestamp | null;
  id: string;
  lineId: string | null;
  missedAt: Timestamp | null;
  name: string;
  onMiss: string;
  orderId: string | null;
  sellerId: string;
  status: string;
  subjectId: Generated<string | null>;
  toWorkingDay: Generated<boolean>;
  unit: Generated<string>;
  waits: Generated<string[]>;
  warnLeft: Generated<number[]>;
}

export interface DeadlineNotice {
  applicationId: string | null;
  claimId: string | null;
  daysLeft: number;
  deadlineId: string;
  dueOn: string;
  id: string;
  kind: string;
  lineId: string | null;
  mailId: string | null;
  orderId: string | null;
  sellerId: string;
  subjectId: Generated<string | null>;
  toldAt: Timestamp;
}

export interface Decision {
  asOf: string;
  claimId: string;
  decidedAt: Timestamp;
  decidedBy: string;
  facts: JsonColumn;
  id: string;
  lineId: string;
  policy: string;
  policyDigest: string;
  result: string;
  sellerId: string;
  settings: JsonColumn;
  stage: string;
  verdict: string;
}

export interface DecisionOverride {
  appealId: string | null;
  claimId: string;
  decidedAt: Timestamp;
  decidedBy: string;
  decidedById: string | null;
  decisionId: string;
  id: string;
  lineId: string;
  reason: string;
  remedy: JsonColumn;
  sellerId: string;
  verdict: string;
}

export interface DestinationList {
  at: Timestamp;
  byId: string | null;
  byName: string;
  reason: string;
  rules: JsonColumn;
  sellerId: string;
  version: number;
}

export interface DestinationReview {
  address: JsonColumn;
  addressKey: string;
  askedAt: Timestamp;
  askedBy: string;
  customerId: string;
  decidedAt: Timestamp | null;
  decidedBy: string | null;
  decidedById: string | null;
  id: string;
  kind: string;
  listVersion: number;
  note: string;
  outcome: string | null;
  reason: string | null;
  rule: JsonColumn | null;
  sellerId: string;
}

export interface Event {
  actorId: string | null;
  actorKind: string;
  actorName: string;
  applicationId: string | null;
  at: Timestamp;
  claimId: string | null;
  clauses: Generated<string[]>;
  details: JsonColumn | null;
  detailsHash: string;
  fromStatus: string | null;
  hash: string;
  lineId: string | null;
  orderId: string | null;
  previousHash: string;
  salt: string;
  sellerId: string;
  sequence: number;
  subjectId: Generated<string>;
  toStatus: string | null;
  verb: string;
}

export interface FleetUnit {
  addedAt: Timestamp;
  customerId: string;
  sellerId: string;
  unitId: string;
}

export interface Idempotency {
  actor: string;
  answer: JsonColumn | null;
  createdAt: Timestamp;
  etag: string | null;
  key: string;
  requestHash: string;
  sellerId: string;
  status: number | null;
}

export interface Inspection {
  completedAt: Timestamp | null;
  completedBy: string | null;
  faultCodes: Generated<JsonColumn>;
  findings: Generated<JsonColumn>;
  id: string;
  lineId: string;
  notes: Generated<string>;
  sellerId: string;
  startedAt: Timestamp;
  startedBy: string;
  version: Generated<number>;
}

export interface Invitation {
  acceptedAt: Timestamp | null;
  centreId: string | null;
  createdAt: Timestamp;
  email: string;
  expiresAt: Timestamp;
  id: string;
  invitedBy: string;
  role: string;
  sellerId: string;
  tokenHash: string;
}

export interface InvoiceSettings {
  address: JsonColumn | null;
  legalName: Generated<string>;
  note: Generated<string>;
  sellerId: string;
  taxId: Generated<string>;
  updatedBy: Generated<string>;
  version: Generated<number>;
}

export interface LedgerPosting {
  account: string;
  amount: number;
  currency: string;
  position: number;
  sellerId: string;
  transactionId: string;
}

export interface LedgerTransaction {
  at: Timestamp;
  byName: string;
  cause: string;
  claimId: string | null;
  id: string;
  memo: string;
  orderId: string | null;
  sellerId: string;
  subjectId: string;
}

export interface LineSituation {
  claimId: string | null;
  custody: string | null;
  forfeitable: boolean | null;
  inspected: boolean | null;
  lineId: string | null;
  payment: string | null;
  quote: string | null;
  refund: string | null;
  sellerId: string | null;
  status: string | null;
  verdict: string | null;
  work: string | null;
}

export interface Mail {
  applicationId: string | null;
  attempts: Generated<number>;
  claimId: string | null;
  createdAt: Timestamp;
  data: JsonColumn;
  failure: string | null;
  id: string;
  locale: string;
  orderId: string | null;
  recipient: string;
  sellerId: string;
  sentAt: Timestamp | null;
  status: string;
  subjectId: Generated<string | null>;
  template: string;
}

export interface Message {
  applicationId: string | null;
  authorId: string | null;
  authorKind: string;
  authorName: string;
  claimId: string | null;
  id: string;
  internal: boolean;
  orderId: string | null;
  sellerId: string;
  sentAt: Timestamp;
  subjectId: Generated<string | null>;
  text: string;
}

export interface Migration {
  appliedAt: Generated<Timestamp>;
  name: string;
  number: number;
  sha256: string;
}

export interface Model {
  category: string;
  createdAt: Timestamp;
  hsCode: string | null;
  id: string;
  manufacturer: string;
  name: string;
  netWeightGrams: number | null;
  origin: string | null;
  policy: string;
  sellerId: string;
}

export interface OnlinePayment {
  amount: number;
  attemptedAt: Timestamp | null;
  attempts: Generated<number>;
  checkoutUrl: string | null;
  claimId: string | null;
  createdAt: Timestamp;
  currency: string;
  endedAt: Timestamp | null;
  failure: string | null;
  id: string;
  orderId: string | null;
  parked: string | null;
  paymentId: string;
  provider: string;
  providerPayment: string | null;
  providerSession: string | null;
  returnUrl: string;
  sellerId: string;
  startedBy: string;
  status: string;
  version: Generated<number>;
}

export interface OpenSituation {
  centreId: string | null;
  claimId: string;
  custody: string;
  forfeitable: boolean;
  inspected: boolean;
  payment: string | null;
  quote: string | null;
  refund: string | null;
  sellerId: string;
  situation: string;
  status: string;
  units: number;
  updatedAt: Timestamp;
  verdict: string | null;
  work: string;
}

export interface OrderLine {
  airTransport: string | null;
  calledOff: Generated<number>;
  code: string | null;
  hsCode: string | null;
  id: string;
  netWeightGrams: number | null;
  orderId: string;
  origin: string | null;
  packedWeightGrams: number | null;
  position: number;
  productId: string;
  promise: string | null;
  promisedOn: string | null;
  quantity: number;
  reserved: number | null;
  sellerId: string;
  takenOff: Generated<number>;
  testedAt: Timestamp | null;
  testedBy: string | null;
  testNeeded: boolean | null;
  title: JsonColumn | null;
  unitPrice: number;
}

export interface OrderSettings {
  completeAfterDays: Generated<number>;
  largeFrom: number | null;
  sellerId: string;
  taxes: Generated<JsonColumn>;
  version: Generated<number>;
}

export interface Package {
  id: string;
  orderId: string;
  packedAt: Timestamp;
  packedBy: string;
  parcelId: string | null;
  position: number;
  sellerId: string;
  tamperMark: string;
}

export interface PackageLine {
  orderLineId: string;
  packageId: string;
  quantity: number;
  sellerId: string;
  serials: Generated<string[]>;
}

export interface Parcel {
  arrivedOn: string | null;
  carrier: string;
  carrierClaim: JsonColumn | null;
  carrierKey: Generated<string>;
  claimId: string | null;
  createdAt: Timestamp;
  createdBy: string;
  direction: string;
  freightPaidBy: string | null;
  fromKind: string | null;
  id: string;
  lostOn: string | null;
  orderId: string | null;
  refusedOn: string | null;
  sellerId: string;
  shippedOn: string;
  tracking: string;
  trackingKey: Generated<string>;
}

export interface ParcelLine {
  lineId: string;
  parcelId: string;
  sellerId: string;
}

export interface ParcelScan {
  fingerprint: string;
  happenedAt: Timestamp;
  happenedOn: string;
  parcelId: string;
  place: string;
  provider: string;
  seenAt: Timestamp;
  sellerId: string;
  stage: string | null;
  text: string;
}

export interface ParcelTracking {
  askedAt: Timestamp | null;
  attempts: Generated<number>;
  endedAt: Timestamp | null;
  followedAt: Timestamp;
  nextAt: Timestamp;
  parcelId: string;
  place: Generated<string>;
  problem: string | null;
  provider: string | null;
  sellerId: string;
  stage: string | null;
  told: Generated<string>;
  toldAt: Timestamp | null;
  toldOn: string | null;
}

export interface ParkedParcel {
  carrier: Generated<string>;
  centreId: string | null;
  claimId: string | null;
  clause: string | null;
  code: string;
  codeKey: string;
  forfeitReason: string | null;
  id: string;
  matchedAt: Timestamp | null;
  matchedBy: string | null;
  note: Generated<string>;
  parkedAt: Timestamp;
  parkedBy: string;
  sellerId: string;
  sender: Generated<string>;
  serialKeys: Generated<string[]>;
  serials: Generated<string[]>;
  turnedAwayAt: Timestamp | null;
  turnedAwayBy: string | null;
  turnedAwayFor: string | null;
}

export interface Part {
  category: Generated<string>;
  code: string;
  codeKey: string;
  createdAt: Timestamp;
  currency: string;
  hsCode: string | null;
  id: string;
  lowAt: Generated<number>;
  name: string;
  netWeightGrams: number | null;
  origin: string | null;
  sellerId: string;
  stock: Generated<number>;
  value: Generated<number>;
  version: Generated<number>;
}

export interface Payment {
  amount: number;
  claimId: string | null;
  createdAt: Timestamp;
  currency: string;
  id: string;
  orderId: string | null;
  proofId: string | null;
  quoteId: string | null;
  reference: string | null;
  rejectionCause: string | null;
  rejectionReason: string | null;
  reviewedAt: Timestamp | null;
  reviewedBy: string | null;
  sellerId: string;
  status: string;
  version: Generated<number>;
}

export interface PaymentSettings {
  bankAccounts: Generated<JsonColumn>;
  cardEventSecret: string | null;
  cardKey: string | null;
  cardProvider: string | null;
  cardSetAt: Timestamp | null;
  cardSetBy: string | null;
  refundLimit: Generated<number>;
  sellerId: string;
  updatedBy: string | null;
  version: Generated<number>;
}

export interface Person {
  createdAt: Generated<Timestamp>;
  email: string;
  emailVerified: Generated<boolean>;
  id: Generated<string>;
  image: string | null;
  locale: Generated<string>;
  name: string;
  updatedAt: Generated<Timestamp>;
}

export interface PersonAccount {
  accessToken: string | null;
  accessTokenExpiresAt: Timestamp | null;
  accountId: string;
  createdAt: Generated<Timestamp>;
  id: Generated<string>;
  idToken: string | null;
  password: string | null;
  personId: string;
  providerId: string;
  refreshToken: string | null;
  refreshTokenExpiresAt: Timestamp | null;
  scope: string | null;
  updatedAt: Generated<Timestamp>;
}

export interface PersonSession {
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  id: Generated<string>;
  ipAddress: string | null;
  personId: string;
  token: string;
  updatedAt: Generated<Timestamp>;
  userAgent: string | null;
}

export interface PersonVerification {
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  id: Generated<string>;
  identifier: string;
  updatedAt: Generated<Timestamp>;
  value: string;
}

export interface PolicyDraft {
  basedOn: string;
  casesText: string;
  policy: string;
  policyText: string;
  sellerId: string;
  updatedAt: Timestamp;
  updatedBy: string;
  version: Generated<number>;
}

export interface PolicyRelease {
  casesText: string;
  digest: string;
  id: string;
  inForceFrom: string;
  policy: string;
  policyText: string;
  publishedAt: Timestamp;
  publishedBy: string;
  publishedById: string | null;
  reason: string;
  sellerId: string;
  version: string;
}

export interface PolicyReplay {
  counts: JsonColumn;
  digest: string;
  done: Generated<number>;
  finishedAt: Timestamp | null;
  givenFile: string | null;
  id: string;
  lastCase: Generated<number>;
  lastLine: string | null;
  policy: string;
  policyText: string;
  sellerId: string;
  startedAt: Timestamp;
  startedBy: string;
  status: string;
  total: Generated<number>;
  unread: Generated<number>;
  version: string;
}

export interface PolicyReplayCase {
  after: JsonColumn | null;
  asOf: string | null;
  before: JsonColumn | null;
  facts: Generated<JsonColumn>;
  fault: string | null;
  line: number;
  name: string | null;
  replayId: string;
  sellerId: string;
}

export interface PolicyReplayChange {
  after: JsonColumn;
  before: JsonColumn;
  lineId: string;
  replayId: string;
  sellerId: string;
  verdictAfter: string;
  verdictBefore: string;
}

export interface PolicyVersion {
  digest: string;
  effectiveFrom: string;
  policy: string;
  source: JsonColumn;
  storedAt: Timestamp;
  version: string;
}

export interface Product {
  about: Generated<JsonColumn>;
  airTransport: Generated<string>;
  code: string;
  codeKey: string;
  createdAt: Timestamp;
  currency: string;
  heightMm: number | null;
  id: string;
  lengthMm: number | null;
  modelId: string | null;
  packedWeightGrams: number | null;
  partId: string | null;
  price: number;
  restockDays: number | null;
  sellerId: string;
  shown: Generated<boolean>;
  stock: number | null;
  testNeeded: Generated<boolean>;
  title: JsonColumn;
  version: Generated<number>;
  widthMm: number | null;
}

export interface ProductPhoto {
  alt: Generated<JsonColumn>;
  bytes: number;
  contentType: string;
  fileName: string;
  height: number | null;
  id: string;
  position: number;
  productId: string;
  sellerId: string;
  sha256: string;
  storageKey: string;
  uploadedAt: Timestamp;
  uploadedBy: string;
  width: number | null;
}

export interface ProformaInvoice {
  accounts: JsonColumn;
  billed: JsonColumn;
  id: string;
  issuedAt: Timestamp;
  issuedBy: string;
  issuedOn: string;
  issuer: JsonColumn;
  number: string;
  orderId: string;
  replaces: string | null;
  sellerId: string;
}

export interface ProviderEvent {
  id: string;
  provider: string;
  receivedAt: Timestamp;
  sellerId: string;
  type: string;
}

export interface Quote {
  answeredOn: string | null;
  claimId: string;
  clauses: Generated<string[]>;
  createdAt: Timestamp;
  createdBy: string;
  currency: string;
  declineReason: string | null;
  expiresOn: string;
  id: string;
  lineId: string;
  note: Generated<string>;
  number: string;
  revision: number;
  sellerId: string;
  sentOn: string | null;
  status: string;
  version: Generated<number>;
}

export interface QuoteItem {
  kind: string;
  optional: Generated<boolean>;
  partId: string | null;
  position: number;
  quantity: number;
  quoteId: string;
  sellerId: string;
  taken: Generated<boolean>;
  text: string;
  unitAmount: number;
}

export interface Receipt {
  accepted: boolean;
  accessories: Generated<string>;
  centreId: string | null;
  facts: JsonColumn;
  id: string;
  lineId: string;
  note: Generated<string>;
  parcelId: string | null;
  receivedAt: Timestamp;
  receivedBy: string;
  refusals: Generated<JsonColumn>;
  sellerId: string;
}

export interface Refund {
  amount: number;
  approvedAt: Timestamp | null;
  approvedBy: string | null;
  approvedById: string | null;
  attemptedAt: Timestamp | null;
  attempts: Generated<number>;
  claimId: string | null;
  clauses: Generated<string[]>;
  currency: string;
  failure: string | null;
  gross: number;
  id: string;
  insteadOf: string | null;
  lineId: string | null;
  method: string;
  number: string;
  onlinePaymentId: string | null;
  orderId: string | null;
  parked: string | null;
  paymentId: string | null;
  providerRefund: string | null;
  reason: string;
  reference: string | null;
  requestedAt: Timestamp;
  requestedBy: string;
  requestedById: string | null;
  sellerId: string;
  sentOn: string | null;
  settledOn: string | null;
  source: string;
  startsOn: string;
  status: string;
  version: Generated<number>;
}

export interface RefundDeduction {
  amount: number;
  clause: string | null;
  kind: string;
  percent: Numeric | null;
  position: number;
  refundId: string;
  sellerId: string;
}

export interface Reimbursement {
  centreId: string;
  claimId: string;
  currency: string;
  decidedAt: Timestamp | null;
  decidedBy: string | null;
  freight: number;
  id: string;
  labour: number;
  labourMinutes: number;
  lineId: string;
  note: Generated<string>;
  number: string;
  otherParts: Generated<JsonColumn>;
  parts: number;
  paymentId: string | null;
  reason: string | null;
  requestedAt: Timestamp;
  requestedBy: string;
  sellerId: string;
  status: string;
  version: Generated<number>;
}

export interface RepairOrder {
  charge: string;
  clauses: Generated<string[]>;
  completedAt: Timestamp | null;
  completedBy: string | null;
  coveredUntil: string | null;
  id: string;
  labourMinutes: number | null;
  lineId: string;
  parts: Generated<JsonColumn>;
  sellerId: string;
  startedAt: Timestamp;
  startedBy: string;
  version: Generated<number>;
  workDone: Generated<string>;
}

export interface RepairTest {
  id: string;
  name: string;
  passed: boolean;
  repairOrderId: string;
  result: Generated<string>;
  sellerId: string;
  testedAt: Timestamp;
  testedBy: string;
}

export interface Replacement {
  claimId: string;
  coveredUntil: string | null;
  id: string;
  item: string;
  kind: string;
  lineId: string;
  madeAt: Timestamp;
  madeBy: string;
  sellerId: string;
  serialIn: string | null;
  unitInId: string | null;
  unitOutId: string | null;
}

export interface SavedView {
  createdAt: Timestamp;
  filters: JsonColumn;
  id: string;
  name: string;
  page: string;
  personId: string;
  sellerId: string;
  shared: Generated<boolean>;
}

export interface Seller {
  colour: Generated<string>;
  createdAt: Timestamp;
  currency: Generated<string>;
  demo: Generated<boolean>;
  email: string;
  id: string;
  locale: Generated<string>;
  logo: string | null;
  name: string;
  policies: string[];
  policiesVersion: Generated<number>;
  repairCoverDays: Generated<number>;
  slug: string;
  timeZone: Generated<string>;
}

export interface ServiceCentre {
  about: Generated<string>;
  accepting: Generated<boolean>;
  address: JsonColumn;
  capacity: number | null;
  carriers: Generated<string[]>;
  country: Generated<string | null>;
  createdAt: Timestamp;
  email: string | null;
  id: string;
  instructions: Generated<JsonColumn>;
  languages: Generated<string[]>;
  latitude: number | null;
  listed: Generated<boolean>;
  longitude: number | null;
  name: string;
  sellerId: string;
  skills: Generated<JsonColumn>;
  version: Generated<number>;
}

export interface ShopOrder {
  business: boolean;
  buyerEmail: string | null;
  buyerName: string | null;
  channel: string | null;
  country: string | null;
  createdAt: Timestamp;
  currency: string;
  deliveredOn: string | null;
  evenPrice: number | null;
  externalId: string;
  id: string;
  importId: string;
  lines: JsonColumn;
  number: string;
  numberKey: string;
  paidOn: string | null;
  placedOn: string | null;
  sellerId: string;
  shippedOn: string | null;
  source: string;
  state: string;
  total: number | null;
  updatedAt: Timestamp;
}

export interface StaffMember {
  centreId: string | null;
  createdAt: Timestamp;
  personId: string;
  removedAt: Timestamp | null;
  role: string;
  sellerId: string;
}

export interface StatuteSwitch {
  id: string;
  off: boolean;
  reason: string;
  sellerId: string;
  statute: string;
  switchedAt: Timestamp;
  switchedBy: string;
  switchedById: string | null;
}

export interface StockMovement {
  at: Timestamp;
  byName: string;
  id: string;
  lineId: string | null;
  note: Generated<string>;
  orderId: string | null;
  partId: string | null;
  productId: string | null;
  quantity: number;
  reason: string;
  sellerId: string;
}

export interface SupplierClaim {
  carrier: string;
  claimId: string;
  closedAt: Timestamp | null;
  closedBy: string | null;
  currency: string | null;
  expectedOn: string | null;
  id: string;
  lineId: string;
  note: Generated<string>;
  openedAt: Timestamp;
  openedBy: string;
  outcome: string | null;
  paidNotedBy: string | null;
  paidOn: string | null;
  paidReference: string | null;
  recovered: number | null;
  reference: Generated<string>;
  returnedOn: string | null;
  sellerId: string;
  sentOn: string;
  supplier: string;
  tracking: string;
}

export interface Unit {
  batch: string | null;
  batchKey: Generated<string | null>;
  bulk: boolean | null;
  buyerEmail: string | null;
  buyerName: string | null;
  channel: string | null;
  confirmedOn: string | null;
  coverUntil: string | null;
  createdAt: Timestamp;
  deliveredOn: string | null;
  id: string;
  importId: string | null;
  invoiceOn: string | null;
  modelId: string;
  orderKey: Generated<string | null>;
  orderNumber: string | null;
  parentId: string | null;
  place: string | null;
  preorder: boolean | null;
  priceAmount: number | null;
  priceCurrency: string | null;
  releasedOn: string | null;
  replacedById: string | null;
  sellerId: string;
  serial: string;
  serialKey: string;
  shippedOn: string | null;
  standsForId: string | null;
  updatedAt: Timestamp;
  version: Generated<number>;
  warehouse: string | null;
}

export interface UnitImport {
  fileName: string;
  finishedAt: Timestamp | null;
  id: string;
  rowsAdded: Generated<number>;
  rowsChanged: Generated<number>;
  rowsRead: Generated<number>;
  rowsRejected: Generated<number>;
  rowsUnchanged: Generated<number>;
  sellerId: string;
  source: Generated<string>;
  startedAt: Timestamp;
  startedBy: string;
}

export interface UnitImportError {
  columnName: string | null;
  importId: string;
  line: number;
  position: number;
  reason: string;
  sellerId: string;
  value: string | null;
}

export interface Withdrawal {
  acknowledgement: Buffer | null;
  clause: string;
  confirmedAt: Timestamp | null;
  customerPaysReturn: boolean;
  email: string;
  goodsOn: string | null;
  id: string;
  lines: JsonColumn;
  locale: string;
  name: string;
  number: string | null;
  orderId: string;
  refundBy: string | null;
  refundId: string | null;
  regime: string;
  sellerId: string;
  sendBackBy: string | null;
  statedAt: Timestamp;
  takenOff: Generated<boolean>;
  tokenHash: string;
}

export interface WithdrawalSettings {
  customerPaysReturn: Generated<boolean>;
  informsSince: Timestamp | null;
  sellerId: string;
  updatedBy: Generated<string>;
  version: Generated<number>;
}

export interface DB {
  apiKey: ApiKey;
  appeal: Appeal;
  attachment: Attachment;
  calendar: Calendar;
  calendarChange: CalendarChange;
  carrierAccount: CarrierAccount;
  centreApplication: CentreApplication;
  centrePayment: CentrePayment;
  centrePhoto: CentrePhoto;
  centreRate: CentreRate;
  claim: Claim;
  claimLine: ClaimLine;
  counter: Counter;
  customer: Customer;
  customerAddress: CustomerAddress;
  customerContract: CustomerContract;
  customerMember: CustomerMember;
  customerOrder: CustomerOrder;
  deadline: Deadline;
  deadlineNotice: DeadlineNotice;
  decision: Decision;
  decisionOverride: DecisionOverride;
  destinationList: DestinationList;
  destinationReview: DestinationReview;
  event: Event;
  fleetUnit: FleetUnit;
  idempotency: Idempotency;
  inspection: Inspection;
  invitation: Invitation;
  invoiceSettings: InvoiceSettings;
  ledgerPosting: LedgerPosting;
  ledgerTransaction: LedgerTransaction;
  lineSituation: LineSituation;
  mail: Mail;
  message: Message;
  migration: Migration;
  model: Model;
  onlinePayment: OnlinePayment;
  openSituation: OpenSituation;
  orderLine: OrderLine;
  orderSettings: OrderSettings;
  package: Package;
  packageLine: PackageLine;
  parcel: Parcel;
  parcelLine: ParcelLine;
  parcelScan: ParcelScan;
  parcelTracking: ParcelTracking;
  parkedParcel: ParkedParcel;
  part: Part;
  payment: Payment;
  paymentSettings: PaymentSettings;
  person: Person;
  personAccount: PersonAccount;
  personSession: PersonSession;
  personVerification: PersonVerification;
  policyDraft: PolicyDraft;
  policyRelease: PolicyRelease;
  policyReplay: PolicyReplay;
  policyReplayCase: PolicyReplayCase;
  policyReplayChange: PolicyReplayChange;
  policyVersion: PolicyVersion;
  product: Product;
  productPhoto: ProductPhoto;
  proformaInvoice: ProformaInvoice;
  providerEvent: ProviderEvent;
  quote: Quote;
  quoteItem: QuoteItem;
  receipt: Receipt;
  refund: Refund;
  refundDeduction: RefundDeduction;
  reimbursement: Reimbursement;
  repairOrder: RepairOrder;
  repairTest: RepairTest;
  replacement: Replacement;
  savedView: SavedView;
  seller: Seller;
  serviceCentre: ServiceCentre;
  shopOrder: ShopOrder;
  staffMember: StaffMember;
  statuteSwitch: StatuteSwitch;
  stockMovement: StockMovement;
  supplierClaim: SupplierClaim;
  unit: Unit;
  unitImport: UnitImport;
  unitImportError: UnitImportError;
  withdrawal: Withdrawal;
  withdrawalSettings: WithdrawalSettings;
}
