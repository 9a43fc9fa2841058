import { randomBytes } from 'node:crypto';
import { invalid } from '../kernel/problem.js';

/** Cyber Essentials v3.2: 12 characters or more, no rules about which, no expiry. */
const SHORTEST = 12;
const LONGEST = 1000;

/** What guessers try first and is long enough, or is made long enough by repeating it or adding digits. */
const COMMON = [
  'password',
  'passphrase',
  'qwerty',
  'qwertyuiop',
  'letmein',
  'welcome',
  'changeme',
  'administrator',
  'socialworker',
  'socialcare',
  'childrens',
  'council',
  'iloveyou',
  'football',
  'liverpool',
  'kith',
  'correcthorsebatterystaple',
];

/** A password nobody chose: 120 bits. */
export function newPassword(): string {
  return randomBytes(15).toString('base64url');
}

/** @throws Problem `invalid` for a password that is short, or that somebody who knows the user would try early */
export function refuseWeak(password: string, { email, name }: { email: string; name: string }): void {
  if (password.length < SHORTEST) throw invalid('password', `Password must be ${SHORTEST} characters or more`);
  if (password.length > LONGEST) throw invalid('password', `Password must be ${LONGEST} characters or fewer`);
  const own = [...email.split(/[@.]/), ...name.split(' '), email.split('@')[0]!].map(lettersOf);
  const core = lettersOf(password);
  const early = [...COMMON, ...own.filter((word) => word.length > 2)];
  if (new Set(password).size < 5 || isRun(password) || early.some((word) => isMadeOf(core, word)))
    throw invalid('password', 'Choose a password that is harder to guess');
}

/** Lower case, letters only, the usual digits and signs read as the letters they stand for. */
function lettersOf(text: string): string {
  const read: Record<string, string> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };
  const trimmed = text.toLowerCase().replace(/[\d\W_]+$/, '');
  return [...trimmed]
    .map((sign) => read[sign] ?? sign)
    .join('')
    .replaceAll(/[^a-z]/g, '');
}

/** Nothing but the word, over and over. Of a password without letters nothing is left, and that is guessed too. */
function isMadeOf(core: string, word: string): boolean {
  return core.length < 3 || core.replaceAll(word, '').length < 3;
}

/** `abcdefghijkl`, `123456789012`, and backwards. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, i) => sign.charCodeAt(0) - text.charCodeAt(i));
  const most = Math.max(steps.filter((step) => step === 1).length, steps.filter((step) => step === -1).length);
  return most >= text.length - 3;
}
