import { type Locator, type Page } from 'playwright-core';
import { londonDay } from '../../src/kernel/london-time.js';
import { addDays, partsOf } from '../../src/kernel/plain-date.js';
import { type Hands } from './hands.js';
import { axeFindings, isTooWide, type WatchedPage } from './watched-page.js';

/** A way through pages, finding everything by its words; looks at every page on the way. */
export class Walk {
  readonly wrong: string[] = [];
  readonly page: Page;

  /**
   * `examiner`: where axe looks at the pages, which needs scripts; null: nobody looks at them. `examined`: titles of pages
   * looked at already, which walks at the same width may share; a page shown again with errors has another.
   */
  constructor(
    { page }: WatchedPage,
    readonly hands: Hands,
    private readonly examiner: Page | null,
    private readonly examined = new Set<string>(),
  ) {
    this.page = page;
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  link(name: string | RegExp): Locator {
    return this.main.getByRole('link', { name }).first();
  }

  button(name: string | RegExp): Locator {
    return this.main.getByRole('button', { name, exact: true }).first();
  }

  /** Presses what leads to another page, and looks at that. */
  async press(target: Locator): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.hands.press(target)]);
    await this.look();
  }

  async choose(question: string | RegExp, answer: string | RegExp): Promise<void> {
    await this.hands.choose(this.main.getByRole('group', { name: question }).getByRole('radio', { name: answer }));
  }

  async type(label: string | RegExp, text: string): Promise<void> {
    await this.hands.type(this.main.getByLabel(label), text);
  }

  /** Days back from today, London. */
  async when(question: string | RegExp, daysAgo: number, time: string): Promise<void> {
    const { year, month, day } = partsOf(addDays(londonDay(new Date()), -daysAgo));
    const boxes = this.main.getByRole('group', { name: question });
    for (const [box, text] of [
      ['Day', day],
      ['Month', month],
      ['Year', year],
      ['Time', time],
    ] as const)
      // prettier-ignore
      await this.hands.type(boxes.getByLabel(box), String(text));
  }

  async says(words: string | RegExp): Promise<void> {
    await this.main.getByText(words).first().waitFor();
  }

  private async look(): Promise<void> {
    if (!this.examiner) return;
    if (await isTooWide(this.page)) this.wrong.push(`${this.page.url()} is too wide`);
    const title = await this.page.title();
    if (this.examined.has(title)) return;
    this.examined.add(title);
    if (this.examiner !== this.page) await copy(this.page, this.examiner);
    this.wrong.push(...(await axeFindings(this.examiner)));
  }
}

/** The same page, as it stands, in a browser that runs scripts. */
async function copy(from: Page, to: Page): Promise<void> {
  const [url, body] = [from.url(), await from.content()];
  await to.route(url, (route) => route.fulfill({ contentType: 'text/html', body }));
  await to.goto(url);
  await to.unroute(url);
}
