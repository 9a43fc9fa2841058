import { type Browser } from 'playwright-core';
import { startKith, type Kith } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';

describe('the page that shows the API', () => {
  let kith: Kith;
  let browser: Browser;
  beforeAll(async () => {
    [kith, browser] = await Promise.all([startKith(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await kith?.stop();
  });

  it('opens under its content security policy, without a complaint, and from our own server alone', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
    const complaints: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    });
    page.on('request', (request) => asked.push(request.url()));

    const response = await page.goto(`${kith.url}/api/docs`);
    expect(response!.headers()['content-security-policy']).toContain("script-src 'self';");
    await page.getByRole('link', { name: 'placements', exact: true }).click();
    await page.getByText('Start an approved placement').click();
    await page.getByRole('option', { name: 'A first placement, approved by telephone' }).waitFor({ state: 'attached' });
    await page.getByText('Idempotency-Key').first().waitFor();
    expect(await page.title()).toBe('Kith API');

    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(`${kith.url}/api/docs`) && !url.startsWith('data:'))).toEqual([]);
  });
});
