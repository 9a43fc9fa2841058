import { type Browser, type Locator } from 'playwright-core';
import { DueSteps } from '../../../../src/jobs/due-steps.js';
import { type Role } from '../../../../src/auth/permissions.js';
import { Clock } from '../../../../src/kernel/clock.js';
import { londonDay } from '../../../../src/kernel/london-time.js';
import { addDays, addMonths, partsOf, toIso } from '../../../../src/kernel/plain-date.js';
import { startKith, type Kith } from '../../../support/app.js';
import { launchBrowser } from '../../../support/browser.js';
import { Facts } from '../../../support/facts.js';
import { Keyboard, Pointer } from '../../../support/hands.js';
import { Walk } from '../../../support/walk.js';
import { signIn, watchedPage, type WatchedPage } from '../../../support/watched-page.js';

const DAY = 86_400_000;
const TODAY = londonDay(new Date());
const PICTURES = process.env.KITH_PICTURES;

class MovingClock extends Clock {
  ahead = 0;
  now(): Date {
    return new Date(Date.now() + this.ahead);
  }
}

let kith: Kith;
let facts: Facts;
let browser: Browser;
const clock = new MovingClock();

beforeAll(async () => {
  kith = await startKith({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  facts = await Facts.of(kith);
  browser = await launchBrowser();
  await facts.setting('childrens-home', { name: 'Patternby House', registered: ['2020-01-01'] });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await facts.end();
  await kith.stop();
});
beforeEach(() => {
  clock.ahead = 0;
});

describe.each([
  ['by keyboard, wide', { width: 1280 }],
  ['on a telephone that runs no scripts', { width: 360, javaScript: false }],
] as const)('a breach recorded under a court order, %s', (_, options) => {
  it('is recorded at night, decided, reviewed late, ended, and counted', async () => {
    const family = `Night${options.width}`;
    const child = await facts.child({ given: 'Robin', family, bornOn: toIso(addMonths(TODAY, -12 * 15)) });
    await facts.inCare(child, ['2024-01-01']);
    const examiner = (await watchedPage(browser, kith, { width: options.width })).page;
    const watched: WatchedPage[] = [];
    const walks: Walk[] = [];
    const examined = new Set<string>();
    const as = async (role: Role, path: string) => {
      const seen = await watchedPage(browser, kith, options);
      const hands = options.width === 1280 ? new Keyboard(seen.page) : new Pointer();
      const walk = new Walk(seen, hands, examiner, examined);
      await signIn(seen.page, kith, role);
      await seen.page.goto(path);
      watched.push(seen);
      walks.push(walk);
      return walk;
    };
    const picture = async (walk: Walk, name: string) =>
      PICTURES && walk.page.screenshot({ path: `${PICTURES}/${options.width}-${name}.png`, fullPage: true });

    const worker = await as('out-of-hours', `/children/${child}/placements/actual`);
    await inACaravan(worker);
    await picture(worker, 'recorded');

    await kith.app.get(DueSteps).runDue();
    const director = await as('director-on-call', '/notices');
    await director.says('This child lives where the law does not permit it: a director’s decision is owed');
    await director.page.goto('/');
    await director.says(/The director’s decision is owed since/);
    await director.press(director.link(`Robin ${family}`));
    await director.press(director.button('Record the director’s decision'));
    await picture(director, 'form');
    await decide(director);
    await picture(director, 'decided');

    clock.ahead = 8 * DAY;
    const reviewer = await as('director', '/breaches?show=overdue');
    await reviewer.says(/Review was due by/);
    await picture(reviewer, 'overdue');
    await reviewer.press(reviewer.link(`Robin ${family}`));
    await reviewer.press(reviewer.button('Record the next decision'));
    await reviewer.says('The director reviews the breach');

    clock.ahead = 0;
    const mover = await as('social-worker', `/children/${child}/placements/actual`);
    await moved(mover);
    await mover.says(/Was not lawful for 2 days/);
    await mover.says(/the placement ended/);
    await picture(mover, 'ended');

    const { year, month } = partsOf(addDays(TODAY, -2));
    const officer = await as('data-officer', `/returns/monthly/${year}-${String(month).padStart(2, '0')}`);
    await officer.says('Of those in the month, with a court order');
    const line = officer.main.locator('tr', { hasText: 'Of those in the month, with a court order' });
    await officer.press(line.getByRole('link').first());
    await officer.says(`Robin ${family}`);

    expect([walks.flatMap(({ wrong }) => wrong), watched.flatMap(({ faults }) => faults)]).toEqual([[], []]);
    for (const { page } of watched) await page.context().close();
    await examiner.context().close();
  }, 90_000);
});

async function inACaravan(walk: Walk): Promise<void> {
  await walk.type('What it is called', 'A caravan by the sea');
  await walk.hands.select(walk.main.getByLabel('What kind of place is it?'), 'Caravan');
  await walk.hands.select(walk.main.getByLabel('Country'), 'England');
  await walk.hands.select(walk.main.getByLabel('How is the child looked after there?'), 'In other arrangements');
  await walk.when('Since when?', 2, '23:40');
  await walk.type('What happened', 'No bed was found by 23:30; two staff are with him');
  await walk.press(walk.button('Record where the child is'));
  await walk.says('Where the child is has been recorded');
  await walk.says(/Not lawful for \d days/);
}

async function decide(walk: Walk): Promise<void> {
  await walk.choose('What is decided?', 'The child stays while a lawful place is found');
  await walk.type('Reasons', 'No lawful place is free tonight');
  const tried = walk.main.getByRole('group', { name: 'Alternative 1' });
  await walk.hands.type(tried.getByLabel('What was tried'), 'Patternby House');
  await day(walk, tried, -2);
  await walk.hands.type(tried.getByLabel('Time'), '21:15');
  await walk.hands.type(tried.getByLabel('Why it could not be'), 'No bed until the morning');
  await walk.choose(/Is there a court order/, 'Yes, an order is in force');
  await walk.choose('What is the order about?', 'Order authorising a deprivation of liberty');
  await walk.choose('Which court made it?', /The High Court/);
  await walk.when('From when?', 2, '20:00');
  await walk.choose('Was Ofsted told?', 'Not yet');
  await walk.type('How does this end?', 'Patternby House in the morning; two staff until then');
  await day(walk, walk.main.getByRole('group', { name: 'By when?' }), 2);
  await walk.press(walk.button('Record the decision'));
  await walk.says('The decision has been recorded. The breach stands until it ends');
  await walk.says(/Order authorising a deprivation of liberty/);
}

async function moved(walk: Walk): Promise<void> {
  await walk.type(/Is it a place on our register/, 'Patternby');
  await walk.press(walk.button('Find'));
  await walk.press(walk.link('Patternby House'));
  await walk.hands.select(
    walk.main.getByLabel('How is the child looked after there?'),
    'In a registered children’s home',
  );
  await walk.when('Since when?', 1, '08:00');
  await walk.type('What happened', 'A bed came free');
  await walk.press(walk.button('Record where the child is'));
  await walk.says('Where the child is has been recorded');
}

/** In the boxes of a group, days from today on. */
async function day(walk: Walk, boxes: Locator, days: number): Promise<void> {
  const parts = partsOf(addDays(TODAY, days));
  await walk.hands.type(boxes.getByLabel('Day'), String(parts.day));
  await walk.hands.type(boxes.getByLabel('Month'), String(parts.month));
  await walk.hands.type(boxes.getByLabel('Year'), String(parts.year));
}
