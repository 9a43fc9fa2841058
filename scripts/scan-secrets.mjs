// Reads a diff (`git diff --cached -U0`) and refuses added lines that look like a secret, or like a real child. A line
// that only looks so says why in a comment: `not a secret: …`.
import { text } from 'node:stream/consumers';

const PATTERNS = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['a key of a cloud provider', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[\w-]{35}/],
  [
    'a token of a code host',
    /\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{22,}|\bglpat-[\w-]{20}|\bnpm_[A-Za-z0-9]{36}/,
  ],
  ['a token of a chat', /\bxox[abprs]-[\w-]{10,}/],
  ['a signed token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  ['a password in an address', /\b[a-z][a-z0-9+]*:\/\/[^\s:/@'"`$]+:(?=[^@]*\d)[^\s@'"`${}…<]{8,}@/],
  ['a secret', /(?:password|passwd|secret|api_?key|token)['"]?\s*[:=]\s*['"](?=[^'"]*\d)[\w+/=-]{20,}['"]/i],
];

const findings = [];
let file = '';
for (const line of (await text(process.stdin)).split('\n')) {
  if (line.startsWith('+++ ')) file = line.slice(4).replace(/^b\//, '');
  else if (line.startsWith('+') && !line.includes('not a secret:')) inspect(line.slice(1));
}
for (const finding of findings) console.error(finding);
process.exitCode = findings.length ? 1 : 0;

function inspect(line) {
  if (file === 'package-lock.json') return;
  for (const [what, pattern] of PATTERNS) if (pattern.test(line)) findings.push(`${file}: this looks like ${what}`);
  if (/nhs/i.test(line) && numbersIn(line).some(isRealNhsNumber))
    findings.push(`${file}: this looks like somebody's NHS number; invented ones begin with 999`);
}

function numbersIn(line) {
  return (line.match(/\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g) ?? []).map((number) => number.replace(/\D/g, ''));
}

/** The last digit checks the others, modulo 11; the range from 999 is kept free for tests. */
function isRealNhsNumber(number) {
  const digits = [...number].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, i) => total + digit * (10 - i), 0);
  return (11 - (sum % 11)) % 11 === digits[9] && !number.startsWith('999');
}
