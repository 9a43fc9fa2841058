import { type Browser } from 'playwright-core';
import { londonDay, startOfLondonDay } from '../../../src/kernel/london-time.js';
import { addDays, toIso } from '../../../src/kernel/plain-date.js';
import { startKith, type Kith } from '../../support/app.js';
import { launchBrowser } from '../../support/browser.js';
import { Facts } from '../../support/facts.js';
import { Keyboard, Pointer } from '../../support/hands.js';
import { Walk } from '../../support/walk.js';
import { signIn, watchedPage } from '../../support/watched-page.js';

let kith: Kith;
let facts: Facts;
let browser: Browser;

beforeAll(async () => {
  [kith, browser] = await Promise.all([startKith(), launchBrowser()]);
  facts = await Facts.of(kith);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await facts.end();
  await kith.stop();
});

const dayBefore = (days: number) => addDays(londonDay(new Date()), -days);

/** A home on the regulator's list, in which two children live; one is hidden from whoever brings the list in. */
async function aListedHome(regulator: string, name: string): Promise<void> {
  const home = await facts.insert('care_setting', {
    ...{ name, setting_type: 'childrens-home', country: 'england', regulator, urn: 'SC800001' },
  });
  await facts.registration(home, 'registered', ['2020-01-01'], 'childrens-home');
  for (const given of ['Robin', 'Hidden']) {
    const child = await facts.child({ given, family: 'Lapsley', bornOn: '2013-05-01' });
    const since = startOfLondonDay(dayBefore(60)).toISOString();
    await facts.inCare(child, [since]);
    await facts.actualPlacement(child, home, [since], 'childrens-home');
    if (given === 'Hidden') await facts.restrict(child, kith.authority.users.director.id);
  }
}

it.each([
  ['by keyboard alone', { width: 1280 }, 'ofsted', 'Ofsted', 'Elm House'],
  [
    'on a telephone that runs no scripts',
    { width: 360, javaScript: false },
    'cqc',
    'Care Quality Commission',
    'Fir House',
  ],
] as const)(
  'a lapse imported, decided for a child, and found to have begun earlier: %s',
  async (_name, options, regulator, regulatorName, name) => {
    await aListedHome(regulator, name);
    const watched = await watchedPage(browser, kith, options);
    const { page } = watched;
    const walk = new Walk(
      watched,
      'javaScript' in options ? new Pointer() : new Keyboard(page),
      'javaScript' in options ? (await watchedPage(browser, kith, { width: options.width })).page : page,
    );
    await signIn(page, kith, 'placement-officer');
    await imported(walk, regulatorName);
    await decided(walk, name);
    await shownByTheSetting(walk, name);
    await corrected(walk, name);
    expect(walk.wrong).toEqual([]);
    expect(watched.faults).toEqual([]);
    await page.context().close();
  },
  120_000,
);

async function imported(walk: Walk, regulator: string): Promise<void> {
  await walk.page.goto('/care-settings/lists/new');
  await walk.choose('Whose list', regulator);
  const suspended = toIso(dayBefore(3));
  const list = `URN,Provision type,Registration status,Status date\nSC800001,Children's home,Suspended,${suspended}\n`;
  await walk.page
    .getByLabel('The list')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await walk.press(walk.button('Compare it'));
  await walk.says('Nothing of it is recorded yet.');
  await walk.says('now suspended');
  await walk.press(walk.button('Record the list'));
  await walk.says(/for 2 of them somebody has to decide/);
  await walk.says('Not lawful for 2 of 2 children');
}

async function decided(walk: Walk, name: string): Promise<void> {
  await walk.press(walk.link(new RegExp(`^${name}: Suspended from`)));
  await walk.says('1 child is counted above and withheld from you.');
  await walk.press(walk.link('Decide for Robin Lapsley'));
  await walk.choose('What was decided?', 'The child stays: it is lawful');
  await walk.type('Why', 'A bed from Saturday');
  await walk.press(walk.button('Record the decision'));
  await walk.says('The law does not permit it by what is recorded: record first what makes it lawful');
  await walk.choose('What was decided?', /^The child stays for now/);
  await walk.press(walk.button('Record the decision'));
  await walk.says('Nobody has been moved by it.');
}

async function shownByTheSetting(walk: Walk, name: string): Promise<void> {
  await walk.press(walk.link(name));
  await walk.says('What changes of registration did to children');
  await walk.says('1 to decide');
  await walk.says('8 days not lawful until it was recorded, of all children together');
}

/** Five days earlier: two children, five days each. */
async function corrected(walk: Walk, name: string): Promise<void> {
  await walk.press(walk.link(/^Correct or end.*Suspended/));
  await walk.when('From', 8, 'midnight');
  await walk.type('Why is this corrected?', 'The notice was served earlier');
  await walk.press(walk.button('Save the correction'));
  await walk.says(/^Corrected: suspended from/);
  await walk.says('18 days not lawful until it was recorded, of all children together');
  await walk.press(walk.link(/^Suspended from/));
  await walk.says('8 days not lawful until it was recorded, of all children together');
  await walk.says('18 days not lawful until it was recorded, of all children together');
  await walk.says(name);
}
