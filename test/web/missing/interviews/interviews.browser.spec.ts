import { type Browser } from 'playwright-core';
import { startKith, type Kith, PASSWORD } from '../../../support/app.js';
import { launchBrowser } from '../../../support/browser.js';
import { Facts } from '../../../support/facts.js';
import { axeFindings, isTooWide, signIn, watchedPage } from '../../../support/watched-page.js';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

let kith: Kith;
let facts: Facts;
let browser: Browser;

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

/** Missing and back; held as well, where it says so. */
async function back(home: number, isHeld = false): Promise<string> {
  const child = await facts.child({ given: 'Wren', family: 'Testly', bornOn: '2012-05-01' });
  const api = await kith.as('team-manager');
  const { body } = await api.post(`/api/v1/children/${child}/absences`, {
    ...{ whereabouts: 'not-known', lastSeenEarliest: ago(home + 10), lastSeenPlace: 'By the canal' },
    ...{ lastSeenBy: 'Teacher', danger: 'unknown', police: 'telling-now' },
  });
  const absence = `/api/v1/absences/${body.id}`;
  await api.post(`${absence}/returned`, { returnedAt: ago(home), to: 'same-placement', safe: 'yes' });
  const offer = { offeredAt: ago(home - 1), offeredBy: 'Sam', offeredTo: 'Wren', answer: 'accepted' };
  if (!isHeld) return body.id as string;
  await api.post(`${absence}/interview/offers`, offer);
  const written = await api.post(`${absence}/interview/write-up`, {
    ...{ heldAt: ago(1), interviewerName: 'Jo Example', independent: true, independenceReason: 'A charity' },
    ...{ ownWords: 'I missed my brother.\nNobody listens.', pushFactors: ['contact'], pullFactors: ['family'] },
    ...{ places: [{ name: 'The pier', details: 'All night' }], people: [{ name: 'Kit' }], harm: 'no' },
    ...{ parentsViews: 'not-obtained', parentsViewsDetails: 'Not reached' },
  });
  const action = { what: 'Ask for contact', ownerId: kith.authority.users['social-worker'].id, dueOn: '2026-01-01' };
  await api.post(`/api/v1/return-interviews/${written.body.id}/actions`, action);
  return body.id as string;
}

it.each([1280, 360])(
  'every page of interviews, at %i pixels',
  async (width) => {
    const [due, held] = [await back(80), await back(20, true)];
    const api = await kith.as('service-manager');
    const interviewerId = kith.authority.users['return-interviewer'].id;
    const outside = await back(30);
    await api.post(`/api/v1/absences/${outside}/interview/assignments`, { interviewerId, until: ago(-48) });
    const { page, faults } = await watchedPage(browser, kith, { width });
    const wrong: string[] = [];
    const look = async (path: string, name: string) => {
      await page.goto(path);
      wrong.push(...(await axeFindings(page)));
      if (await isTooWide(page)) wrong.push(`${path} is too wide`);
      if (process.env.PICTURES)
        await page.screenshot({ path: `${process.env.PICTURES}/${name}-${width}.png`, fullPage: true });
    };
    await signIn(page, kith, 'service-manager');
    await look('/missing/interviews', 'list');
    await look('/missing/interviews/rates', 'rates');
    await look('/missing/interviews/policy', 'policy');
    await look(`/missing/${due}`, 'absence');
    await look(`/missing/${due}/interview`, 'due');
    for (const what of ['offer', 'arrangement', 'closing', 'write-up', 'assignment'])
      await look(`/missing/${due}/interview/${what}`, what);
    await look(`/missing/${held}/interview`, 'held');
    for (const what of ['correction', 'actions', 'shares', 'history'])
      await look(`/missing/${held}/interview/${what}`, what);
    await page.context().clearCookies();
    await signIn(page, kith, 'return-interviewer');
    await look('/', 'outside-home');
    await page
      .getByRole('link', { name: /Return interview with Wren/ })
      .first()
      .click();
    await look(new URL(page.url()).pathname, 'outside');
    expect(wrong).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  },
  120_000,
);

it.each([true, false])(
  'a session that ends in the middle of an interview loses nothing that was typed (scripts: %s)',
  async (javaScript) => {
    const path = `/missing/${await back(20)}/interview/write-up`;
    const { page } = await watchedPage(browser, kith, { width: 360, javaScript });
    await signIn(page, kith, 'social-worker');
    await page.goto(path);
    await page.getByLabel('What the child said').fill('I missed my brother');
    await page.getByLabel('To be with family').check();
    await page.locator('#places-0-name').fill('The pier');
    // without scripts what is typed is kept with every press of a button
    if (!javaScript) await page.getByRole('button', { name: 'Keep this and add rows' }).click();
    await page.locator('#people-0-name').fill('Kit');
    await page.context().clearCookies({ name: 'kith' });
    await page.getByRole('button', { name: 'Record the interview' }).click();
    await page.getByText('nothing was recorded').waitFor(); // sent once the server answers
    await page.getByLabel('Email address').fill(kith.authority.users['social-worker'].email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(kith.url + path);
    expect(await page.getByLabel('What the child said').inputValue()).toBe('I missed my brother');
    expect(await page.getByLabel('To be with family').isChecked()).toBe(true);
    expect(await page.locator('#places-0-name').inputValue()).toBe('The pier');
    if (javaScript) expect(await page.locator('#people-0-name').inputValue()).toBe('Kit');
    await page.context().close();
  },
  60_000,
);

it('comes to its outcome with the keyboard alone', async () => {
  const path = `/missing/${await back(20)}/interview`;
  const { page, faults } = await watchedPage(browser, kith, { width: 1280 });
  await signIn(page, kith, 'social-worker');
  await page.goto(`${path}/closing`);
  await page.locator('#outcome').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Two visits and three calls');
  await page.keyboard.press('Tab');
  await Promise.all([page.waitForURL(/recorded=closing/), page.keyboard.press('Enter')]);
  expect(await page.locator('#standing').innerText()).toBe('Unreachable or missing again');
  expect(faults).toEqual([]);
  await page.context().close();
}, 60_000);
