/** The columns that an import reads, with two rows that show how each is written. */
const rows = [
  "serial,model,manufacturer,category,batch,orderNumber,releasedOn,shippedOn,deliveredOn,invoiceOn,price,currency,channel,warehouse,preorder,bulk,buyerName,buyerEmail,hsCode,origin,netWeight",
  'HTM42X67JA20240101000181,WhatsMiner M50S,MicroBT,miner,B-24-03,SO-1042,2025-12-01,2025-12-08,2025-12-12,2025-12-05,2899.00,EUR,official,ES,no,yes,"MinaSur, S.L.",ana@minasur.example,8471.50,CN,13.5',
  "A1366-2025-000977,Avalon A1366,Canaan,miner,,SO-1043,,2026-01-15,,2026-01-14,1999.00,EUR,official,ES,no,no,José Ortega,jose@example.org,8471.50,CN,",
];

/** A sample file for an import, as an address to download from. */
export function sampleAddress(): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`${rows.join("\n")}\n`)}`;
}
