import { type ExecutionContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { AuthGuard } from '../../src/auth/auth.guard.js';
import { type ActingRequest } from '../../src/auth/can.decorator.js';
import { ALL_PERMISSIONS, ROLES } from '../../src/auth/permissions.js';
import { type Actor } from '../../src/kernel/actor.js';
import { seeded } from '../law/generated-facts.js';
import { startKith, type Kith, type TestAuthority } from '../support/app.js';
import { Attacker, type Attempt, Witness } from './attack.js';
import { fillAuthority } from './full-authority.js';

const CANARY = 'Theirzorblax';
const AT_ONCE = 4;

export interface Attacked {
  requests: number;
  routes: number;
  /** How many answers had which status. */
  statuses: Record<number, number>;
  /** What should never be: each a sentence. Empty. */
  leaks: string[];
}

export interface Attack {
  seed: number;
  requests: number;
  /** Replace the guard by one that lets everybody do everything, on pages too. */
  guardsReplaced: boolean;
  /** Statements that break what protects them: an attack that finds nothing then shows nothing. */
  sabotage?: (theirs: TestAuthority) => string;
}

/** Somebody of one authority, who knows every id of another, tries every route. */
export async function attack({ seed, requests, guardsReplaced, sabotage }: Attack): Promise<Attacked> {
  const insider: { actor?: Actor } = {};
  const kith = await startKith({
    override: (builder) =>
      guardsReplaced
        ? builder
            .overrideProvider(AuthGuard)
            .useValue({ canActivate: (context: ExecutionContext) => letThrough(context, insider.actor!) })
        : builder,
  });
  const witness = await Witness.of(kith.database);
  try {
    const theirs = await kith.addAuthority('Theirshire');
    await fillAuthority(kith.database, kith.authority, 'Ours');
    await fillAuthority(kith.database, theirs, CANARY);
    if (sabotage) await witness.run(sabotage(theirs));
    insider.actor = insiderOf(kith.authority);
    const [ourLoot, theirLoot] = [await witness.loot(kith.authority.id), await witness.loot(theirs.id)];
    const before = await witness.fingerprints(theirs.id);
    const attacker = await Attacker.against(kith.app, kith.url, ourLoot, theirLoot, seeded(seed));
    const tokens = guardsReplaced ? [''] : await tokensOf(kith);
    const attacked: Attacked = { requests: 0, routes: 0, statuses: {}, leaks: [] };
    const routes = new Set<string>();
    const ofApi = ({ path }: { path: string }) => path.startsWith('/api/');
    await inTurns(requests, async (n) => {
      const attempt = attacker.attempt(
        n,
        guardsReplaced ? ({ path, method }) => ofApi({ path }) || method === 'GET' : ofApi,
      );
      routes.add(attempt.route.handler);
      await send(kith.url, attempt, tokens[n % tokens.length]!, attacked);
    });
    attacked.routes = routes.size;
    const after = await witness.fingerprints(theirs.id);
    for (const [table, mark] of Object.entries(after))
      if (before[table] !== mark) attacked.leaks.push(`their ${table} was changed: ${before[table]} is now ${mark}`);
    attacked.leaks.push(
      ...(await witness.mentions(theirLoot, kith.authority.id)).map((row) => `ours names theirs: ${row}`),
    );
    return attacked;
  } finally {
    await witness.end();
    await kith.stop();
  }
}

function insiderOf({ id, users }: TestAuthority): Actor {
  const userId = users['team-manager'].id;
  return {
    authorityId: id,
    userId,
    label: `user:${userId}`,
    name: 'Insider',
    roles: ROLES,
    permissions: ALL_PERMISSIONS,
  };
}

function letThrough(context: ExecutionContext, actor: Actor): boolean {
  context.switchToHttp().getRequest<ActingRequest>().actor = actor;
  return true;
}

/** One of each role: whoever may do the most, and whoever may do nothing. */
async function tokensOf(kith: Kith): Promise<string[]> {
  const clients = await Promise.all(ROLES.map((role) => kith.as(role)));
  return clients.map(({ token }) => token!);
}

async function send(
  url: string,
  { method, path, headers, body, namesTheirs }: Attempt,
  token: string,
  attacked: Attacked,
): Promise<void> {
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const response = await fetch(url + path, {
    method,
    headers: { ...headers, ...authorization },
    body,
    redirect: 'manual',
  });
  const text = await response.text();
  const said = `${text} ${JSON.stringify([...response.headers])}`;
  attacked.requests++;
  attacked.statuses[response.status] = (attacked.statuses[response.status] ?? 0) + 1;
  const request = `${method} ${path} ${body ?? ''}`;
  if (said.includes(CANARY)) attacked.leaks.push(`${request} shows theirs: ${text.slice(0, 300)}`);
  if (response.status >= 500) attacked.leaks.push(`${request} fails: ${response.status} ${text.slice(0, 300)}`);
  if (namesTheirs.length === 0 || response.status >= 400 || method === 'OPTIONS') return;
  // a form sent without a session is refused by way of signing in, whatever its address names
  if (response.headers.get('location')?.startsWith('/sign-in')) return;
  if (method === 'GET' && (await sameForNobody(url, path, namesTheirs, response.status, text))) return;
  attacked.leaks.push(`${request} is answered with ${response.status}: ${text.slice(0, 300)}`);
}

/** Whether an address answers the same with ids that never were: a form that looks nothing up tells nothing. */
async function sameForNobody(url: string, path: string, ids: readonly string[], status: number, text: string) {
  const nobodys = new Map(ids.map((id) => [id, randomUUID()]));
  const swapped = (words: string) =>
    [...nobodys].reduce((all, [theirs, nobody]) => all.replaceAll(theirs, nobody), words);
  const response = await fetch(url + swapped(path), { redirect: 'manual' });
  const other = await response.text();
  return response.status === status && withoutSecrets(other) === withoutSecrets(swapped(text));
}

/** Every page has new one-time ids and a form secret. */
function withoutSecrets(page: string): string {
  return page.replaceAll(/value="[\w-]{20,}"/g, 'value');
}

async function inTurns(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
