/** What the server tells of sales in which a right to buy comes first. */
import type { Text } from "../core/wire";

export interface FlashSaleShown {
  readonly name: Text;
  readonly link: string;
  readonly price_minor: number;
  readonly member_price: boolean;
  readonly everybody_minor: number;
  readonly was_minor: number | null;
  readonly currency: string;
  readonly digits: number;
  readonly stock: number;
  readonly left: number;
  readonly sold: number;
  readonly sold_out: boolean;
  readonly per_person: number;
  readonly minutes: number;
  readonly queue: { readonly open: boolean; readonly waiting: number; readonly position: number | null };
  readonly mine: { readonly held: number; readonly until: string | null; readonly bought: number };
  readonly can_take: boolean;
  readonly can_queue: boolean;
  readonly members_only: boolean;
  readonly sign_in_first?: boolean;
}

export interface PresaleShown {
  readonly name: Text;
  readonly link: string;
  readonly price_minor: number;
  readonly deposit_minor: number;
  readonly counts_minor: number;
  readonly rest_minor: number;
  readonly currency: string;
  readonly digits: number;
  readonly stock: number;
  readonly left: number;
  readonly phase: "deposit" | "between" | "balance" | "over";
  readonly opens_at: string;
  readonly early: boolean;
  readonly deposits_end: string;
  readonly balance_opens: string;
  readonly balance_closes: string;
  readonly unpaid: "refund" | "forfeit";
  readonly cancelled: "refund" | "forfeit";
  readonly per_person: number;
  readonly minutes: number;
  readonly mine: { readonly held: number; readonly until: string | null; readonly deposits: number; readonly paid: number; readonly lost: number };
  readonly can_take: boolean;
  readonly sign_in_first?: boolean;
}
