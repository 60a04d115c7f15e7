import { services } from '@quartet/infra/services';
import { eventually } from '@quartet/testing';
import type { Browser, Locator, Page } from 'playwright-core';
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

  it('lists and places orders of the local shopper by what it fills in', async () => {
    await page.goto(`${ready.url}/api/orders/docs`);
    await fillIn(page, 'the shopper');
    expect(await execute(await tryOut(page, 'List your orders'))).toBe('200');
    expect(await execute(await tryOut(page, 'Place an order'))).toMatch(placed);
  });

  it('authorises as the admin, who may do more', async () => {
    await page.goto(`${ready.url}/api/users/docs`);
    const operation = await tryOut(page, 'List all users');
    expect(await execute(operation)).toMatch(/^40[13]$/);
    await fillIn(page, 'the shopper');
    expect(await execute(operation)).toBe('403');
    await fillIn(page, 'the admin');
    expect(await execute(operation)).toBe('200');
  });

  it('has the form to type in a key and a token, filled in', async () => {
    await page.locator('.auth-wrapper').getByRole('button', { name: 'Authorize' }).click();
    const dialog = page.locator('.dialog-ux');
    expect(await dialog.getByRole('button', { name: 'Remove authorization' }).count()).toBe(2);
  });
});

async function fillIn(page: Page, account: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Local credentials' });
  await form.getByRole('button', { name: account }).click();
  await form.getByText(`Filled in for ${account}`).waitFor();
}

async function tryOut(page: Page, summary: string): Promise<Locator> {
  const operation = page.locator('.opblock', { hasText: summary });
  await operation.click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  return operation;
}

/** @returns the status of the response */
async function execute(operation: Locator): Promise<string> {
  const page = operation.page();
  const [response] = await Promise.all([
    page.waitForResponse((each) => new URL(each.url()).pathname.startsWith('/api/')),
    operation.getByRole('button', { name: 'Execute' }).click(),
  ]);
  const shown = operation.locator('.live-responses-table tbody .response-col_status');
  await shown.getByText(String(response.status())).waitFor();
  return String(response.status());
}
