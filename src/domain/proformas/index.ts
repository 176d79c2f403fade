export { issueProforma, type ProformaRecord, proformasOf } from "./issue.ts";
export { editIssuer, type Issuer, readIssuer } from "./issuer.ts";
