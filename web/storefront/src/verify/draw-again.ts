/** The draw, made again: the same few steps as on the server (antiphon/kernel/chance.py, `pick`). */
import { sha256 } from "./sha256";

export interface Step {
  readonly spelled: string; // what is hashed
  readonly digest: string; // 64 hex digits
  readonly total: number;
  readonly point: number; // from 0 to total - 1
  readonly parts: readonly { readonly from: number; readonly to: number }[]; // of each outcome: `from` belongs to it, `to` does not
  readonly chosen: number;
}

const BITS = 128n;

export function drawAgain(seed: string, label: string, weights: readonly number[]): Step {
  const spelled = `${seed}/${label}`;
  const digest = sha256(spelled);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const point = Number((BigInt(`0x${digest.slice(0, 32)}`) * BigInt(total)) >> BITS);
  let from = 0;
  const parts = weights.map((weight) => ({ from, to: (from += weight) }));
  return { spelled, digest, total, point, parts, chosen: parts.findIndex((part) => part.from <= point && point < part.to) };
}
