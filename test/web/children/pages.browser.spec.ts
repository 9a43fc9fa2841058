import { type Browser } from 'playwright-core';
import { startKith, type Kith } from '../../support/app.js';
import { launchBrowser } from '../../support/browser.js';
import { Facts } from '../../support/facts.js';
import { axeFindings, isTooWide, signIn, watchedPage } from '../../support/watched-page.js';

let kith: Kith;
let facts: Facts;
let browser: Browser;
let child: string;
let placement: string;
let finding: string;
let restriction: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  browser = await launchBrowser();
  // one name of ninety letters made the list of all children two screens wide
  const family = `Testly ${'Llanfairpwllgwyngyll'.repeat(4)}`;
  child = await facts.child({ given: 'Robin', family, bornOn: ['2013-01-01', '2013-12-31'] });
  await facts.inCare(child, ['2024-01-01']);
  await facts.legalStatus(child, 'C2', ['2024-01-01']);
  await facts.unaccompanied(child, 'yes', ['2024-01-01']);
  await facts.insert('team', { name: 'Blue' });
  const hotel = await facts.setting('hotel', { name: 'Specimen Hotel' });
  placement = await facts.actualPlacement(child, hotel, ['2024-02-01'], 'other-arrangements');
  const finds = { child_id: child, level: 'suspected', basis: 'police', during: '[2024-03-01,)' };
  finding = await facts.insert('trafficking_finding', finds);
  const manager = kith.authority.users['team-manager'].id;
  await facts.restrict(child, manager, [manager], 'adoption');
  [{ id: restriction }] = await facts.rows<{ id: string }>('SELECT id FROM restriction') as [{ id: string }]; // prettier-ignore
  const person = { family_name: 'Guarded', given_name: 'Testly', local_number: 'N-1' };
  const hidden = await facts.insert('child', person);
  await facts.restrict(hidden, manager, [manager]);
  const worker = await kith.as('social-worker');
  await worker.post('/api/v1/emergency-openings', { localNumber: 'N-1', reason: 'Found at the station' });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await facts.end();
  await kith.stop();
});

/** Besides those of the way through; each also as it is shown again when its form is sent empty. */
const PAGES = () => [
  '/',
  '/children',
  '/children?mine=1',
  `/children/${child}`,
  `/children/${child}/history`,
  `/children/${child}/missing`,
  `/children/${child}/care/ending`,
  `/children/${child}/legal-status`,
  `/children/${child}/dates-of-birth`,
  `/children/${child}/unaccompanied`,
  `/children/${child}/unaccompanied/ending`,
  `/children/${child}/trafficking`,
  `/children/${child}/trafficking/screening`,
  `/children/${child}/trafficking/finding`,
  `/children/${child}/trafficking/findings/${finding}/ending`,
  `/children/${child}/allocation`,
  `/children/${child}/restriction`,
  `/children/${child}/restriction/${restriction}/ending`,
  `/children/${child}/emergency`,
  '/children/emergency',
  '/notices',
  '/missing?all=1',
  `/placements/${placement}`,
  `/placements/${placement}/ending`,
];

it.each([1280, 360])(
  'every page about a child, at %i pixels',
  async (width) => {
    const watched = await watchedPage(browser, kith, { width });
    const { page, faults } = watched;
    await signIn(page, kith, 'team-manager');
    const wrong: string[] = [];
    const look = async () => {
      wrong.push(...(await axeFindings(page)));
      if (await isTooWide(page)) wrong.push(`${page.url()} is too wide`);
    };
    for (const path of PAGES()) {
      await page.goto(path);
      await look();
      const button = page.locator('main form[method=post]:has([name=_form]) button').last();
      if (width === 360 || path === '/notices' || !(await button.isVisible())) continue;
      await Promise.all([page.waitForEvent('load'), button.click()]);
      expect([path, await page.title()]).toEqual([path, expect.stringMatching(/^Error: .+ – Kith$/)]);
      await look();
      for (const link of await page.locator('.govuk-error-summary a').all())
        expect(await page.locator((await link.getAttribute('href'))!).count()).toBe(1);
    }
    expect(wrong).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  },
  120_000,
);

// Every link was followed by its address of forty letters, and every button stood there to be pressed
it('on paper nothing is there to press, no address stands in the text', async () => {
  const { page } = await watchedPage(browser, kith, { width: 794 });
  await signIn(page, kith, 'team-manager');
  await page.goto(`/children/${child}`);
  await page.emulateMedia({ media: 'print' });
  const link = page.locator('main a').first();
  expect(await link.evaluate((a: any) => a.ownerDocument.defaultView.getComputedStyle(a, '::after').content)).toBe(
    'none',
  );
  expect(await page.locator('main').getByRole('button').count()).toBe(0);
  expect(await page.getByText('OFFICIAL-SENSITIVE – printed by').isVisible()).toBe(true);
  expect(await isTooWide(page)).toBe(false);
  await page.context().close();
}, 60_000);

it('recording a new child, with another who may be the same', async () => {
  const { page, faults } = await watchedPage(browser, kith, { width: 360 });
  await signIn(page, kith, 'team-manager');
  await page.goto('/search');
  await page.getByLabel('Name').fill('Robin Testly');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: /record a new child/ }).click();
  const wrong = await axeFindings(page);
  await page.getByLabel('The date of birth is not known at all').check();
  await page.getByRole('button', { name: 'Record the child' }).click();
  await page.getByRole('heading', { name: 'Is it one of these?' }).waitFor();
  wrong.push(...(await axeFindings(page)));
  expect([wrong, await isTooWide(page), faults]).toEqual([[], false, []]);
  await page.context().close();
}, 60_000);

it('a missing child is reported within three pages, which are light', async () => {
  const watched = await watchedPage(browser, kith, { width: 360 });
  const { page, weight } = watched;
  const quick = await facts.child({ given: 'Quick', family: 'Light', bornOn: '2013-05-05' });
  await signIn(page, kith, 'out-of-hours');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Report missing' }).click();
  await page.getByLabel('Name').fill('quick light');
  await page.getByRole('button', { name: 'Search' }).click();
  expect(new URL(page.url()).pathname).toBe(`/children/${quick}/missing/report`);
  expect(weight.document).toBeGreaterThan(1000);
  expect(weight.document).toBeLessThan(60_000);
  expect(weight.scripts).toBeGreaterThan(1000);
  expect(weight.scripts).toBeLessThan(70_000);
  expect(watched.faults).toEqual([]);
  await page.context().close();
}, 60_000);
