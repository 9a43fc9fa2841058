import { type Locator, type Page } from 'playwright-core';

/** How somebody uses a page: with a pointer, or with the keyboard alone. */
export interface Hands {
  press(target: Locator): Promise<void>;
  type(target: Locator, text: string): Promise<void>;
  choose(radio: Locator): Promise<void>;
  /** Of a list that drops down, by its words. */
  select(target: Locator, words: string): Promise<void>;
}

export class Pointer implements Hands {
  press(target: Locator): Promise<void> {
    return target.click();
  }

  type(target: Locator, text: string): Promise<void> {
    return target.fill(text);
  }

  choose(radio: Locator): Promise<void> {
    return radio.check();
  }

  async select(target: Locator, words: string): Promise<void> {
    await target.selectOption({ label: words });
  }
}

/** Goes nowhere but by Tab, and does nothing but by keys: what cannot be reached so fails. */
export class Keyboard implements Hands {
  constructor(private readonly page: Page) {}

  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Enter');
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
  }

  /** Tab leads to a group of radios, arrows within it. */
  async choose(radio: Locator): Promise<void> {
    const name = await radio.getAttribute('name');
    await this.tabUntil(() => this.focused(`input[type=radio][name="${name}"]`), `the radios ${name}`);
    for (let i = 0; i < MANY && !(await isFocused(radio)); i++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Space');
    if (!(await radio.isChecked()))
      throw new Error(`The keyboard could not choose ${await radio.getAttribute('value')}`);
  }

  async select(target: Locator, words: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.type(words);
  }

  private async reach(target: Locator): Promise<void> {
    await target.waitFor();
    await this.tabUntil(() => isFocused(target), target.toString());
    await mustBeSeen(target);
  }

  private async tabUntil(there: () => Promise<boolean>, what: string): Promise<void> {
    for (let i = 0; i < MANY; i++) {
      if (await there()) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${what}`);
  }

  private focused(selector: string): Promise<boolean> {
    return this.page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`);
  }
}

/** More stops than any page has. */
const MANY = 200;

/** As much of a page as is asked of it: the tests are typed for Node, which has none. */
interface Window {
  document: { activeElement: unknown };
  innerHeight: number;
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === (globalThis as unknown as Window).document.activeElement);
}

/** WCAG 2.2, 2.4.11: what has the focus is in the window. */
async function mustBeSeen(target: Locator): Promise<void> {
  const isSeen = await target.evaluate((element) => {
    const { top, bottom } = (element as unknown as { getBoundingClientRect(): { top: number; bottom: number } }).getBoundingClientRect(); // prettier-ignore
    return bottom > 0 && top < (globalThis as unknown as Window).innerHeight;
  });
  if (!isSeen) throw new Error(`The focus is out of sight: ${target.toString()}`);
}
