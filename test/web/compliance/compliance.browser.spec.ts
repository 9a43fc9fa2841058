import { type Browser } from 'playwright-core';
import { DueSteps } from '../../../src/jobs/due-steps.js';
import { londonDay } from '../../../src/kernel/london-time.js';
import { addMonths, toIso } from '../../../src/kernel/plain-date.js';
import { startKith, type Kith } from '../../support/app.js';
import { launchBrowser } from '../../support/browser.js';
import { Facts } from '../../support/facts.js';
import { Keyboard, Pointer } from '../../support/hands.js';
import { Walk } from '../../support/walk.js';
import { signIn, watchedPage } from '../../support/watched-page.js';

let kith: Kith;
let browser: Browser;

beforeAll(async () => {
  [kith, browser] = await Promise.all([startKith(), launchBrowser()]);
  const facts = await Facts.of(kith);
  const hostel = await facts.setting('hostel');
  const teams = [
    await facts.insert('team', { name: 'Team North' }),
    await facts.insert('team', { name: 'Team South' }),
  ];
  for (const [n, given] of ['Finch', 'Robin', 'Hidden'].entries()) {
    const child = await facts.child({ given, family: 'Testly', bornOn: toIso(addMonths(londonDay(new Date()), -12 * 16 + 1)) }); // prettier-ignore
    await facts.actualPlacement(child, hostel, ['2026-05-01'], 'other-arrangements');
    const held = { child_id: child, team_id: teams[n % 2], worker_id: kith.authority.users['social-worker'].id };
    await facts.insert('allocation', { ...held, during: '[2024-01-01,)' });
    if (given === 'Hidden') await facts.restrict(child, kith.authority.users.director.id);
  }
  await kith.app.get(DueSteps).runDue();
  await facts.end();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await kith.stop();
});

it.each([
  ['by keyboard alone, wide', { width: 1280, javaScript: true }],
  ['narrow, without scripts', { width: 360, javaScript: false }],
])('from a number to the children behind it, by team, and to the days that draw near; %s', async (_, way) => {
  const watched = await watchedPage(browser, kith, way);
  const { page } = watched;
  await signIn(page, kith, 'team-manager');
  const scripted = way.javaScript ? watched : await watchedPage(browser, kith, { width: way.width });
  const walk = new Walk(watched, way.javaScript ? new Keyboard(page) : new Pointer(), scripted.page);

  await page.goto('/compliance');
  await walk.says('3 children have a breach today');
  expect(await page.getByRole('img', { name: /3 children have a breach today/ }).count()).toBe(1);
  expect(await page.getByRole('table', { name: 'Twelve months' }).getByRole('row').count()).toBe(13);
  await walk.hands.select(walk.main.getByLabel('Children of'), 'Team South');
  await walk.press(walk.button('Show'));
  await walk.says('1 child has a breach today');
  await walk.press(walk.link('Show all'));
  await walk.says('3 children have a breach today');

  await walk.press(walk.link('3 breached: PL-01'));
  await walk.says('2 children: breached, the longest first. 1 more child is counted and withheld from you.');
  expect(await walk.main.getByText('Hidden').count()).toBe(0);
  const file = page.waitForEvent('download');
  await walk.hands.press(walk.link('Save these as a CSV file'));
  expect((await file).suggestedFilename()).toMatch(/^PL-01-breached-.*\.csv$/);
  await walk.press(walk.link('Finch Testly'));
  await walk.says('Finch Testly');

  await page.goto('/compliance');
  await walk.press(walk.link(/days? draws? near/));
  await walk.says('Robin Testly');
  expect([walk.wrong, watched.faults]).toEqual([[], []]);
  await page.context().close();
});
