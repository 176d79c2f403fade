import type { Day } from "../../core/day.ts";
import { fill } from "../../core/refusal.ts";
import type { Address, AttachmentRecord, ClaimRecord, LineRecord } from "../../domain/claims/index.ts";
import type { Block, Fact, Party, Rests, Sheet } from "../../domain/papers/index.ts";
import { decideLine, policyOf } from "../../domain/policies/index.ts";
import { piecesIn } from "../../domain/products/index.ts";
import type { Issuer } from "../../domain/proformas/index.ts";
import type { SellerRecord } from "../../domain/sellers/index.ts";
import type { CompiledPolicy, Decision, Verdict } from "../../policy/index.ts";
import { barsOf } from "../barcode.ts";
import { clauseCard, clauseOf } from "../clause-card.ts";
import { decisionIn } from "../decision-text.ts";
import { dayOf, type Reader } from "../reader.ts";
import type { PaperWords } from "./texts/index.ts";
import type { Writing } from "./writing.ts";

/** What every paper is made from: the claim as it is, its seller, and the words of one language. */
export interface Making {
  /** Whoever asks; a paper itself says to staff what it says to the customer. */
  readonly reader: Reader;
  readonly record: ClaimRecord;
  readonly seller: SellerRecord;
  /** Who the seller is on invoices. */
  readonly issuer: Issuer;
  readonly words: PaperWords;
  readonly write: Writing;
}

/** A paper but for its pictures: the photos that its blocks name are loaded when it is printed. */
export interface MadePaper {
  readonly sheet: Omit<Sheet, "pictures">;
  readonly photos: readonly AttachmentRecord[];
}

/** What one paper says within the frame. */
export interface Content {
  readonly title: string;
  readonly number: string;
  readonly on: Day;
  /** What the bars say; the number unless told. */
  readonly bars?: string;
  readonly facts: readonly Fact[];
  readonly parties: readonly Party[];
  readonly blocks: readonly (Block | null)[];
  readonly photos?: readonly AttachmentRecord[];
}

/** Puts a claim's paper into the frame that all share. */
export function framed(making: Making, content: Content): MadePaper {
  const { returnAddress, customer } = making.record;
  return inFrame(making, content, returnAddress?.country ?? customer.country ?? "");
}

/** The frame of all papers, on the paper that people print on in `country`. */
export function inFrame(
  { reader, seller, words }: Pick<Making, "reader" | "seller" | "words">,
  content: Content,
  country: string,
): MadePaper {
  const { title, number, on, bars = number, facts, parties, blocks, photos = [] } = content;
  return {
    photos,
    sheet: {
      locale: reader.locale,
      size: letterCountries.includes(country) ? "us-letter" : "a4",
      title,
      number,
      on,
      seller: { name: seller.name, email: seller.email, colour: seller.colour, logo: null },
      barcode: { svg: barsOf(bars), text: bars },
      facts,
      parties,
      blocks: blocks.filter((block) => block !== null),
      foot: fill(words.foot, { seller: seller.name, email: seller.email }),
      pageWords: words.page,
    },
  };
}

/** Where people print on letter paper. */
const letterCountries = ["US", "CA", "MX", "CL", "CO", "VE", "PH", "CR", "GT", "PA", "DO", "NI", "SV", "HN"];

/** Somebody's address as it is written on a parcel. */
export function partyAt({ write }: Pick<Making, "write">, label: string, address: Address): Party {
  const { name, lines, city, region, postcode, country, phone } = address;
  const town = [[postcode, city].filter(Boolean).join(" "), region === city ? "" : region].filter(Boolean).join(", ");
  const place = [town, write.country(country), phone];
  return { label, name, lines: [...lines, ...place].filter((line) => line !== "") };
}

/** The customer with the address the goods go back to, as far as it is known. */
export function customerParty(making: Making, label: string): Party {
  const { record, write } = making;
  const { name, email, country } = record.customer;
  if (record.returnAddress) return partyAt(making, label, record.returnAddress);
  return { label, name, lines: [email, ...(country ? [write.country(country)] : [])] };
}

/** The seller as its invoices name it. */
export function issuerParty(
  making: Pick<Making, "seller" | "words" | "write">,
  { legalName, address, taxId }: Issuer,
  label: string,
): Party {
  const at = address ? partyAt(making, label, { ...address, name: legalName }) : { label, name: legalName, lines: [] };
  return { ...at, lines: [...at.lines, making.seller.email, ...(taxId ? [`${making.words.taxId} ${taxId}`] : [])] };
}

/** The centre that units are for; the seller itself where they never were to go to one. */
export function centreParty(making: Making, label: string, [line]: readonly LineRecord[]): Party {
  const centre = line?.centre;
  if (!centre) return issuerParty(making, making.issuer, label);
  const { name, lines } = partyAt(making, label, centre.address);
  return name === centre.name ? { label, name, lines } : { label, name: centre.name, lines: [name, ...lines] };
}

/** A unit by maker and model. */
export function modelOf({ words, reader }: Pick<Making, "words" | "reader">, { unit, goods }: LineRecord): string {
  if (unit) return [unit.manufacturer, unit.model].filter(Boolean).join(" ");
  return goods ? piecesIn(goods, reader.locale, reader.context.seller) : words.unknownModel;
}

/** What a sentence rests on, from the claim's policy or whichever has the clause. */
export function restsOn({ reader, record }: Making, clause: string): Rests {
  const policy = policyOf(reader.context, record);
  const card = policy.clauses.has(clause)
    ? clauseOf(policy, clause, reader.locale)
    : clauseCard(reader.context.policies, clause, reader.locale);
  return { clause, source: card.source };
}

/** Clauses as a list: the words of each with where it stands. Null where there are none. */
export function clausesBlock(making: Making, title: string, clauses: readonly string[]): Block | null {
  const { policies } = making.reader.context;
  const policy = policyOf(making.reader.context, making.record);
  const items = [...new Set(clauses)].map((id) => {
    const known = policy.clauses.has(id);
    const { text } = known
      ? clauseOf(policy, id, making.reader.locale)
      : clauseCard(policies, id, making.reader.locale);
    return { text, rests: restsOn(making, id) };
  });
  return items.length > 0 ? { is: "steps", title, mark: "dot", items } : null;
}

/** The decision of a line in the paper's language, stored or as it would be now, and the policy that made it. */
export function decided({ reader, record }: Making, line: LineRecord): { decision: Decision; policy: CompiledPolicy } {
  const { context, locale } = reader;
  const policy = (line.decision && context.policies.byDigest(line.decision.policyDigest)) ?? policyOf(context, record);
  if (!line.decision) return { policy, decision: decideLine(context, { ...record, locale }, line) };
  return { policy, decision: decisionIn(line.decision, policy, locale) };
}

/** How a verdict looks. */
export const verdictTone: Readonly<Record<Verdict, "good" | "bad" | "open">> = {
  covered: "good",
  not_covered: "bad",
  provisional: "open",
  undetermined: "open",
};

const mostPhotos = 8;

/** Photos of one purpose, of the lines or of the claim as a whole. Null where there are none that can be printed. */
export function photosBlock(
  { reader, record, words, write }: Making,
  title: string,
  ...[purpose, lines]: [AttachmentRecord["purpose"], readonly LineRecord[]]
): { block: Block; photos: readonly AttachmentRecord[]; more: Block | null } | null {
  const ids = lines.map(({ id }) => id);
  const all = record.attachments.filter(
    (file) =>
      file.purpose === purpose &&
      ["image/jpeg", "image/png", "image/webp"].includes(file.contentType) &&
      (file.lineId === null || ids.includes(file.lineId)),
  );
  const photos = all.slice(0, mostPhotos);
  if (photos.length === 0) return null;
  const left = all.length - photos.length;
  return {
    photos,
    block: {
      is: "photos",
      title,
      photos: photos.map((photo) => ({
        picture: pictureName(photo),
        caption: fill(words.photoNote, {
          by: photo.uploadedBy,
          day: write.day(dayOf(reader, photo.uploadedAt)),
        }),
      })),
    },
    more: left > 0 ? { is: "words", title: "", text: fill(words.morePhotos, { count: left }) } : null,
  };
}

/** What a photo is called within its sheet. */
export function pictureName({ id }: Pick<AttachmentRecord, "id">): string {
  return `photo-${id}.jpg`;
}
