import { type Browser } from 'playwright-core';
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
  kith = await startKith();
  facts = await Facts.of(kith);
  browser = await launchBrowser();
  const home = await facts.setting('foster-home', { name: 'Patternby household' });
  await facts.approvedCarer(home, ['2020-01-01']);
  await facts.setting('hotel', { name: 'Specimen Hotel' });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await facts.end();
  await kith.stop();
});

/** Each does the whole way through with a child of their own. */
describe.each([
  ['on a wide screen', { width: 1280 }, 'pointer'],
  ['on a telephone', { width: 360 }, 'pointer'],
  ['on a telephone that runs no scripts', { width: 360, javaScript: false }, 'pointer'],
  ['by keyboard alone', { width: 1280 }, 'keyboard'],
] as const)('search, place, missing, found, back: %s', (name, options, by) => {
  it('goes through, and nothing is in the way of anybody', async () => {
    const family = `Way${name.replaceAll(/\W/g, '')}`;
    const child = await facts.child({ given: 'Avery', family, bornOn: toIso(addDays(londonDay(new Date()), -4000)) });
    await facts.inCare(child, ['2024-01-01']);
    const watched = await watchedPage(browser, kith, options);
    const { page } = watched;
    const hands = by === 'keyboard' ? new Keyboard(page) : new Pointer();
    const walk = new Walk(watched, hands, by === 'pointer' && !('javaScript' in options) ? page : null);
    await signIn(page, kith, 'social-worker');
    await search(walk, family);
    await placed(walk);
    await actuallyElsewhere(walk);
    await missing(walk, family);
    await foundAndBack(walk);
    expect(walk.wrong).toEqual([]);
    expect(watched.faults).toEqual([]);
    await page.context().close();
  }, 90_000);
});

async function search(walk: Walk, family: string): Promise<void> {
  const menu = walk.page.getByRole('button', { name: 'Menu' });
  if (await menu.isVisible()) await walk.hands.press(menu);
  await walk.press(walk.page.getByRole('navigation', { name: 'Kith' }).getByRole('link', { name: 'Search' }));
  await walk.press(walk.button('Search'));
  await walk.says('There is a problem');
  await walk.type('Name', `avery ${family}`);
  await walk.press(walk.button('Search'));
  await walk.press(walk.link(`Avery ${family}`));
}

/** What the law refuses on the way is in test/web/placements. */
async function placed(walk: Walk): Promise<void> {
  await walk.press(walk.button('Place the child'));
  await walk.when('From when is it needed?', 2, '10:00');
  await walk.type(/Name of the setting/, 'Patternby');
  await walk.press(walk.button('Find'));
  await walk.press(walk.link('Patternby household'));
  await walk.press(walk.button('Continue'));
  await walk.says('Who has to be told');
  await walk.press(walk.button('Continue'));
  await walk.press(walk.button('Continue'));
  await walk.says('There is a problem');
  await walk.type(/What does the child want/, 'Wants to stay near school');
  await walk.press(walk.button('Continue'));
  await walk.says(/The law permits this placement/);
  await walk.press(walk.button('Continue'));
  await walk.hands.select(walk.main.getByLabel('Who approved the placement?'), 'Test team-manager (team manager)');
  await walk.choose('How?', 'In person');
  await walk.when('When was it approved?', 3, '15:00');
  await walk.press(walk.button('Continue'));
  await walk.press(walk.button('Start the placement'));
  await walk.says('The placement has started');
  await walk.press(walk.page.getByRole('link', { name: 'Placements', exact: true }));
}

async function actuallyElsewhere(walk: Walk): Promise<void> {
  await walk.press(walk.button('Record where the child is'));
  await walk.type(/Is it a place on our register/, 'Specimen');
  await walk.press(walk.button('Find'));
  await walk.press(walk.link('Specimen Hotel'));
  await walk.hands.select(walk.main.getByLabel('How is the child looked after there?'), 'In other arrangements');
  await walk.when('Since when?', 1, '9am');
  await walk.press(walk.button('Record where the child is'));
  await walk.says('There is a problem');
  await walk.type('What happened', 'The carer was taken ill at night');
  await walk.press(walk.button('Record where the child is'));
  await walk.says('Where the child is has been recorded');
  await walk.says(/Not lawful for/);
}

async function missing(walk: Walk, family: string): Promise<void> {
  await walk.press(walk.link(`Avery ${family}`));
  await walk.says(/Not lawful for .* \(PL-01\)/);
  await walk.press(walk.button('Report missing'));
  await walk.press(walk.button('Continue'));
  await walk.says('There is a problem');
  await walk.choose(/Do you know where/, /^No/);
  await walk.choose(/When was .* last seen/, 'Yesterday');
  await walk.type('At what time?', '21:00');
  await walk.choose(/Where, and by whom/, /^Somewhere else/);
  await walk.type('Where last seen', 'The bus station');
  await walk.type('Who last saw Avery', 'A friend');
  await walk.choose(/immediate danger/, 'None known');
  await walk.choose(/Have the police been told/, 'I am telling them now');
  await walk.press(walk.button('Continue'));
  await walk.says('Check, then report');
  await walk.press(walk.button('Report missing'));
  await walk.says(/Missing for/);
}

async function foundAndBack(walk: Walk): Promise<void> {
  await walk.press(walk.button('Record that the child was found'));
  await walk.press(walk.main.getByRole('button').last());
  await walk.says('There is a problem');
  await walk.choose('When was the child found?', 'At another time');
  await walk.when('At another time', 1, '22:15');
  await walk.type('Who found the child', 'The police');
  await walk.choose(/Has somebody seen/, 'Yes');
  await walk.choose(/safe and well/, 'Yes');
  await walk.press(walk.main.getByRole('button').last());
  await walk.says('Found, not yet back');
  await walk.press(walk.button('Record that the child is back'));
  await walk.choose('When did the child return?', 'At another time');
  await walk.when('At another time', 1, '23:00');
  await walk.choose('Where to?', 'Where the child lives');
  await walk.press(walk.button('Record the return'));
  await walk.says(/A return interview is due by/);
}
