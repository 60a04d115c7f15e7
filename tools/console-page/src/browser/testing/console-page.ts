import type { Page } from 'playwright-core';
import type { BrowserFixture } from './browser-fixture.ts';

/** A page of the console, and what went wrong on it. */
export interface ConsolePage {
  readonly page: Page;
  /** Errors in the browser's console, such as a breach of the content security policy. */
  readonly errors: readonly string[];
  /** All that the server sent as an answer to a question of the page. */
  readonly responses: readonly string[];
  open(hash?: string): Promise<void>;
  close(): Promise<void>;
}

/** The page itself reports failed requests to the reader. */
const failedRequest = /^Failed to load resource/;

export async function openConsolePage({ browser, shop }: BrowserFixture): Promise<ConsolePage> {
  // Each frame of what moves costs CPU time, so only the cases about it let it move.
  const reducedMotion = 'reduce';
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const errors: string[] = [];
  const responses: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !failedRequest.test(message.text())) {
      errors.push(message.text());
    }
  });
  page.on('response', async (response) => {
    const type = response.headers()['content-type'] ?? '';
    if (/json|html|javascript/.test(type)) {
      responses.push(await response.text().catch(() => ''));
    }
  });
  return {
    ...{ page, errors, responses },
    open: async (hash = '') => {
      await page.goto(`${shop.url}/__console${hash}`);
    },
    close: () => context.close(),
  };
}
