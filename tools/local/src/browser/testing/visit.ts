import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page of the console, and what went wrong on it. */
export interface Visit {
  readonly page: Page;
  /** What the browser says against it, such as a breach of the content security policy. */
  readonly complaints: readonly string[];
  /** All that the server sent as an answer to a question of the page. */
  readonly answers: readonly string[];
  open(hash?: string): Promise<void>;
  close(): Promise<void>;
}

/** What the page asked for in vain it tells the reader itself. */
const refused = /^Failed to load resource/;

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  const answers: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !refused.test(message.text())) {
      complaints.push(message.text());
    }
  });
  page.on('response', async (response) => {
    const type = response.headers()['content-type'] ?? '';
    if (/json|html|javascript/.test(type)) {
      answers.push(await response.text().catch(() => ''));
    }
  });
  return {
    ...{ page, complaints, answers },
    open: async (hash = '') => {
      await page.goto(`${url}/__console${hash}`);
    },
    close: () => context.close(),
  };
}
