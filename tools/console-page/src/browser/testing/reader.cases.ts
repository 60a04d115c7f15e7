import { accessibilityViolations } from './accessibility.ts';
import { overflowing } from './overflowing.ts';
import { saveScreenshot } from './screenshots.ts';
import type { BrowserFixture } from './browser-fixture.ts';
import { startTraffic } from './traffic.ts';
import { openConsolePage, type ConsolePage } from './console-page.ts';

export function readerCases(fixture: () => BrowserFixture): void {
  let reader: ConsolePage;

  /** Moving parts are redrawn all the time, so there is traffic only in the cases about it. */
  beforeAll(async () => {
    await using _traffic = startTraffic(fixture().shop.url);
    reader = await openConsolePage(fixture());
    await reader.open();
    await reader.page.getByRole('link', { name: 'orders-1 healthy' }).waitFor();
    await reader.page.locator('tbody tr').nth(5).waitFor();
  });
  afterAll(() => reader?.close());

  it('needs no mouse', async () => {
    const { page, errors } = reader;
    await using _traffic = startTraffic(fixture().shop.url);
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the requests');
    while (!/^orders-1/.test(await focused())) await page.keyboard.press('Tab');
    const outline = page.locator(':focus');
    expect(await outline.evaluate((each) => getComputedStyle(each).outlineWidth)).toBe('2px');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Task orders-1' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'panel-title');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Task orders-1' }).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('orders-1'));
    expect(errors).toEqual([]);
  });

  it.each(['dark', 'light'] as const)('can read all of it in %s', async (colorScheme) => {
    const { page } = reader;
    await page.emulateMedia({ colorScheme });
    const [ground = 0] = await page.evaluate(() =>
      getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number),
    );
    expect(ground > 128).toBe(colorScheme === 'light');
    expect(await accessibilityViolations(page)).toEqual([]);
    if (colorScheme === 'dark') await saveScreenshot(page, 'dark');
  });

  it.each([
    [360, ''],
    [360, '#/task/orders-1'],
    [360, '#/gateway'],
    [800, ''],
  ])('may have a screen of %d pixels: %s', async (width, hash) => {
    const { page, open } = reader;
    await page.setViewportSize({ width, height: 780 });
    await open(hash);
    await page.getByRole('link', { name: 'orders-1 healthy' }).waitFor();
    await page.locator('tbody tr').nth(5).waitFor();
    expect(await overflowing(page)).toEqual([]);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await page.locator('tbody .path wbr').count()).toBeGreaterThan(0);
    if (width === 360 && hash === '') await saveScreenshot(page, 'phone');
  });

  it('is spared what moves when he wants it so', async () => {
    const { page, open } = reader;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open();
    await using _traffic = startTraffic(fixture().shop.url);
    await page.locator('.wires path[data-tone="used"]').first().waitFor({ state: 'attached' });
    expect(await page.locator('.dots circle').count()).toBe(0);
  });

  it('is told that the edge is gone, and sees it come back', async () => {
    const { page } = reader;
    await fixture().shop.stopEdge();
    await page.getByText('The edge does not answer; trying again').waitFor();
    await fixture().shop.startEdge();
    await page.getByText('Live', { exact: true }).waitFor();
    await using _traffic = startTraffic(fixture().shop.url);
    await page.locator('.entrance .rate').first().getByText(/[1-9]/).waitFor();
  });
}
