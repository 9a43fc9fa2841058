import { randomUUID } from 'node:crypto';
import { SUBJECT_IDS } from '../../../src/missing/profile/profile.js';
import { startKith, type ApiClient, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { aJpeg, TAKEN_AT } from '../../support/pictures.js';

let kith: Kith;
let facts: Facts;
let worker: ApiClient;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await kith.as('social-worker');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

async function aProfile(...items: object[]): Promise<{ child: string; at: string; ids: string[] }> {
  const child = await facts.child({ bornOn: '2012-01-01' });
  const at = `/api/v1/children/${child}/missing-profile`;
  const ids: string[] = [];
  for (const item of items) ids.push((await worker.post(`${at}/items`, item)).body.id as string);
  return { child, at, ids };
}

const itemsOf = async (at: string, client = worker): Promise<any[]> => (await client.get(at)).body.items;

describe('an item of the profile', () => {
  it.each(SUBJECT_IDS)('can be recorded of %s, as the database knows it too', async (subject) => {
    const { at } = await aProfile();
    const { status, body } = await worker.post(`${at}/items`, { subject, words: 'Something' });
    expect([status, body.subject, body.protected]).toEqual([201, subject, subject === 'address-to-search']);
  });

  it('says when it was last confirmed and by whom, and is confirmed in one step', async () => {
    const { at, ids } = await aProfile({ subject: 'hair', words: 'Brown', confirmedAt: '2026-06-01T12:00:00Z' });
    expect((await itemsOf(at))[0]).toMatchObject({ confirmedAt: '2026-06-01T12:00:00.000Z', confirmedBy: 'Test social-worker' }); // prettier-ignore
    const { body } = await worker.post(`/api/v1/profile-items/${ids[0]}/confirmation`, { confirmedBy: 'Her carer' });
    expect(body).toMatchObject({ words: 'Brown', confirmedBy: 'Her carer', version: 2 });
    expect(Date.now() - Date.parse(body.confirmedAt as string)).toBeLessThan(60_000);
    const early = { confirmedAt: '2026-05-01T12:00:00Z' };
    expect((await worker.post(`/api/v1/profile-items/${ids[0]}/confirmation`, early)).status).toBe(409);
  });

  it('that has changed ends where the new one begins; both stay in the history', async () => {
    const { at } = await aProfile(
      { subject: 'hair', words: 'Brown', confirmedAt: '2026-06-01T12:00:00Z' },
      { subject: 'hair', words: 'Red', confirmedAt: '2026-07-01T12:00:00Z' },
    );
    expect((await itemsOf(at)).map(({ words }) => words)).toEqual(['Red']);
    const { body } = await worker.get(`${at}/history`);
    const brown = body.items.find((one: any) => one.says.words === 'Brown' && one.says.until);
    expect(new Date(brown.says.until as string)).toEqual(new Date('2026-07-01T12:00:00Z'));
    const before = { subject: 'hair', words: 'Black', confirmedAt: '2026-06-15T12:00:00Z' };
    expect((await worker.post(`${at}/items`, before)).status).toBe(422);
  });

  it('of which a child has several stands beside the others, and one can take the place of one', async () => {
    const { at, ids } = await aProfile({ subject: 'phone', words: 'One' }, { subject: 'phone', words: 'Two' });
    await worker.post(`${at}/items`, { subject: 'phone', words: 'Three', replaces: ids[0] });
    expect((await itemsOf(at)).map(({ words }) => words)).toEqual(['Two', 'Three']);
    const other = { subject: 'risk', words: 'x', replaces: ids[1] };
    expect((await worker.post(`${at}/items`, other)).status).toBe(422);
    expect((await worker.post(`${at}/items`, { subject: 'phone', words: 'x', replaces: ids[0] })).status).toBe(422);
  });

  it('recorded wrongly is corrected with a reason; who saw another version is told', async () => {
    const { at, ids } = await aProfile({ subject: 'eyes', words: 'Blue' });
    const path = `/api/v1/profile-items/${ids[0]}`;
    expect((await worker.patch(path, { words: 'Brown', reason: 'Her brother’s' }, 1)).status).toBe(200);
    expect((await worker.patch(path, { words: 'Green', reason: 'x' }, 1)).status).toBe(412);
    const { body } = await worker.get(`${at}/history`);
    expect(body.items[0]).toMatchObject({ recordedWhy: 'Her brother’s', says: { words: 'Brown' }, before: { words: 'Blue' } }); // prettier-ignore
  });

  it('that is an address is for the police alone, whatever is said; and of a restricted address nobody else reads it', async () => {
    const { child, at, ids } = await aProfile({
      subject: 'address-to-search',
      words: '1 Far Street',
      protected: false,
    });
    expect((await itemsOf(at))[0].protected).toBe(true);
    await worker.patch(`/api/v1/profile-items/${ids[0]}`, { protected: false, reason: 'x' }, 1);
    expect((await itemsOf(at))[0].protected).toBe(true);
    await facts.restrict(child, kith.authority.users.director.id, [], 'address');
    expect((await worker.get(at)).body).toMatchObject({ items: [], addressShown: false });
    expect((await worker.post(`/api/v1/profile-items/${ids[0]}/confirmation`)).status).toBe(404);
    expect(JSON.stringify((await worker.get(`${at}/history`)).body)).not.toContain('Far Street');
  });
});

describe('the whole profile', () => {
  it('with nothing recorded is unknown in every part, never empty of risk', async () => {
    const { at } = await aProfile();
    const { standing, items, photo } = (await worker.get(at)).body;
    expect([items, photo, standing.lastConfirmedAt]).toEqual([[], null, null]);
    expect(standing.unanswered).toEqual(expect.arrayContaining(['photo', 'risk', 'health-need']));
  });

  it('confirmed at once is as of now in every part', async () => {
    const { at } = await aProfile(
      { subject: 'hair', words: 'Brown', confirmedAt: '2026-01-01T12:00:00Z' },
      { subject: 'build', words: 'Slim', confirmedAt: '2026-02-01T12:00:00Z' },
    );
    expect((await worker.get(at)).body.standing.lastConfirmedAt).toBe('2026-01-01T12:00:00.000Z');
    expect((await worker.post(`${at}/confirmation`)).body).toEqual({ confirmed: 2 });
    const { lastConfirmedAt } = (await worker.get(at)).body.standing;
    expect(Date.now() - Date.parse(lastConfirmedAt as string)).toBeLessThan(60_000);
  });

  it('goes with the child: a move asks for it to be handed over, and the hand-over answers', async () => {
    const { child, at } = await aProfile({ subject: 'hair', words: 'Brown', confirmedAt: '2026-01-05T12:00:00Z' });
    const [first, second] = [await facts.setting('foster-home'), await facts.setting('foster-home')];
    await facts.inCare(child, ['2026-01-01']);
    await facts.actualPlacement(child, first, ['2026-01-01', '2026-06-01'], 'foster');
    await facts.actualPlacement(child, second, ['2026-06-01', '2026-07-01'], 'foster');
    await facts.actualPlacement(child, second, ['2026-07-01'], 'foster'); // the same home: one stay
    expect((await worker.get(at)).body.standing).toMatchObject({ is: 'overdue', handOverDue: true });
    await worker.post(`${at}/hand-overs`, { handedTo: 'New carer', handedAt: '2026-06-02T12:00:00Z' });
    const { standing, handOvers } = (await worker.get(at)).body;
    expect([standing.handOverDue, handOvers[0].handedTo]).toEqual([false, 'New carer']);
    expect((await itemsOf(at))[0].words).toBe('Brown');
  });

  it('is due on day 1 for a trafficked or unaccompanied child, on the fifth working day for others', async () => {
    const day = '2026-09-10'; // a Thursday
    const placed = async (unaccompanied: string, screened: boolean): Promise<string> => {
      const { child, at } = await aProfile();
      await facts.inCare(child, [day]);
      await facts.unaccompanied(child, unaccompanied, [day], new Date().toISOString());
      if (screened) await worker.post(`/api/v1/children/${child}/trafficking-screenings`, { outcome: 'no-concern' });
      return (await worker.get(at)).body.standing.dueOn as string;
    };
    expect(await placed('yes', true)).toBe('2026-09-10');
    expect(await placed('no', true)).toBe('2026-09-17');
    expect(await placed('no', false)).toBe('2026-09-10');
  });
});

describe('a photograph sent by a program', () => {
  it('is known by its content, cleaned, and takes the place of the one before; a retry brings no second', async () => {
    const { at } = await aProfile();
    const key = { 'idempotency-key': randomUUID() };
    const send = () => worker.bring(`${at}/photo?takenOn=2026-01-05`, 'image/jpeg', aJpeg(), key);
    const { status, body } = await send();
    expect([status, body]).toEqual([201, expect.objectContaining({ mediaType: 'image/jpeg', width: 8, takenOn: '2026-01-05' })]); // prettier-ignore
    expect((await send()).body.pictureId).toBe(body.pictureId);
    expect((await worker.get(at)).body.photo.pictureId).toBe(body.pictureId);
    const picture = await fetch(`${kith.url}/api/v1/profile-pictures/${body.pictureId}`, {
      headers: { authorization: `Bearer ${worker.token}` },
    });
    expect(Buffer.from(await picture.arrayBuffer()).includes(TAKEN_AT)).toBe(false);
  });

  it.each([
    ['no picture', 'image/jpeg', Buffer.from('%PDF-1.7 and so on and so on'), 422],
    ['another content type', 'application/pdf', aJpeg(), 400],
    ['more than 8 MB', 'image/png', Buffer.alloc(8 * 1024 * 1024 + 1), 413],
  ])('that is %s is refused', async (_what, type, file, status) => {
    const { at } = await aProfile();
    expect((await worker.bring(`${at}/photo`, type, file)).status).toBe(status);
  });

  it('of a child who is hidden is answered as of nobody', async () => {
    const { child, at } = await aProfile();
    await facts.restrict(child, kith.authority.users.director.id);
    const nobody = at.replace(child, randomUUID());
    const [theirs, nobodys] = [await worker.bring(`${at}/photo`, 'image/jpeg', aJpeg()), await worker.bring(`${nobody}/photo`, 'image/jpeg', aJpeg())]; // prettier-ignore
    expect([theirs.status, theirs.body.detail]).toEqual([404, nobodys.body.detail]);
  });
});
