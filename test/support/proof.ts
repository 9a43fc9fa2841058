import { appendFileSync } from 'node:fs';

/** What a long proof saw, in a sentence for docs/proof.md. */
export function seen(sentence: string): void {
  if (process.env.KITH_PROOF_FILE) appendFileSync(process.env.KITH_PROOF_FILE, `${sentence}\n`);
}

/** So many times as often as usual: `KITH_PROVE_TIMES`. */
export function times(usual: number): number {
  return usual * Number(process.env.KITH_PROVE_TIMES ?? 1);
}
