import { createHmac, timingSafeEqual } from 'node:crypto';

/** The id in a session's cookie when the signature is ours (as express-session signs: `s:<id>.<HMAC-SHA256>`); else null. */
export function sessionIdIn(cookies: string | undefined, name: string, secret: string): string | null {
  const pair = cookies?.split(/; */).find((each) => each.startsWith(`${name}=`));
  if (!pair) return null;
  const signed = /^s:(.+)\.([^.]+)$/.exec(decoded(pair.slice(name.length + 1)));
  if (!signed) return null;
  const [, id, signature] = signed as unknown as [string, string, string];
  const expected = createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '');
  const [given, ours] = [Buffer.from(signature), Buffer.from(expected)];
  return given.length === ours.length && timingSafeEqual(given, ours) ? id : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
