import { randomUUID } from 'node:crypto';
import { services } from '@quartet/infra/services';
import { eventually } from '@quartet/testing';
import type { Browser, Page } from 'playwright-core';
import { logIn } from '@quartet/local-client/edge';
import { requireReady } from '@quartet/local-client/ready';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { describeInBrowser, openBrowser } from './testing/in-browser.ts';
import { type Newcomer, welcomeNewcomer } from './testing/newcomer.ts';
import { paste, type Quartet } from './testing/quartet.ts';

/** Milliseconds after which something must have gone wrong; the condition is what ends a wait. */
const patience = 900_000;
jest.setTimeout(1_000_000);

/** An order that a busy machine makes slow is answered while it is processed. */
const placed = /^20[12]$/;

let newcomer: Newcomer | undefined;
let quartet: Quartet | undefined;
let ready: ReadyContent;

beforeAll(async () => {
  newcomer = await welcomeNewcomer('.clones/Meine Projekte ü/quartet');
  const { child, output } = (quartet = await newcomer.start());
  const isReady = () => output().includes('Ctrl-C stops everything');
  await eventually(() => isReady() || child.exitCode !== null, patience);
  if (!isReady()) throw new Error(`npm start has ended:\n${output()}`);
  ready = requireReady(newcomer.home);
});
afterAll(async () => {
  quartet?.child.kill('SIGTERM');
  await quartet?.silent;
  await newcomer?.[Symbol.asyncDispose]();
});

it('an order is placed by the command that npm start prints', async () => {
  const { status } = await paste(quartet?.output() ?? '');
  expect(String(status)).toMatch(placed);
});

describeInBrowser('the docs page', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    page.setDefaultTimeout(patience);
  });
  afterAll(() => browser?.close());

  it.each(services)('shows the operations of $name', async ({ name }) => {
    await page.goto(`${ready.url}/api/${name}/docs`);
    await page.getByRole('heading', { name: `Quartet ${name}` }).waitFor();
    expect(await page.locator('.opblock').count()).toBeGreaterThan(0);
  });

  it('authorises with key and token, and executes an operation', async () => {
    await page.goto(`${ready.url}/api/orders/docs`);
    await authorize(page, { apiKey: ready.apiKey, accessToken: await logIn(ready, ready.shopper) });
    const operation = page.locator('.opblock', { hasText: 'Place an order' });
    await operation.click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    await operation.getByPlaceholder('Idempotency-Key').fill(randomUUID());
    await operation.locator('.body-param__text').fill(orderText());
    await operation.getByRole('button', { name: 'Execute' }).click();
    const response = operation.locator('.live-responses-table tbody .response-col_status');
    await expect(response.innerText()).resolves.toMatch(placed);
  });
});

async function authorize(page: Page, credentials: Readonly<Record<string, string>>): Promise<void> {
  await page.locator('.auth-wrapper').getByRole('button', { name: 'Authorize' }).click();
  const dialog = page.locator('.dialog-ux');
  for (const [scheme, value] of Object.entries(credentials)) {
    const form = dialog.locator('.auth-container', { hasText: scheme });
    await form.getByRole('textbox').fill(value);
    await form.getByRole('button', { name: 'Apply credentials' }).click();
    await form.getByRole('button', { name: 'Remove authorization' }).waitFor();
  }
  await dialog.getByRole('button', { name: 'Close' }).first().click();
}

/** The body of the printed command. */
function orderText(): string {
  const [, text = ''] = / -d '(\{"items":.*?\})'$/m.exec(quartet?.output() ?? '') ?? [];
  return text;
}
