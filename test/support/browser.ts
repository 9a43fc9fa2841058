import { chromium, type Browser } from 'playwright-core';

/** The Chromium that npm installed (or CHROMIUM_PATH), with nothing needed from the system. Close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  const { CHROMIUM_PATH, CHROMIUM_LIBRARIES } = process.env;
  if (!CHROMIUM_PATH) throw new Error('No Chromium from npm for this machine: set CHROMIUM_PATH');
  return chromium.launch({
    executablePath: CHROMIUM_PATH,
    // the sandbox refuses to run for root
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...(CHROMIUM_LIBRARIES && { LD_LIBRARY_PATH: CHROMIUM_LIBRARIES }) },
  });
}
