import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = new URL('../screenshots/', import.meta.url);

/** Keeps what is shown now for the README, when `CONSOLE_SCREENSHOTS` asks for it. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (process.env['CONSOLE_SCREENSHOTS'] !== '1') return;
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, folder)) });
}
