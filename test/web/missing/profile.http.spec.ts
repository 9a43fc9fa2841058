import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { aJpeg, TAKEN_AT } from '../../support/pictures.js';
import { hiddenFields, Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let worker: Visitor;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await Visitor.as(kith, 'social-worker');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const aChild = () => facts.child({ given: 'Lark', family: 'Testly', bornOn: '2012-01-01' });

async function missing(child: string): Promise<string> {
  const client = await kith.as('social-worker');
  const { body } = await client.post(`/api/v1/children/${child}/absences`, {
    ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-11-20T20:00:00Z', lastSeenPlace: 'School' },
    ...{ lastSeenBy: 'Teacher', danger: 'none-known', police: 'telling-now' },
  });
  return body.id as string;
}

describe('the profile of a child', () => {
  it('says not known for everything nobody has recorded, and is reached from the child', async () => {
    const child = await aChild();
    expect((await worker.open(`/children/${child}`)).words).toContain(
      'Missing profile Open the profile No missing profile is recorded',
    );
    const page = await worker.open(`/children/${child}/profile`);
    expect(page.title).toBe('Missing profile: Lark Testly – Kith');
    expect(page.words).toMatch(/Hair Not known Record : Hair Eyes Not known/);
    expect(page.words).toContain('No photograph');
  });

  it('is recorded from the subject, confirmed in one click, changed, put right and ended; the history has it all', async () => {
    const child = await aChild();
    const at = `/children/${child}/profile`;
    const form = await worker.open(`${at}/new?subject=hair`);
    const action = `${at}/new?subject=hair`;
    const empty = await worker.send(form, action, {});
    expect([empty.status, empty.words]).toEqual([422, expect.stringContaining('Enter what is known')]);
    const answers = { words: 'Brown', confirmedBy: 'Her carer', 'confirmedAt-day': '1', 'confirmedAt-month': '6' };
    const whole = { ...answers, 'confirmedAt-year': '2026', 'confirmedAt-time': '9am' };
    const recorded = await worker.send(form, action, whole);
    expect(recorded.words).toMatch(/Hair Brown Confirmed \d months ago by Her carer/);
    expect(recorded.words).toMatch(/Profile last confirmed \d months ago/);
    const [, item] = /profile-items\/([\w-]+)\/confirmation/.exec(recorded.html)!;
    const confirmed = await worker.send(recorded, `${at}/profile-items/${item}/confirmation`);
    expect(confirmed.words).toContain('Brown Confirmed 0 minutes ago by Test social-worker');
    const change = `${at}/profile-items/${item}`;
    expect((await worker.open(change)).html).toContain('>Brown</textarea>');
    const unsaid = await worker.fill(change, { words: 'Black' });
    expect([unsaid.status, unsaid.html]).toEqual([422, expect.stringContaining('href="#what"')]);
    const wrong = await worker.fill(change, { what: 'wrong', words: 'Black', reason: 'Her sister’s' });
    expect(wrong.words).toContain('Hair Black');
    expect((await worker.fill(change, { what: 'wrong', words: 'Grey', reason: 'x', seen: '1' })).status).toBe(412);
    expect((await worker.fill(change, { what: 'changed', words: 'Dyed red' })).words).toContain('Hair Dyed red');
    const history = await worker.open(`${at}/history`);
    for (const words of ['Brown', 'Her sister’s', 'Dyed red', 'Confirmed by: Her carer'])
      expect(history.words).toContain(words);
  });

  it('of another child is none: an item is changed only at its own child’s address', async () => {
    const [one, other] = [await aChild(), await aChild()];
    const made = await worker.fill(`/children/${one}/profile/new`, { subject: 'phone', words: '07700 900123' });
    const [, item] = /profile-items\/([\w-]+)\/confirmation/.exec(made.html)!;
    expect((await worker.open(`/children/${other}/profile/profile-items/${item}`)).status).toBe(404);
  });

  it('is handed over, by name', async () => {
    const child = await aChild();
    const done = await worker.fill(`/children/${child}/profile/hand-over`, { handedTo: 'Jo Example, carer' });
    expect(done.words).toContain('To Jo Example, carer');
  });
});

describe('a photograph', () => {
  const send = async (child: string, ...file: [string, string] | []) => {
    const path = `/children/${child}/profile/photo`;
    const hidden = Object.entries(hiddenFields((await worker.open(path)).html, path));
    const parts = file.length ? [...hidden, ['photo', file[0], file[1]] as const] : hidden;
    return worker.sendFiles(path, parts);
  };
  const jpeg = () => aJpeg({ orientation: 6 });

  /** As bytes: the visitor sends text. */
  async function sendJpeg(child: string) {
    return send(child, jpeg() as unknown as string, 'IMG_0001 Kingscourt Road.exe');
  }

  it('is known by its content, cleaned, shown in place, and kept by no browser', async () => {
    const child = await aChild();
    const page = await sendJpeg(child);
    expect(page.words).toContain('The photograph has been kept');
    expect(page.html).toContain('alt="Photograph of Lark Testly"');
    const [, src] = /<img src="(\/children\/[^"]+)"/.exec(page.html)!;
    const picture = await worker.open(src!);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(picture.headers.get('cache-control')).toBe('no-store');
    expect(picture.headers.get('content-disposition')).toBe('inline; filename="photograph.jpeg"');
    expect(picture.html).not.toContain(TAKEN_AT);
    const [row] = await facts.rows<{ bytes: Buffer }>('SELECT bytes FROM profile_picture WHERE child_id = $1', [child]);
    expect(row!.bytes.includes('Kingscourt')).toBe(false);
    const looked = `SELECT action FROM audit_event WHERE child_ids @> ARRAY[$1::uuid] AND action LIKE 'profile.photo%' ORDER BY seq`;
    const actions = await facts.rows<{ action: string }>(looked, [child]);
    expect(actions.map(({ action }) => action)).toEqual(['profile.photo-form', 'profile.photo-add', 'profile.photo']);
  });

  it('a newer one takes its place; the one before is kept, and can be seen', async () => {
    const child = await aChild();
    const [, first] = /<img src="(\/children\/[^"]+)"/.exec((await sendJpeg(child)).html)!;
    const [, second] = /<img src="(\/children\/[^"]+)"/.exec((await sendJpeg(child)).html)!;
    expect(second).not.toBe(first);
    expect((await worker.open(first!)).status).toBe(200);
    const rows = await facts.rows('SELECT FROM profile_photo WHERE child_id = $1 AND upper_inf(during)', [child]);
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['what is no picture', ['%PDF-1.7 and more of it, called', 'face.jpg'], /must be a JPEG, PNG or WebP picture/],
    ['nothing', [], /Choose a photograph/],
  ] as const)('is refused in words when it is %s, with the form', async (_what, file, words) => {
    const page = await send(await aChild(), ...(file as [string, string] | []));
    expect([page.status, page.words]).toEqual([422, expect.stringMatching(words)]);
    expect(page.html).toContain('href="#photo"');
  });

  it('of a child one may not see is none', async () => {
    const child = await aChild();
    const [, src] = /<img src="(\/children\/[^"]+)"/.exec((await sendJpeg(child)).html)!;
    await facts.restrict(child, kith.authority.users.director.id);
    expect((await worker.open(src!)).status).toBe(404);
  });
});

describe('the police pack', () => {
  it('is reached from the absence, names who gets it, and is then there to print and to download', async () => {
    const child = await aChild();
    const absence = await missing(child);
    const page = await worker.open(`/missing/${absence}`);
    expect(page.words).toContain('No missing profile is recorded | Police pack');
    const path = `/missing/${absence}/police-pack`;
    const nobody = await worker.fill(path, { audience: 'police' });
    expect(nobody.status).toBe(422);
    for (const field of ['recipientName', 'recipientOrganisation', 'recipientContact'])
      expect(nobody.html).toContain(`href="#${field}"`);
    const to = {
      recipientName: 'PC Sample',
      recipientOrganisation: 'Testshire Police',
      recipientContact: 'a@b.example',
    };
    const released = await worker.fill(path, { audience: 'police', ...to });
    expect(released.words).toContain('Released to PC Sample');
    const at = released.at.replace(/\?.*/, '');
    const print = await worker.open(`${at}/print`);
    expect(print.words).toContain('OFFICIAL-SENSITIVE');
    expect(print.words).toContain('Given by Test social-worker to PC Sample, Testshire Police (a@b.example)');
    expect(print.words).toContain('Printed by Test social-worker on');
    expect((await worker.open(`${at}/pdf`)).headers.get('content-type')).toBe('application/pdf');
    expect((await worker.open(path)).words).toContain('PC Sample, Testshire Police (a@b.example)');
    const rows = await facts.rows<{ action: string }>(
      `SELECT action FROM audit_event WHERE child_ids @> ARRAY[$1::uuid] AND action IN ('police-pack.print', 'police-pack.pdf')`,
      [child],
    );
    expect(rows).toHaveLength(2);
  });

  it('for somebody else is shown without the addresses', async () => {
    const child = await aChild();
    const api = await kith.as('social-worker');
    const item = { subject: 'address-to-search', words: '12 Search Street' };
    await api.post(`/api/v1/children/${child}/missing-profile/items`, item);
    const path = `/missing/${await missing(child)}/police-pack`;
    expect((await worker.open(path)).words).toContain('12 Search Street');
    expect((await worker.open(`${path}?for=other`)).words).not.toContain('12 Search Street');
  });
});
