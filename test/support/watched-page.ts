import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type Page } from 'playwright-core';
import { type Role } from '../../src/auth/permissions.js';
import { type Kith, PASSWORD } from './app.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0 to 2.2, A and AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface WatchOptions {
  width: number;
  javaScript?: boolean;
}

/** A page on which nothing may go wrong unseen: errors of the console and of the network are kept. */
export interface WatchedPage {
  page: Page;
  faults: string[];
  /** Bytes as sent: the largest document, and all scripts of one page together. */
  weight: { document: number; scripts: number };
}

export async function watchedPage(browser: Browser, kith: Kith, { width, javaScript = true }: WatchOptions) {
  const context = await browser.newContext({
    baseURL: kith.url,
    viewport: { width, height: 900 },
    javaScriptEnabled: javaScript,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const watched: WatchedPage = { page, faults: [], weight: { document: 0, scripts: 0 } };
  page.on('pageerror', (error) => watched.faults.push(error.message));
  page.on('console', (message) => {
    // a form shown again is a 422: the browser calls every such answer an error
    if (message.type() === 'error' && !/status of (422|409)/.test(message.text())) watched.faults.push(message.text());
  });
  page.on('response', (response) => {
    const type = response.request().resourceType();
    if (type !== 'document' && type !== 'script') return;
    if (response.status() >= 500) watched.faults.push(`${response.status()} ${response.url()}`);
    void response
      .request()
      .sizes()
      .then(({ responseBodySize }) => {
        if (type === 'script') watched.weight.scripts += responseBodySize;
        else watched.weight.document = Math.max(watched.weight.document, responseBodySize);
      })
      .catch(() => undefined);
  });
  return watched;
}

export async function signIn(page: Page, kith: Kith, role: Role): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(kith.authority.users[role].email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${kith.url}/`);
}

/** What axe finds, a line for each element at fault. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify({ runOnly: WCAG })})`);
  const path = new URL(page.url()).pathname;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${path}: ${id} ${target.join(' ')}`));
}

interface AxeResults {
  violations: { id: string; nodes: { target: string[] }[] }[];
}

/** Whether one has to scroll sideways to read the page. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}
