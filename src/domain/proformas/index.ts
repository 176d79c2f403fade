export { issueProforma, type ProformaRecord, proformaOf } from "./issue.ts";
export { editIssuer, type Issuer, readIssuer } from "./issuer.ts";
