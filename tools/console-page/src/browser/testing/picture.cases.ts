import { saveScreenshot } from './screenshots.ts';
import type { BrowserFixture } from './browser-fixture.ts';
import { startTraffic } from './traffic.ts';
import { openConsolePage, type ConsolePage } from './console-page.ts';

/** They need a shop that nobody has called yet. */
export function idlePictureCases(fixture: () => BrowserFixture): void {
  let reader: ConsolePage;

  beforeAll(async () => {
    reader = await openConsolePage(fixture());
    await reader.open();
  });
  afterAll(() => reader?.close());
  afterEach(() => expect(reader.errors).toEqual([]));

  it('says what to do while nothing has been asked', async () => {
    await reader.page.getByText('Nothing has been asked yet.').waitFor();
    const { url, home } = fixture().shop;
    await reader.page.getByText(`curl ${url}/api/products`).waitFor();
    await reader.page.getByText(`require("${home.folder}/ready.json")`).waitFor();
  });

  it('shows each service with its rules, target groups and tasks', async () => {
    const lanes = reader.page.getByRole('listitem').filter({ has: reader.page.locator('h2') });
    expect(await lanes.locator('h2').allTextContents()).toEqual([
      'orders',
      'users',
      'payments',
      'products',
    ]);
    const orders = lanes.first();
    await orders.getByRole('link', { name: 'orders-1 healthy' }).waitFor();
    for (const text of ['/api/orders/*', '/internal/orders/*', 'orders-tg', 'orders-internal-tg']) {
      await orders.getByText(text, { exact: true }).waitFor();
    }
    expect(await orders.locator('.health').allInnerTexts()).toEqual(['1/1 healthy', '1/1 healthy']);
  });

  it('draws a way from the gateway to each task', async () => {
    const idle = reader.page.locator('.wires path[data-tone="idle"]');
    await idle.nth(20).waitFor({ state: 'attached' });
  });
}

export function pictureCases(fixture: () => BrowserFixture): void {
  let reader: ConsolePage;

  beforeAll(async () => {
    reader = await openConsolePage(fixture());
    await reader.open();
  });
  afterAll(() => reader?.close());
  afterEach(() => expect(reader.errors).toEqual([]));

  it('lets requests be seen on their way', async () => {
    const { page } = reader;
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await using _traffic = startTraffic(fixture().shop.url);
    await page.locator('.dots circle').first().waitFor({ state: 'attached' });
    await page.locator('.wires path[data-tone="used"]').first().waitFor({ state: 'attached' });
    await page
      .getByLabel('The gateway in the last seconds')
      .getByText(/^(?!0\/s)[<\d.]+\/s$/)
      .waitFor();
    await page
      .getByRole('row', { name: /POST \/api\/orders 201 orders-1/ })
      .first()
      .waitFor();
    await saveScreenshot(page, 'picture');
  });

  it('lists what the reader chooses', async () => {
    const { page } = reader;
    await page.getByRole('button', { name: 'Between services' }).click();
    await page
      .getByRole('row', { name: /PUT \/internal\/products\/reservations/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'In trouble' }).click();
    await page.getByText('No request is in trouble.').waitFor();
    await fetch(`${fixture().shop.url}/api/nothing`);
    await page.getByRole('row', { name: /GET \/api\/nothing 404/ }).waitFor();
  });

  it('holds the list still while the reader is in it', async () => {
    const { page } = reader;
    await page.getByRole('button', { name: 'Clients' }).click();
    await page.locator('tbody tr').first().hover();
    await page.getByText('held while you look').waitFor();
    await fetch(`${fixture().shop.url}/api/products/late`);
    const late = page.getByRole('row', { name: '/api/products/late' });
    await page.locator('.entrance .rate').first().getByText(/[1-9]/).waitFor();
    expect(await late.count()).toBe(0);
    await page.mouse.move(5, 5);
    await late.waitFor();
  });

  it('shows what each route of the gateway lets through', async () => {
    const { page } = reader;
    await page.getByRole('link', { name: /API Gateway/ }).click();
    await page.getByRole('row', { name: /ANY \/api\/orders\/\{proxy\+\} 50\/100/ }).waitFor();
  });
}
