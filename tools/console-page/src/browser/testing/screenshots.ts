import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';

const folder = new URL('../../../screenshots/', import.meta.url);

/** Keeps what is shown now for the README, when `CONSOLE_SCREENSHOTS` asks for it. */
export async function saveScreenshot(shown: Page | Locator, name: string): Promise<void> {
  if (process.env['CONSOLE_SCREENSHOTS'] !== '1') return;
  await shown.screenshot({ path: fileURLToPath(new URL(`${name}.png`, folder)) });
}
