/** Vouchers as the server tells them. Pure. */
import { textIn } from "../core/format";
import type { Failed } from "../core/http";
import type { Lang, Text } from "../core/wire";

export interface Voucher {
  readonly code: string;
  readonly title: Text;
  readonly gives: Text;
  readonly how_to_use: Text | null;
  readonly state: string;
  readonly usable_from: string;
  readonly usable_until: string | null;
  readonly transferable?: boolean;
}

export interface Claimable {
  readonly key: string;
  readonly title: Text;
  readonly gives: Text;
  readonly left: number | null;
  readonly may_claim: boolean;
  readonly reason: Text | null;
}

export interface Purse {
  readonly vouchers: readonly Voucher[];
  readonly claimable: readonly Claimable[];
}

export function readPurse(answer: unknown): Purse {
  const { vouchers, claimable } = answer as Partial<Purse>;
  return { vouchers: vouchers ?? [], claimable: claimable ?? [] };
}

/** Whether there is nothing left to do with it. */
export function isPast(voucher: Voucher): boolean {
  return voucher.state === "redeemed" || voucher.state === "expired" || voucher.state === "withdrawn";
}

/** A code in groups of four, easy to read aloud. */
export function showCode(code: string): string {
  return code.length === 12 ? code.replace(/(.{4})(?=.)/g, "$1-") : code;
}

/** What the server says about a refusal, in the reader's language; "" when it says nothing for people. */
export function whyNot(failed: Failed, lang: Lang): string {
  const errors = failed.errors as readonly { readonly says?: Text }[];
  return errors[0]?.says ? textIn(errors[0].says, lang) : "";
}
