import { type Browser } from 'playwright-core';
import { DueSteps } from '../../../src/jobs/due-steps.js';
import { londonDay } from '../../../src/kernel/london-time.js';
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

/** One child each, so that the rates tell them apart by their counts. */
it.each([
  ['by keyboard alone', { width: 1280 }, 1],
  ['on a telephone that runs no scripts', { width: 360, javaScript: false }, 2],
] as const)(
  'missing, acknowledged, found, back, and the interview that counts: %s',
  async (_name, options, nth) => {
    const child = await facts.child({ given: 'Robin', family: `Wholeway${nth}`, bornOn: '2012-05-01' });
    const home = await facts.setting('childrens-home', { name: 'Night House' });
    await facts.actualPlacement(child, home, ['2024-01-01']);
    const watched = await watchedPage(browser, kith, options);
    const { page } = watched;
    const walk = new Walk(
      watched,
      'javaScript' in options ? new Pointer() : new Keyboard(page),
      'javaScript' in options ? (await watchedPage(browser, kith, { width: options.width })).page : page,
    );
    await signIn(page, kith, 'team-manager');
    await page.goto(`/children/${child}`);
    await reported(walk);
    await policeLogged(walk);
    await acknowledged(walk);
    await foundAndBack(walk);
    await interviewed(walk);
    await counted(walk, nth);
    expect(walk.wrong).toEqual([]);
    expect(watched.faults).toEqual([]);
    await page.context().close();
  },
  120_000,
);

async function reported(walk: Walk): Promise<void> {
  await walk.press(walk.button('Report missing'));
  await walk.choose(/Do you know where/, /^No/);
  await walk.choose(/When was .* last seen/, 'Yesterday');
  await walk.type('At what time?', '8am');
  await walk.choose(/Where, and by whom/, /by the carer/);
  await walk.choose(/immediate danger/, 'None known');
  await walk.choose(/Have the police been told/, 'I am telling them now');
  await walk.press(walk.button('Continue'));
  await walk.press(walk.button('Report missing'));
  await walk.says(/Missing for/);
}

async function policeLogged(walk: Walk): Promise<void> {
  await walk.type('Police told just now: reference', 'NIGHT/1');
  await walk.press(walk.button(/^Log it.*the police were told/));
  await walk.says('NIGHT/1');
  await walk.hands.select(walk.main.getByLabel('Risk level just given'), 'High');
  await walk.press(walk.button(/^Log it.*the risk level/));
  await walk.says(/^High, since/);
}

async function acknowledged(walk: Walk): Promise<void> {
  await kith.app.get(DueSteps).runDue();
  await walk.page.reload();
  await walk.press(walk.button(/^Acknowledge.*Risk assessed/));
  await walk.press(walk.button('Acknowledge this step'));
  await walk.says('1 step answered');
}

async function foundAndBack(walk: Walk): Promise<void> {
  await walk.press(walk.button('Record that the child was found'));
  await walk.choose('When was the child found?', 'At another time');
  await walk.when('At another time', 1, '9am');
  await walk.type('Who found the child', 'PC Example');
  await walk.choose(/Has somebody seen/, 'Yes');
  await walk.choose(/safe and well/, 'Yes');
  await walk.press(walk.button('Record as found'));
  await walk.says('Found, not yet back');
  await walk.press(walk.button('Record that the child is back'));
  await walk.choose('When did the child return?', 'At another time');
  await walk.when('At another time', 1, '10am');
  await walk.choose('Where to?', 'Where the child lives');
  await walk.press(walk.button('Record the return'));
  await walk.says(/A return interview is due by/);
}

async function interviewed(walk: Walk): Promise<void> {
  await walk.press(walk.link('Open the interview'));
  await walk.press(walk.button('Record the offer'));
  await walk.when('When was it offered?', 1, '11am');
  await walk.type('By whom?', 'Jo Example');
  await walk.type('To whom, and how?', 'Robin, at home');
  await walk.choose('What did the child answer?', 'Accepted');
  await walk.press(walk.button('Record the offer'));
  await walk.press(walk.button('Write up the interview'));
  await walk.when('When was it held?', 1, '3pm');
  await walk.type('Their name, if they do not sign in here', 'Jo Example');
  await walk.choose(/Is the interviewer independent/, 'Yes');
  await walk.type('Why, or why not?', 'From a charity');
  await walk.type('What the child said', 'I missed my brother');
  await walk.choose(/come to harm/, /^No$/);
  await walk.choose(/views of parents/, 'No');
  await walk.type(/Their views/, 'Not reached');
  await walk.press(walk.button('Record the interview'));
  await walk.says('I missed my brother');
}

/** In the month of the return, and in the shares of it. */
async function counted(walk: Walk, due: number): Promise<void> {
  await walk.page.goto('/missing/interviews');
  await walk.press(walk.link('Outcomes by month'));
  const back = new Date(toIso(addDays(londonDay(new Date()), -1)));
  const month = back.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const rows = walk.main.getByRole('row').filter({ has: walk.page.getByRole('rowheader', { name: month }) });
  expect(await rows.first().getByRole('cell').allInnerTexts()).toEqual([
    `${due}`,
    `${due}`,
    '0',
    '0',
    '0',
    '0',
    '0',
    '0',
  ]);
  expect(await rows.last().getByRole('cell').allInnerTexts()).toEqual([`${due}`, '100%', '100%', '100%', `${due}`, '100%', '100%']); // prettier-ignore
}
