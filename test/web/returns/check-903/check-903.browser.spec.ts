import { type Browser } from 'playwright-core';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startKith, type Kith } from '../../../support/app.js';
import { launchBrowser } from '../../../support/browser.js';
import { axeFindings, isTooWide, signIn, watchedPage } from '../../../support/watched-page.js';
import { INJECTIONS, injectInto } from '../../../returns/ssda903/injected-faults.js';
import { filesOf, madeUpChildren } from '../../../returns/ssda903/made-up-return.js';

const YEAR = 2026;
const { current } = filesOf(injectInto(madeUpChildren(60, YEAR), INJECTIONS.slice(0, 15)).changed, YEAR);
const files = current.map(({ name, bytes }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) }));
const notAReturn = { name: 'cats.csv', mimeType: 'text/csv', buffer: Buffer.from('A,B\n1,2\n') };

let kith: Kith;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  kith = await startKith();
  browser = await launchBrowser();
  folder = mkdtempSync(path.join(os.tmpdir(), 'kith-903-report-'));
}, 60_000);
afterAll(async () => {
  await browser.close();
  await kith.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['on a wide screen', { width: 1280 }],
  ['on a telephone', { width: 360 }],
  ['on a telephone that runs no scripts', { width: 360, javaScript: false }],
])('a return is checked %s', (_name, options) => {
  it('from the returns to the row at fault', async () => {
    const watched = await watchedPage(browser, kith, options);
    const { page } = watched;
    const wrong: string[] = [];
    const look = async (what: string) => {
      if (await isTooWide(page)) wrong.push(`${what} is too wide`);
      if (!('javaScript' in options)) wrong.push(...(await axeFindings(page)));
    };
    await signIn(page, kith, 'data-officer');
    await page.goto('/returns');
    await look('returns');
    await page.getByRole('link', { name: 'Check 903 files' }).click();
    await look('the form');

    await page.getByLabel('2026-27', { exact: false }).check();
    await page.getByLabel('Files of the return').setInputFiles(notAReturn);
    await page.getByRole('button', { name: 'Check the files' }).click();
    await page.getByText('There is a problem').waitFor();
    await look('the form, refused');
    expect(await page.getByRole('link', { name: /^cats\.csv, line 1/ }).getAttribute('href')).toBe('#files');
    expect(await page.getByLabel('2026-27', { exact: false }).isChecked()).toBe(true);

    await page.getByLabel('Files of the return').setInputFiles(files);
    await page.getByRole('button', { name: 'Check the files' }).click();
    await page.getByRole('heading', { level: 1, name: 'SSDA903 2026-27: what to mend' }).waitFor();
    await look('the report');
    await page.locator('summary').first().click();
    expect(await page.locator('details[open] tbody tr').first().isVisible()).toBe(true);
    await look('the report, a rule opened');
    expect({ wrong, faults: watched.faults }).toEqual({ wrong: [], faults: [] });
    await page.context().close();
  }, 60_000);
});

it('the report to send on opens from the disk, reads well and is accessible', async () => {
  const { page } = await watchedPage(browser, kith, { width: 1280 });
  await signIn(page, kith, 'data-officer');
  await page.goto('/returns/903');
  await page.getByLabel('2026-27', { exact: false }).check();
  await page.getByLabel('Save a report to send on').check();
  await page.getByLabel('Files of the return').setInputFiles(files);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Check the files' }).click(),
  ]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  expect(readFileSync(file, 'utf8')).toContain('<h3>Child ');
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(pathToFileURL(file).href);
    expect({ width, isTooWide: await isTooWide(page), axe: await axeFindings(page) }).toEqual({
      width,
      isTooWide: false,
      axe: [],
    });
  }
  await page.context().close();
}, 60_000);
