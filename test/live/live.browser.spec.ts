import { type Browser } from 'playwright-core';
import { LiveStreams } from '../../src/live/live-streams.service.js';
import { startKith, type Kith } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { Facts } from '../support/facts.js';
import { until } from '../support/program.js';
import { axeFindings, signIn, watchedPage } from '../support/watched-page.js';

describe('the banner of an open page', () => {
  let kith: Kith;
  let facts: Facts;
  let browser: Browser;
  beforeAll(async () => {
    [kith, browser] = await Promise.all([startKith(), launchBrowser()]);
    facts = await Facts.of(kith);
  });
  afterAll(async () => {
    await browser.close();
    await facts.end();
    await kith.stop();
  });

  it('changes without a reload, by one stream for all tabs; a hidden tab lets go of it', async () => {
    const { page, faults } = await watchedPage(browser, kith, { width: 1280 });
    const streams = kith.app.get(LiveStreams);
    await signIn(page, kith, 'social-worker');
    await page.goto('/search');
    await until('the page listens', () => streams.listeners === 1);
    const other = await page.context().newPage();
    await other.goto('/law');
    expect(await page.locator('#missing-banner').isVisible()).toBe(false);

    const child = await facts.child({ bornOn: '2012-05-01' });
    const { status } = await (
      await kith.as('out-of-hours')
    ).post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'School' },
      ...{ lastSeenBy: 'Teacher', danger: 'unknown', police: 'telling-now' },
    });
    expect(status).toBe(201);
    for (const tab of [page, other]) await tab.getByText('1 child is missing or not back').waitFor();
    await until('one stream serves both', () => streams.listeners === 1);
    expect(await axeFindings(page)).toEqual([]);

    for (const tab of [page, other])
      await tab.evaluate(
        `Object.defineProperty(document, 'hidden', { get: () => true }); document.dispatchEvent(new Event('visibilitychange'))`,
      );
    await until('nobody listens', () => streams.listeners === 0);
    expect(faults).toEqual([]);
  });
});
