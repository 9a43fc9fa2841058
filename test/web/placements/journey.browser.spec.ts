import { type Browser } from 'playwright-core';
import { type Role } from '../../../src/auth/permissions.js';
import { Clock } from '../../../src/kernel/clock.js';
import { londonDay, londonTime } from '../../../src/kernel/london-time.js';
import { addDays, addMonths, partsOf, type PlainDate, toIso } from '../../../src/kernel/plain-date.js';
import { placeSyntheticPostcodes } from '../../../src/synthetic/postcodes.js';
import { asOwner, startKith, type Kith } from '../../support/app.js';
import { launchBrowser } from '../../support/browser.js';
import { Facts } from '../../support/facts.js';
import { Keyboard, Pointer } from '../../support/hands.js';
import { Walk } from '../../support/walk.js';
import { signIn, watchedPage, type WatchedPage } from '../../support/watched-page.js';

/** The 16th birthday: yesterday, so that nothing of it lies in the future of the machine. */
const BIRTHDAY = addDays(londonDay(new Date()), -1);
const THE_EVENING_BEFORE = londonTime(addDays(BIRTHDAY, -1), 22, 40);
const AFTER_MIDNIGHT = londonTime(BIRTHDAY, 0, 40);
const BORN = toIso(addMonths(BIRTHDAY, -12 * 16));

const clock = { at: THE_EVENING_BEFORE, now: () => clock.at };
let kith: Kith;
let facts: Facts;
let browser: Browser;

beforeAll(async () => {
  [kith, browser] = await Promise.all([
    startKith({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) }),
    launchBrowser(),
  ]);
  facts = await Facts.of(kith);
  await asOwner(kith.database.ownerUrl, placeSyntheticPostcodes);
  await facts.audited(`UPDATE authority SET ons_code = 'E08000025' WHERE authority_id = $1`, [facts.authorityId]);
  await place('supported-accommodation', 'Specimen Court', 'E08000025', true);
  await place('hotel', 'Specimen Hotel', 'E08000025', false);
  await place('childrens-home', 'Patternby House', 'E08000025', true);
  await place('childrens-home', 'Far House', 'E06000060', true);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await facts.end();
  await kith.stop();
});

async function place(type: string, name: string, area: string, registered: boolean): Promise<void> {
  const id = await facts.setting(type, { name, ...(registered && { registered: ['2020-01-01'] as const }) });
  await facts.audited(`UPDATE care_setting SET postcode = 'ZZ99 1AB', local_authority_area = $2 WHERE id = $1`, [id, area]); // prettier-ignore
  await facts.audited(`UPDATE care_setting_registration SET places = 8 WHERE care_setting_id = $1`, [id]);
}

async function child(bornOn = BORN): Promise<string> {
  const id = await facts.child({ given: 'Robin', family: 'Testly', bornOn });
  await facts.audited(`UPDATE child SET home_postcode = 'ZZ99 2BD' WHERE id = $1`, [id]);
  await facts.inCare(id, ['2024-01-01']);
  return id;
}

const WAYS = [
  ['by keyboard alone, wide', { width: 1280, javaScript: true, examined: new Set<string>() }],
  ['narrow, without scripts', { width: 360, javaScript: false, examined: new Set<string>() }],
] as const;
type Way = (typeof WAYS)[number][1];

/** Where no scripts run, axe looks at a copy of the page. */
async function somebody(role: Role, { examined, ...options }: Way): Promise<[Walk, WatchedPage]> {
  const watched = await watchedPage(browser, kith, options);
  const { page } = watched;
  await signIn(page, kith, role);
  if (options.javaScript) return [new Walk(watched, new Keyboard(page), page, examined), watched];
  const scripted = await watchedPage(browser, kith, { width: options.width });
  return [new Walk(watched, new Pointer(), scripted.page, examined), watched];
}

async function found(walk: Walk, childId: string): Promise<void> {
  await walk.page.goto(`/children/${childId}/placements`);
  await walk.press(walk.button('Place the child'));
  await walk.says(/settings? found/);
}

/** From the setting to the approval, of a placement that may be approved. */
async function wished(walk: Walk, setting: string): Promise<void> {
  await walk.press(walk.link(setting));
  await walk.press(walk.button('Continue'));
  await walk.says('Who has to be told');
  await walk.press(walk.button('Continue'));
  await walk.type('What does the child want', 'Wants to stay near college');
  await walk.press(walk.button('Continue'));
  await walk.says('The law permits this placement, if…');
}

async function approvedAndStarted(walk: Walk, on: PlainDate, time: string): Promise<void> {
  await walk.press(walk.button('Continue'));
  await walk.hands.select(walk.main.getByLabel('Who approved the placement?'), 'Test team-manager (team manager)');
  await walk.choose('How?', 'By telephone');
  await typeTime(walk, 'When was it approved?', on, time);
  await walk.press(walk.button('Continue'));
  await walk.says('Wants to stay near college');
  await walk.press(walk.button('Start the placement'));
  await walk.says('The placement has started');
}

async function typeTime(walk: Walk, question: string, on: PlainDate, time: string): Promise<void> {
  const { year, month, day } = partsOf(on);
  const boxes = walk.main.getByRole('group', { name: question });
  await walk.hands.type(boxes.getByLabel('Day'), String(day));
  await walk.hands.type(boxes.getByLabel('Month'), String(month));
  await walk.hands.type(boxes.getByLabel('Year'), String(year));
  await walk.hands.type(boxes.getByLabel('Time'), time);
}

async function nothingWrong(walk: Walk, { page, faults }: WatchedPage): Promise<void> {
  expect([walk.wrong, faults]).toEqual([[], []]);
  await page.context().close();
}

it.each(WAYS)(
  'the evening before the 16th birthday: refused, refused, and a lawful place tonight; %s',
  async (_, way) => {
    clock.at = THE_EVENING_BEFORE;
    const [walk, watched] = await somebody('out-of-hours', way);
    await found(walk, await child());
    const forbidden = walk.page.locator('section, ul').filter({ hasText: 'Why not:' }).last();
    for (const name of ['Specimen Court', 'Specimen Hotel']) {
      expect(await forbidden.innerText()).toContain(name);
      await walk.press(walk.link(name));
      await walk.press(walk.button('Continue'));
      await walk.says('This placement is not lawful');
      await walk.says('reg 27A');
      expect(await walk.button('Continue').count()).toBe(0);
      await walk.press(walk.button('Find another setting'));
    }
    await wished(walk, 'Patternby House');
    await approvedAndStarted(walk, addDays(BIRTHDAY, -1), '22:00');
    await nothingWrong(walk, watched);
  },
  60_000,
);

it.each(WAYS)(
  'two hours later she is 16: the same supported accommodation is lawful, the hotel still is not; %s',
  async (_, way) => {
    clock.at = AFTER_MIDNIGHT;
    const [walk, watched] = await somebody('out-of-hours', way);
    await found(walk, await child());
    await walk.press(walk.link('Specimen Hotel'));
    await walk.press(walk.button('Continue'));
    await walk.says('This placement is not lawful');
    await walk.says('neither supported accommodation nor excepted');
    await walk.press(walk.button('Find another setting'));
    await wished(walk, 'Specimen Court');
    await approvedAndStarted(walk, BIRTHDAY, '00:20');
    await nothingWrong(walk, watched);
  },
  60_000,
);

it.each(WAYS)(
  'at a distance the director decides, by telephone at night, and says so the next morning; %s',
  async (_, way) => {
    clock.at = THE_EVENING_BEFORE;
    const [walk, watched] = await somebody('social-worker', way);
    const childId = await child('2014-05-01');
    await found(walk, childId);
    await wished(walk, 'Far House');
    await walk.says('The director’s approval of a placement at a distance is not recorded');
    await walk.press(walk.link('Approval of a placement at a distance'));
    await walk.choose('Was it done?', /^Yes/);
    await typeTime(walk, 'When was it done or decided?', addDays(BIRTHDAY, -1), '22:10');
    const deciders = walk.main.getByLabel('Who decided it?');
    expect(await deciders.locator('option').allInnerTexts()).toEqual([
      ...['Select', 'Test director', 'Test director-on-call'],
    ]);
    await walk.hands.select(deciders, 'Test director-on-call');
    await walk.choose('How was it decided?', /^By telephone/);
    await walk.press(walk.button('Record it'));
    await walk.says('The law permits this placement, if…');
    expect(await walk.main.innerText()).not.toContain('distance is not recorded');
    await approvedAndStarted(walk, addDays(BIRTHDAY, -1), '22:20');
    await nothingWrong(walk, watched);

    clock.at = londonTime(BIRTHDAY, 9);
    const [director, seen] = await somebody('director-on-call', way);
    await director.press(director.link(/decided this for Robin Testly: approval of a placement at a distance/));
    await director.press(director.button('Yes, I did'));
    await director.says(/confirmed/i);
    await nothingWrong(director, seen);
  },
  90_000,
);
