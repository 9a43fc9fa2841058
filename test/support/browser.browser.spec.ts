import { launchBrowser } from './browser.js';

it('the browser from npm shows a page', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent('<title>Kith</title><h1>Good morning</h1>');
    expect(await page.title()).toBe('Kith');
    expect(await page.getByRole('heading').boundingBox()).toMatchObject({ height: expect.any(Number) });
  } finally {
    await browser.close();
  }
});
