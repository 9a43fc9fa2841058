import { type Browser, type Page } from 'playwright-core';
import { addDays, addMonths, partsOf, toIso } from '../../../src/kernel/plain-date.js';
import { londonDay } from '../../../src/kernel/london-time.js';
import { placeSyntheticPostcodes } from '../../../src/synthetic/postcodes.js';
import { asOwner, startKith, type Kith } from '../../support/app.js';
import { launchBrowser } from '../../support/browser.js';
import { Facts } from '../../support/facts.js';
import { type Hands, Keyboard, Pointer } from '../../support/hands.js';
import { axeFindings, isTooWide, signIn, watchedPage } from '../../support/watched-page.js';

/** Tomorrow is the birthday. */
const TODAY = londonDay(new Date());
const TOMORROW = addDays(TODAY, 1);
const BORN = toIso(addMonths(TOMORROW, -12 * 16));
const PICTURES = process.env.KITH_PICTURES;

let kith: Kith;
let facts: Facts;
let browser: Browser;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  browser = await launchBrowser();
  await asOwner(kith.database.ownerUrl, placeSyntheticPostcodes);
  const settings = [
    ['supported-accommodation', 'Specimen Court', true],
    ['hotel', 'Specimen Hotel', false],
    ['childrens-home', 'Patternby House', true],
  ] as const;
  for (const [type, name, isRegistered] of settings) {
    const id = await facts.setting(type, { name, ...(isRegistered && { registered: ['2020-01-01'] as const }) });
    await facts.audited(`UPDATE care_setting SET postcode = 'ZZ99 1AB' WHERE id = $1`, [id]);
    await facts.audited(`UPDATE care_setting_registration SET places = 3 WHERE care_setting_id = $1`, [id]);
  }
}, 60_000);
afterAll(async () => {
  await browser.close();
  await facts.end();
  await kith.stop();
});

async function child(): Promise<string> {
  const id = await facts.child({ given: 'Robin', family: 'Testly', bornOn: BORN });
  await facts.audited(`UPDATE child SET home_postcode = 'ZZ99 2BD' WHERE id = $1`, [id]);
  await facts.inCare(id, ['2024-01-01']);
  return id;
}

/** A worker at the screen, who looks at every page. */
class Worker {
  readonly wrong: string[] = [];
  private pictures = 0;
  constructor(
    readonly page: Page,
    private readonly hands: Hands,
    private readonly width: number,
    private readonly hasScripts = true,
  ) {}

  async look(name: string): Promise<void> {
    // axe itself is a script
    if (this.hasScripts) this.wrong.push(...(await axeFindings(this.page)));
    if (await isTooWide(this.page)) this.wrong.push(`${name} is too wide`);
    if (PICTURES)
      await this.page.screenshot({ path: `${PICTURES}/${this.width}-${++this.pictures}-${name}.png`, fullPage: true });
  }

  async press(name: string, role: 'button' | 'link' = 'button'): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.hands.press(this.page.getByRole(role, { name, exact: true }).first());
    await loaded;
  }

  async find(child: string, day: number, time: string): Promise<void> {
    const { year, month, day: of } = partsOf(day as typeof TODAY);
    await this.page.goto(`/children/${child}/placements/find`);
    for (const [label, text] of [
      ['Day', of],
      ['Month', month],
      ['Year', year],
      ['Time', time],
    ] as const)
      await this.hands.type(this.page.getByLabel(label, { exact: true }), String(text));
    await this.press('Find');
    await this.look('find');
  }

  /** From the setting to the verdict. */
  async choose(setting: string): Promise<string> {
    await this.press(setting, 'link');
    await this.look('dates');
    await this.press('Continue');
    await this.look('notices');
    await this.press('Continue');
    await this.hands.type(this.page.getByLabel('What does the child want'), 'Wants to stay near college');
    await this.press('Continue');
    await this.look('verdict');
    return this.page.locator('#verdict-title').innerText();
  }

  async decide(): Promise<void> {
    await this.hands.select(this.page.getByLabel('Who approved the placement?'), 'Test team-manager (team manager)');
    await this.hands.choose(this.page.getByLabel('By telephone'));
    const { year, month, day } = partsOf(TODAY);
    const boxes = this.page.getByRole('group', { name: 'When was it approved?' });
    for (const [label, text] of [
      ['Day', day],
      ['Month', month],
      ['Year', year],
      ['Time', '00:01'],
    ] as const)
      await this.hands.type(boxes.getByLabel(label, { exact: true }), String(text));
    await this.press('Continue');
    await this.look('check');
    await this.press('Start the placement');
    await this.page.getByText('The placement has started').waitFor();
    await this.look('placements');
  }
}

it.each([
  ['with a pointer, wide', 1280, true],
  ['by keyboard alone, narrow, without JavaScript', 360, false],
])(
  'the evening before the 16th birthday: refused, refused, and a lawful alternative, %s',
  async (_, width, javaScript) => {
    const { page, faults } = await watchedPage(browser, kith, { width, javaScript });
    await signIn(page, kith, 'social-worker');
    const worker = new Worker(page, javaScript ? new Pointer() : new Keyboard(page), width, javaScript);
    const id = await child();
    await worker.find(id, TODAY, '23:00');
    expect(await page.getByRole('heading', { name: 'The law forbids it' }).count()).toBe(1);
    for (const unlawful of ['Specimen Court', 'Specimen Hotel']) {
      expect(await worker.choose(unlawful)).toBe('This placement is not lawful');
      expect(await page.getByRole('button', { name: 'Continue' }).count()).toBe(0);
      await worker.press('Find another setting');
      await worker.find(id, TODAY, '23:00');
    }
    expect(await worker.choose('Patternby House')).toBe('The law permits this placement, if…');
    await worker.decide();
    expect([worker.wrong, faults]).toEqual([[], []]);
    await page.context().close();
  },
  120_000,
);

it('an hour into the birthday the same supported accommodation is permitted', async () => {
  const { page, faults } = await watchedPage(browser, kith, { width: 360 });
  await signIn(page, kith, 'out-of-hours');
  const worker = new Worker(page, new Pointer(), 361);
  await worker.find(await child(), TOMORROW, '01:00');
  expect(await worker.choose('Specimen Court')).toBe('The law permits this placement, if…');
  await worker.decide();
  expect([worker.wrong, faults]).toEqual([[], []]);
  await page.context().close();
}, 60_000);
