import { type Browser, type Page } from 'playwright-core';
import { type Role } from '../../../src/auth/permissions.js';
import { startKith, type Kith, PASSWORD } from '../../support/app.js';
import { launchBrowser } from '../../support/browser.js';
import { Facts } from '../../support/facts.js';
import { signIn, watchedPage } from '../../support/watched-page.js';

let kith: Kith;
let facts: Facts;
let browser: Browser;
let path: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await facts.end();
  await kith.stop();
});

beforeEach(async () => {
  path = `/children/${await facts.child({ bornOn: '2012-01-01' })}/missing/report`;
});

/** A report half typed on a telephone, whose session then ended. */
async function typedTooSlowly(options: { javaScript?: boolean } = {}): Promise<Page> {
  const { page } = await watchedPage(browser, kith, { width: 360, ...options });
  await signIn(page, kith, 'out-of-hours');
  await page.goto(path);
  await page.locator('input[name=lastSeenWhere][value=other]').check();
  await page.getByLabel('Where last seen').fill('By the canal');
  await page.locator('input[name=police][value=telling-now]').check();
  await page.context().clearCookies({ name: 'kith' });
  return page;
}

/** Waits for the answer: with scripts a form goes only once the server answers. */
const send = (page: Page) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Continue' }).click()]);

/** On the sign-in page that was come to, not one asked for. */
async function signInHere(page: Page, role: Role): Promise<void> {
  await page.getByLabel('Email address').fill(kith.authority.users[role].email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('a session that ends in the middle of a form', () => {
  it('says that nothing was recorded, and comes back to the form with what was typed', async () => {
    const page = await typedTooSlowly();
    await send(page);
    expect(await page.getByRole('main').innerText()).toContain('nothing was recorded');
    await signInHere(page, 'out-of-hours');
    await page.waitForURL(kith.url + path);
    expect(await page.locator('#lastSeenPlace').inputValue()).toBe('By the canal');
    expect(await page.locator('input[name=police][value=telling-now]').isChecked()).toBe(true);
  });

  it('shows nothing of it to somebody else who signs in, and keeps nothing', async () => {
    const page = await typedTooSlowly();
    await send(page);
    await signInHere(page, 'social-worker');
    await page.waitForURL(kith.url + path);
    expect(await page.locator('#lastSeenPlace').inputValue()).toBe('');
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('canal');
  });

  it('comes back to the form without scripts, too', async () => {
    const page = await typedTooSlowly({ javaScript: false });
    await send(page);
    await signInHere(page, 'out-of-hours');
    await page.waitForURL(kith.url + path);
  });
});

it('what was typed is gone once it is recorded', async () => {
  const { page } = await watchedPage(browser, kith, { width: 360 });
  await signIn(page, kith, 'out-of-hours');
  await page.goto(path);
  await page.locator('input[name=lastSeenWhere][value=other]').check();
  await page.getByLabel('Where last seen').fill('By the canal');
  await send(page);
  await page.getByText('There is a problem').waitFor();
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).toContain('canal');
  for (const [name, value] of [
    ['whereabouts', 'not-known'],
    ['lastSeenDay', 'yesterday'],
    ['danger', 'unknown'],
    ['police', 'telling-now'],
  ])
    await page.locator(`input[name=${name}][value=${value}]`).check();
  await page.getByLabel('At what time?').fill('9.40pm');
  await page.getByLabel('Who last saw').fill('A friend');
  await send(page);
  await page.getByRole('button', { name: 'Report missing' }).click();
  await page.waitForURL(/reported=1/);
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('canal');
});

it('what was typed for one setting is never sent for another', async () => {
  const [first, second] = [await facts.setting('hotel', { name: 'First Hotel' }), await facts.setting('hotel')];
  const { page } = await watchedPage(browser, kith, { width: 360 });
  await signIn(page, kith, 'social-worker');
  const place = path.replace('missing/report', 'placements/journey/dates?setting=');
  await page.goto(place + first);
  await page.locator('input[name=startsAt-day]').fill('2');
  await page.goto(place + second);
  expect(await page.locator('input[name=startsAt-day]').inputValue()).toBe('');
  expect(await page.locator('input[name=careSettingId]').inputValue()).toBe(second);
  await page.goto(place + first);
  expect(await page.locator('input[name=startsAt-day]').inputValue()).toBe('2');
  expect(await page.locator('input[name=careSettingId]').inputValue()).toBe(first);
});
