import { addDays, partsOf } from '../../../src/kernel/plain-date.js';
import { londonDay } from '../../../src/kernel/london-time.js';
import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { boxes, type Seen, Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let worker: Visitor;
let manager: Visitor;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  [worker, manager] = [await Visitor.as(kith, 'social-worker'), await Visitor.as(kith, 'team-manager')];
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

/** A day so many days ago, in the boxes of a form. */
function ago(name: string, days: number, time: string) {
  const { year, month, day } = partsOf(addDays(londonDay(new Date()), -days));
  return boxes(name, [day, month, year], time);
}

async function missing(daysAgo = 2, child?: string): Promise<{ child: string; at: string; id: string }> {
  const of = child ?? (await facts.child({ given: 'Wren', family: 'Testly', bornOn: '2012-01-01' }));
  const client = await kith.as('social-worker');
  const from = new Date(Date.now() - daysAgo * 86_400_000 - 3_600_000).toISOString();
  const { body } = await client.post(`/api/v1/children/${of}/absences`, {
    ...{ whereabouts: 'not-known', lastSeenEarliest: from, lastSeenPlace: 'School', lastSeenBy: 'Teacher' },
    ...{ danger: 'unknown', police: 'telling-now', reportedAt: from, noticedAt: from },
  });
  return { child: of, id: body.id, at: `/missing/${body.id}` };
}
/** Sends the form of a page that stands under another address. */
const quick = (page: Seen, to: string, kind: string, answers: Record<string, string>) =>
  worker.send(page, to, { kind, ...answers });

describe('one episode', () => {
  it('shows who must be told and has not been, and where what is not known is answered', async () => {
    const { at, child } = await missing();
    const { words, html } = await worker.open(at);
    expect(words).toMatch(/Police told Not logged Due .* ago/);
    expect(words).toContain(
      'Home Office told Not known It is not known whether the child is subject to immigration control',
    );
    expect(words).toMatch(/Strategy discussion Not logged/);
    const asked = await worker.fill(`/children/${child}/immigration-control`, {
      answer: 'yes',
      basis: 'Claim registered',
    });
    expect(asked.status).toBe(200);
    expect((await worker.open(at)).words).toMatch(/Home Office told Not logged/);
    expect(html).toContain(`href="${at}/actions/new?kind=police-told"`);
  });

  // A director was led to “You may not do that”
  it('leads nobody to an answer that is not theirs to give', async () => {
    const { at } = await missing();
    const { words, html } = await (await Visitor.as(kith, 'director')).open(at);
    expect(words).toContain('Home Office told Not known');
    expect(html).not.toContain('/immigration-control');
  });

  it('takes a police reference and a change of risk in one line each, just now', async () => {
    const { at } = await missing();
    const to = `${at}/actions/new`;
    const told = await quick(await worker.open(at), to, 'police-told', { reference: 'TS-0417' });
    expect(told.words).toContain('The entry has been added');
    expect(told.words).toMatch(/Reference TS-0417 .*Risk level None recorded/);
    expect((await quick(told, to, 'police-risk', { riskLevel: 'high' })).words).toMatch(/Risk level High, since/);
    const empty = await quick(await worker.open(at), to, 'police-risk', {});
    expect([empty.status, empty.title]).toEqual([422, 'Error: Police risk level: Wren Testly – Kith']);
    expect(empty.html).toContain('href="#riskLevel"');
  });

  it('asks first what was done, and then only what belongs to it', async () => {
    const { at } = await missing();
    const form = `${at}/actions/new`;
    const which = await worker.open(form);
    expect(which.html).toContain(`<form method="get" action="${form}"`);
    expect(which.words).not.toMatch(/Risk level|Reference|With whom/);
    const unanswered = await worker.open(`${form}?asked=yes`);
    expect([unanswered.title, unanswered.html.includes('href="#kind"')]).toEqual(['Error: Add to the log: Wren Testly – Kith', true]); // prettier-ignore
    const asked = async (kind: string) => (await worker.open(`${form}?asked=yes&kind=${kind}`)).words;
    expect(await asked('sighting')).not.toMatch(/Risk level|Reference|decided not to do/);
    expect(await asked('police-risk')).toMatch(/Risk level the police gave .*Reference/);
    expect(await asked('decided-not-to')).toMatch(/What was it decided not to do\?/);
  });

  it('says how late a late entry was written down; a correction stands beside what it corrects', async () => {
    const { at } = await missing();
    const entry = { kind: 'sighting', ...ago('happenedAt', 1, '7:30am'), notes: 'At the bus station' };
    const logged = await worker.fill(`${at}/actions/new?kind=sighting`, entry);
    expect(logged.words).toMatch(
      /Sighting recorded by Test social-worker .* at 7:30am .*At the bus station .*Written down \d+ hours later/,
    );
    const correct = /href="(\/missing\/[^"]+\/actions\/[0-9a-f-]{36})"/.exec(logged.html)![1]!;
    const form = await worker.open(correct);
    expect(form.html).toContain('At the bus station');
    const unreasoned = await worker.send(form, correct, { ...entry, notes: 'At the railway station' });
    expect([unreasoned.status, unreasoned.html.includes('href="#reason"')]).toEqual([422, true]);
    const corrected = await worker.send(form, correct, {
      ...entry,
      notes: 'At the railway station',
      reason: 'Misheard',
    });
    expect(corrected.words).toContain('Corrects an earlier entry: Misheard');
    expect(corrected.words).toContain('Corrected by a later entry');
    expect((await worker.fill(correct, { ...entry, reason: 'x' })).status).toBe(409);
  });

  it('goes from missing to found to missing again to back, each with a shortcut for now', async () => {
    const { at } = await missing();
    const found = {
      ...ago('locatedAt', 1, '6am'),
      locatedAtWhen: 'then',
      locatedBy: 'Police',
      seen: 'yes',
      safe: 'no',
    };
    const harmed = { ...found, harms: ['injury', 'not-known'] };
    const refused = await worker.fill(`${at}/located`, harmed);
    expect([refused.status, refused.html.includes('href="#harms"')]).toEqual([422, true]);
    const located = await worker.fill(`${at}/located`, { ...harmed, harms: ['injury', 'neglect'] });
    expect(located.words).toContain('Harm or health needs: Injured; Hungry, cold or without sleep');
    const again = await worker.fill(`${at}/missing-again`, { establishedBy: 'Her aunt', establishedHow: 'She rang' });
    expect(again.words).toMatch(/Missing again .*Established by Her aunt: She rang/);
    const nothing = await worker.fill(`${at}/returned`, { to: 'same-placement', safe: 'yes' });
    expect(nothing.html).toContain('href="#returnedAtWhen"');
    const back = await worker.fill(`${at}/returned`, { returnedAtWhen: 'now', to: 'same-placement', safe: 'yes', harms: 'none-seen' }); // prettier-ignore
    expect(back.words).toContain('A return interview is due by');
    expect(back.words).toContain('Back where the child lives');
  });

  it('how it began, a part in the middle, and what was learnt later are put right', async () => {
    const { at } = await missing();
    const began = await worker.fill(`${at}/correction`, { ...ago('lastSeenEarliest', 3, '8pm'), beganAs: 'missing', reason: 'The school’s log' }); // prettier-ignore
    expect(began.words).toMatch(/Correction .*The school’s log/);
    const between = { kind: 'away', ...ago('from', 1, '2am'), ...ago('until', 1, '4am'), establishedBy: 'Her aunt', establishedHow: 'She was there' }; // prettier-ignore
    const added = await worker.fill(`${at}/parts/new`, { ...between, reason: 'Told the day after' });
    expect(added.words).toMatch(/Found, not back: whereabouts known .*For 2 hours .*Her aunt: She was there/);
    const parts = [...added.html.matchAll(/href="(\/missing\/[^"]+\/parts\/[0-9a-f-]{36})"/g)].map(([, href]) => href!);
    const part = parts[1]!; // the latest first: missing again, then away
    expect((await worker.open(part)).html).toContain('value="Her aunt"');
    const moved = await worker.fill(part, {
      kind: 'away',
      ...ago('from', 1, '3.30am'),
      reason: 'Later than she thought',
    });
    expect([moved.status, moved.words.includes('Correction')]).toEqual([200, true]);
    expect((await worker.open(`${at}/parts/00000000-0000-4000-8000-000000000000`)).status).toBe(404);
  });

  it('says how often the child has gone in 90 days, with links', async () => {
    const { child, at } = await missing(5);
    await worker.fill(`${at}/returned`, { ...ago('returnedAt', 4, '9pm'), to: 'same-placement', safe: 'yes' });
    const second = await missing(1, child);
    const { words, html } = await worker.open(second.at);
    expect(words).toContain('2nd in 90 days');
    expect(html).toContain(`href="${at}"`);
    expect((await worker.open(at)).words).not.toContain('in 90 days');
  });

  it('18 while missing: said, confirmed by a manager, the clock going on, handed over', async () => {
    const child = await facts.child({ bornOn: '2008-01-15' });
    await facts.inCare(child, ['2024-01-01T12:00:00Z']);
    const client = await kith.as('social-worker');
    const { body } = await client.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-01-10T20:00:00Z', lastSeenPlace: 'School' },
      ...{ lastSeenBy: 'Teacher', danger: 'unknown', police: 'telling-now' },
    });
    const at = `/missing/${body.id}`;
    expect((await worker.open(at)).words).toContain('A manager has to confirm it; nothing has ended by itself');
    expect((await worker.open(`${at}/now-adult`)).status).toBe(403);
    const confirmed = await manager.fill(`${at}/now-adult`, {});
    expect(confirmed.words).toMatch(/Missing, now adult, for \d+ days/);
    expect(confirmed.words).toContain('Care ended here (E8); the search goes on');
    const over = { outcome: 'handed-over', ...ago('endedAt', 1, '10am'), handedTo: 'Testshire Police' };
    expect((await worker.fill(`${at}/now-adult/ending`, over)).words).toContain('Handed over to Testshire Police');
  });
});

describe('the place the child is away from', () => {
  it('is held or closed without ending anything; ending it takes a reason and shows what rule 575 will say', async () => {
    const { at, child } = await missing();
    const placement = await facts.actualPlacement(child, await facts.setting('foster-home'), ['2026-05-01']);
    const held = {
      kind: 'held',
      placementId: placement,
      byWhom: 'The service manager',
      ...ago('heldUntil', -7, 'midday'),
    };
    expect((await worker.fill(`${at}/place`, held)).words).toMatch(
      /The place is held .*decided by The service manager/,
    );
    const ending = await worker.open(`/placements/${placement}/ending`);
    expect(ending.words).toContain('Rule 575 fails that');
    const answers = { ...ago('endedAt', 0, '0:01'), reason: 'Notice of the provider' };
    const refused = await worker.send(ending, `/placements/${placement}/ending`, answers);
    expect([refused.status, refused.html.includes('href="#whileAwayReason"')]).toEqual([422, true]);
    const ended = await worker.send(ending, `/placements/${placement}/ending`, { ...answers, whileAwayReason: 'The room is needed' }); // prettier-ignore
    expect(ended.status).toBe(200);
    expect((await worker.open(at)).words).toContain('The placement was ended while the child was away');
  });

  it('given up by recording where the child lives now is asked the same', async () => {
    const { at, child } = await missing();
    await facts.actualPlacement(child, await facts.setting('foster-home'), ['2026-05-01']);
    const path = `/children/${child}/placements/actual`;
    const form = await worker.open(path);
    expect(form.words).toContain('What the annual return will say');
    const answers = {
      ...{ placeName: 'A caravan', settingType: 'caravan', country: 'england', circumstances: 'With her aunt' },
      ...ago('startsAt', 0, '0:01'),
    };
    const refused = await worker.send(form, path, answers);
    expect([refused.status, refused.html.includes('href="#whileAwayReason"')]).toEqual([422, true]);
    expect((await worker.send(refused, path, { ...answers, whileAwayReason: 'The room is needed' })).status).toBe(200);
    expect((await worker.open(at)).words).toContain('The placement was ended while the child was away');
  });
});

describe('restricting the record of a child who is missing', () => {
  it('warns that the night loses sight, and names those who work at night unless unticked', async () => {
    const { child } = await missing();
    const { words, html } = await manager.open(`/children/${child}/restriction`);
    expect(words).toContain('out-of-hours staff who are not named lose sight of the absence');
    const night = kith.authority.users['out-of-hours'].id;
    expect(html).toMatch(new RegExp(`value="${night}" checked`));
    const safe = await facts.child({ bornOn: '2012-01-01' });
    const other = await manager.open(`/children/${safe}/restriction`);
    expect(other.words).not.toContain('lose sight');
    expect(other.html).not.toMatch(new RegExp(`value="${night}" checked`));
  });
});
