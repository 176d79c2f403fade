/** Why a row of a shipment record, or an order of a shop, was not taken; reports have a sentence for each. */
export type ImportFaultCode =
  | "required"
  | "too_long"
  | "not_text"
  | "spreadsheet_number"
  | "not_a_day"
  | "before_shipped"
  | "not_an_amount"
  | "ambiguous_amount"
  | "not_a_currency"
  | "not_a_choice"
  | "not_a_country"
  | "not_an_email"
  | "not_a_customs_code"
  | "not_a_weight"
  | "not_yes_or_no"
  | "not_a_whole_number"
  | "not_a_part"
  | "another_thing"
  | "another_currency"
  | "all_sides"
  | "stock_kept"
  | "changed_meanwhile"
  | "twice"
  | "maker_needed"
  | "too_many_cells"
  | "bad_quotes"
  | "encoding"
  | "not_json"
  | "not_a_quantity"
  | "not_a_serial"
  | "too_many_serials"
  | "serials_not_placed"
  | "serial_elsewhere"
  | "order_twice"
  | "other_currency"
  | "too_many_lines";

/** One fault: the row's line, the column as the file heads it, and what stood there. */
export interface ImportFault {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: ImportFaultCode;
}
