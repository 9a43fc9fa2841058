import { type Browser, type Page } from 'playwright-core';
import { startKith, type Kith } from '../../support/app.js';
import { launchBrowser } from '../../support/browser.js';
import { Facts } from '../../support/facts.js';
import { axeFindings, isTooWide, signIn, watchedPage, type WatchOptions } from '../../support/watched-page.js';
import { absence, london } from '../../returns/monthly/returns.js';

let kith: Kith;
let facts: Facts;
let browser: Browser;
let home: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  browser = await launchBrowser();
  home = await facts.setting('childrens-home', { name: 'Elm House', registered: ['2020-01-01'] });
  for (const given of ['Amber', 'Blue', 'Cobalt']) {
    const child = await facts.child({ given, family: 'Testly', bornOn: '2012-03-15' });
    await facts.inCare(child, [london('2026-01-01 00:00')]);
    await facts.actualPlacement(child, home, ['2026-01-01'], 'childrens-home');
    await facts.unaccompanied(child, given === 'Cobalt' ? 'no' : 'yes', [london('2026-01-01 00:00')]);
    await absence(facts, child, ['missing', '2026-03-10 20:00', '2026-03-11 08:00']);
    if (given === 'Blue') await absence(facts, child, ['missing', '2026-03-20 20:00', '2026-03-21 08:00']);
  }
}, 60_000);
afterAll(async () => {
  await browser.close();
  await facts.end();
  await kith.stop();
});

const SCREENS = [
  ['on a wide screen', { width: 1280 }],
  ['on a telephone', { width: 360 }],
  ['on a telephone that runs no scripts', { width: 360, javaScript: false }],
] as const;

/** What is wrong with the page as it stands; axe needs scripts. */
async function wrongWith(page: Page, { javaScript = true }: Partial<WatchOptions>): Promise<string[]> {
  const wide = (await isTooWide(page)) ? [`${page.url()} is too wide`] : [];
  return javaScript ? [...(await axeFindings(page)), ...wide] : wide;
}

describe.each(SCREENS)('the pages %s', (_name, options) => {
  it('a month’s number opens to children who add up to it', async () => {
    const { page, faults } = await watchedPage(browser, kith, options);
    const wrong: string[] = [];
    const look = async () => void wrong.push(...(await wrongWith(page, options)));
    await signIn(page, kith, 'data-officer');
    await page.goto('/returns');
    await look();
    await page.getByRole('link', { name: 'March 2026', exact: true }).click();
    await look();
    expect(await page.locator('#headline-U').innerText()).toMatch(/^2\s+of\s+2$/);
    const figure = page.getByRole('row', { name: /^M03/ }).getByRole('link').first();
    expect(await figure.innerText()).toBe('4');
    await figure.click();
    await look();
    const added = await page.locator('tbody td:last-child').allInnerTexts();
    expect(added.map((text) => Number(text.replace(/\D/g, '')))).toEqual([1, 2, 1]);
    expect(await page.getByRole('main').innerText()).toContain('4 incidents');
    expect([wrong, faults]).toEqual([[], []]);
    await page.context().close();
  }, 60_000);

  it('a registration is recorded, and says what that opened', async () => {
    const { page, faults } = await watchedPage(browser, kith, options);
    const wrong: string[] = [];
    const look = async () => void wrong.push(...(await wrongWith(page, options)));
    await signIn(page, kith, 'placement-officer');
    for (const path of ['/care-settings', '/care-settings/new', `/care-settings/${home}/admission-restrictions/new`]) {
      await page.goto(path);
      await look();
    }
    await page.goto(`/care-settings/${home}`);
    await look();
    await page.goto(`/care-settings/${home}/registrations/new`);
    await page.getByRole('button', { name: 'Record the registration' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor(); // sent once the server answers
    await look();
    await page.getByRole('radio', { name: 'Suspended' }).check();
    const from = page.getByRole('group', { name: 'From', exact: true });
    const day = SCREENS.findIndex(([, other]) => other === options) + 1;
    for (const [box, text] of Object.entries({ Day: day, Month: 5, Year: 2026 }))
      await from.getByLabel(box).fill(String(text));
    await page.getByRole('button', { name: 'Record the registration' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/new'));
    await look();
    expect(await page.getByRole('main').innerText()).toContain('3 placements were judged again');
    await page.getByRole('link', { name: /Everything recorded/ }).click();
    await look();
    expect([wrong, faults]).toEqual([[], []]);
    await page.context().close();
  }, 60_000);
});

it('the law and the statements are in nobody’s way', async () => {
  for (const width of [1280, 360]) {
    const { page, faults } = await watchedPage(browser, kith, { width });
    await page.goto('/accessibility-statement');
    const wrong = await wrongWith(page, {});
    await page.goto('/privacy');
    wrong.push(...(await wrongWith(page, {})));
    await signIn(page, kith, 'director');
    await page.goto('/law');
    wrong.push(...(await wrongWith(page, {})));
    expect([wrong, faults]).toEqual([[], []]);
    await page.context().close();
  }
}, 60_000);

it('the figures are scrolled with the keyboard where they are wider than the screen', async () => {
  const { page } = await watchedPage(browser, kith, { width: 360 });
  await signIn(page, kith, 'data-officer');
  await page.goto('/returns/monthly/2026-03');
  const region = page.getByRole('region', { name: 'All figures' });
  await region.focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
  expect(await region.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  const heading = page.getByRole('rowheader', { name: /^M01a/ });
  expect((await heading.boundingBox())!.x).toBeGreaterThanOrEqual(0); // the line’s name stays in sight
  await page.context().close();
}, 30_000);
