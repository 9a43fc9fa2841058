import { type Browser, type Page } from 'playwright-core';
import { startKith, type Kith } from '../../support/app.js';
import { launchBrowser } from '../../support/browser.js';
import { Facts } from '../../support/facts.js';
import { Visitor } from '../../support/visitor.js';
import { axeFindings, isTooWide, signIn, watchedPage } from '../../support/watched-page.js';

let kith: Kith;
let facts: Facts;
let browser: Browser;
let child: string;
let form: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await facts.end();
  await kith.stop();
});
beforeEach(async () => {
  const home = await facts.setting('childrens-home', { name: 'Night House' });
  child = await facts.child({ given: 'Night', family: 'Quickly', bornOn: '2012-01-01' });
  for (const lives of [child, await facts.child({ given: 'Other', family: 'Quickly', bornOn: '2012-01-01' })])
    await facts.actualPlacement(lives, home, ['2024-01-01']);
  form = `/children/${child}/missing/report`;
});

const QUICK = [
  ['whereabouts', 'not-known'],
  ['lastSeenDay', 'hour'],
  ['lastSeenWhere', 'home'],
  ['danger', 'none-known'],
  ['police', 'telling-now'],
] as const;
const radio = (page: Page, name: string, value: string) => page.locator(`input[name=${name}][value=${value}]`);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function answer(page: Page): Promise<void> {
  for (const [name, value] of QUICK) await radio(page, name, value).check();
}

/** A browser opened anew, as after a crash: nothing of an earlier one is in it. */
async function newBrowser(width = 360): Promise<Page> {
  const { page } = await watchedPage(browser, kith, { width });
  await signIn(page, kith, 'out-of-hours');
  return page;
}

const absences = async () =>
  (await (await kith.as('social-worker')).get(`/api/v1/children/${child}/absences`)).body.items;

/** Fingers on a keyboard, counted. */
class Fingers {
  strokes = 0;

  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
    this.strokes += keys.length;
  }

  /** Past the navigation by the skip link, then on until there. */
  async tabTo(selector: string): Promise<void> {
    await this.press('Tab', 'Enter');
    for (let i = 0; i < 40 && !(await this.isAt(selector)); i++) await this.press('Tab');
    if (!(await this.isAt(selector))) throw new Error(`Tab does not lead to ${selector}`);
  }

  private isAt(selector: string): Promise<boolean> {
    return this.page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`);
  }
}

it.each([
  ['the key m', true],
  ['the button', false],
] as const)(
  'from the page of the child by %s, a report takes 3 pages, 5 answers and 30 keystrokes at most',
  async (_how, shortcuts) => {
    await (await Visitor.as(kith, 'out-of-hours')).fill('/preferences', { shortcuts: shortcuts ? 'on' : 'off' });
    const page = await newBrowser(1280);
    await page.goto(`/children/${child}`);
    const pages = new Set([`/children/${child}`]);
    page.on('framenavigated', () => pages.add(new URL(page.url()).pathname));
    const fingers = new Fingers(page);
    const began = Date.now();
    await (shortcuts ? fingers.press('m') : fingers.tabTo('.kith-report-here a'));
    if (!shortcuts) await fingers.press('Enter');
    await page.waitForURL(`${kith.url}${form}`);
    await fingers.tabTo('input[name=whereabouts]');
    await fingers.press('Space', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'ArrowDown', 'Tab', 'ArrowDown');
    const answers = await page.locator('input[type=radio]:checked').count();
    await fingers.press('Enter');
    await page.waitForURL(`${kith.url}${form}/check`);
    await fingers.tabTo('main button');
    await fingers.press('Enter');
    await page.waitForURL(/reported=1/);
    expect(answers).toBe(5);
    pages.delete(new URL(page.url()).pathname); // by then it is reported
    expect([...pages]).toEqual([`/children/${child}`, form, `${form}/check`]);
    expect(fingers.strokes).toBeLessThanOrEqual(30);
    expect(Date.now() - began).toBeLessThan(60_000);
    await page.context().close();
  },
  90_000,
);

it('nothing is lost when the browser is killed at any step', async () => {
  let page = await newBrowser();
  await page.goto(form);
  await answer(page);
  await page.getByText('Clothing, company').click();
  await page.locator('#clothing').fill('A red coat, and one white shoe');
  await page.getByText(/^Draft kept at/).waitFor();
  await page.context().close();

  page = await newBrowser();
  await page.getByRole('link', { name: 'Missing report: Night Quickly' }).click();
  expect(await page.locator('#clothing').inputValue()).toBe('A red coat, and one white shoe');
  for (const [name, value] of QUICK) expect(await radio(page, name, value).isChecked()).toBe(true);
  await button(page, 'Continue').click();
  await page.waitForURL(`${kith.url}${form}/check`);
  await page.context().close();

  page = await newBrowser();
  await page.goto(`${form}/check`);
  expect(await page.getByRole('main').innerText()).toContain('one white shoe');
  await button(page, 'Report missing').click();
  await page.waitForURL(/reported=1/);
  expect(await page.getByRole('main').innerText()).toContain('one white shoe');
  await page.goto('/');
  expect(await page.getByRole('link', { name: 'Missing report: Night Quickly' }).count()).toBe(0);
  await page.context().close();
}, 90_000);

it('a network that drops loses nothing, and the page says that it is not sent', async () => {
  const page = await newBrowser();
  await page.goto(form);
  await answer(page);
  await page.context().setOffline(true);
  await button(page, 'Continue').click();
  await page.getByRole('alert').filter({ hasText: 'Not sent yet' }).waitFor();
  expect(await radio(page, 'police', 'telling-now').isChecked()).toBe(true);
  await page.context().setOffline(false);
  await page.waitForTimeout(1100); // until then it would be the second click of two
  await button(page, 'Continue').click();
  await page.waitForURL(`${kith.url}${form}/check`);
  // gone between asking whether anybody is there and sending
  await page.route('**/check', (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()));
  await Promise.all([page.waitForEvent('requestfailed'), button(page, 'Report missing').click()]);
  await page.waitForTimeout(500); // for the page that the browser shows of its own
  await page.unroute('**/check');
  await page.goto(`${form}/check`);
  await page.getByRole('alert').filter({ hasText: 'No answer came' }).waitFor();
  expect(await absences()).toHaveLength(0);
  await button(page, 'Report missing').dblclick();
  await page.waitForURL(/reported=1/);
  expect(await absences()).toHaveLength(1);
  await page.context().close();
}, 90_000);

it('in a small window every page of it is light, accessible and as wide as the window', async () => {
  const watched = await watchedPage(browser, kith, { width: 360 });
  const { page, weight } = watched;
  const wrong: string[] = [];
  const look = async () => {
    wrong.push(...(await axeFindings(page)));
    if (await isTooWide(page)) wrong.push(`${page.url()}: too wide`);
  };
  await signIn(page, kith, 'out-of-hours');
  await page.goto(form);
  await button(page, 'Continue').click();
  await page.getByText('There is a problem').waitFor();
  expect(await page.locator('.govuk-error-summary__list li').count()).toBe(5);
  for (const summary of await page.locator('details summary').all()) await summary.click();
  await page.locator('input[name=also]').first().check();
  await look();
  await page.locator('input[name=also]').first().uncheck();
  await answer(page);
  await button(page, 'Continue').click();
  await page.waitForURL(/check/);
  await look();
  await button(page, 'Report missing').click();
  await page.waitForURL(/reported=1/);
  await look();
  await page.getByRole('link', { name: /what the child wore/ }).click();
  await look();
  await page.goto('/preferences');
  await look();
  expect(wrong).toEqual([]);
  expect(watched.faults).toEqual([]);
  expect(weight.document).toBeLessThan(60_000);
  expect(weight.scripts).toBeLessThan(70_000);
  await page.context().close();
}, 90_000);
