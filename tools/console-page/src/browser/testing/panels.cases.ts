import { rmSync, writeFileSync } from 'node:fs';
import { accessibilityViolations } from './accessibility.ts';
import { overflowing } from './overflowing.ts';
import { saveScreenshot } from './screenshots.ts';
import type { BrowserFixture } from './browser-fixture.ts';
import { openConsolePage, type ConsolePage } from './console-page.ts';

export function panelCases(fixture: () => BrowserFixture): void {
  let reader: ConsolePage;
  let orderId: string;

  beforeAll(async () => {
    const placed = await fetch(`${fixture().shop.url}/api/orders`, { method: 'POST' });
    orderId = ((await placed.json()) as { id: string }).id;
    reader = await openConsolePage(fixture());
    await reader.open();
  });
  afterAll(() => reader?.close());
  afterEach(() => expect(reader.errors).toEqual([]));

  it('follows a request through the services', async () => {
    const { page } = reader;
    await page
      .getByRole('row', { name: /POST \/api\/orders 201/ })
      .getByRole('link')
      .click();
    const way = page.locator('.waterfall > li');
    await way.nth(4).waitFor();
    expect(await way.locator('p .path').allTextContents()).toEqual([
      '/api/orders',
      '/internal/products/reservations',
      '/internal/payments/payments',
      '/internal/users/keys',
      '/internal/products/reservations/commit',
    ]);
    expect(await way.first().locator('.hops').innerText()).toMatch(
      /^gateway ANY \/api\/orders\s+rule 10\s+orders-tg\s+orders-1$/,
    );
    expect(await way.evaluateAll((rows) => rows.map(({ dataset }) => dataset['depth']))).toEqual([
      '0',
      '1',
      '1',
      '2',
      '1',
    ]);
    const lines = page.locator('.panel .lines');
    for (const task of ['orders-1', 'products-1', 'payments-1', 'users-1']) {
      await lines.getByText(task, { exact: true }).first().waitFor();
    }
    await saveScreenshot(page.locator('.panel'), 'request');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('goes on from the request to the saga of its order', async () => {
    const { page } = reader;
    await page.locator('.panel').getByRole('link', { name: orderId }).click();
    await page.getByRole('heading', { name: `Order ${orderId}` }).waitFor();
    const steps = page.locator('.saga li');
    await steps.nth(7).waitFor();
    const way = ['pending', 'reserving', 'reserved', 'authorising', 'authorised'];
    const end = ['confirming', 'capturing', 'confirmed'];
    expect(await steps.locator('strong').allTextContents()).toEqual([...way, ...end]);
    const picture = page.getByRole('img', {
      name: /^The states of an order, and its way: pending, /,
    });
    expect(await picture.locator('.edge[data-taken]').count()).toBe(7);
    expect(await picture.locator('.state').count()).toBe(16);
    expect(await picture.locator('[data-visited] .name').allTextContents()).toEqual([
      ...way,
      ...end,
    ]);
    expect(await page.locator('.items').innerText()).toMatch(/1× Hammock\s+\$69\.00/);
    await saveScreenshot(page.locator('.panel'), 'order');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('never hands what it logs in with to the page', () => {
    expect(reader.responses.length).toBeGreaterThan(3);
    expect(reader.responses.join()).not.toMatch(/secret|token of the runner|token-of-the-admin/);
  });

  it('finds what is typed, and says so when there is no such thing', async () => {
    const { page } = reader;
    const search = page.getByRole('searchbox', { name: 'Email, order, request or trace' });
    await search.fill('01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d');
    await search.press('Enter');
    await page.getByRole('alert').getByText('There is no such order.').waitFor();
    await search.fill('no-request');
    await search.press('Enter');
    await page.getByText('Nothing is known of it').waitFor();
  });

  it('follows the log of a task', async () => {
    const { page } = reader;
    await page.getByRole('link', { name: 'orders-1 healthy' }).click();
    const log = page.getByRole('region', { name: 'Log' });
    await log.getByText('listening').waitFor();
    const before = await log.getByRole('listitem').count();
    await fetch(`${fixture().shop.url}/api/orders/none`);
    await log.getByRole('listitem').nth(before).getByText('404').waitFor();
    expect(await overflowing(page)).toEqual([]);
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('says that there is no log, and shows it when it comes', async () => {
    const { page } = reader;
    rmSync(fixture().shop.home.log('users-1'));
    await page.getByRole('link', { name: 'users-1 healthy' }).click();
    await page.getByText('There is no log of it yet.').waitFor();
    writeFileSync(fixture().shop.home.log('users-1'), '{"level":"info","msg":"it has come"}\n');
    await page.getByRole('region', { name: 'Log' }).getByText('it has come').waitFor();
  });
}
