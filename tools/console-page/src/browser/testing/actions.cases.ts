import { eventually } from '@quartet/testing';
import { saveScreenshot } from './screenshots.ts';
import type { BrowserFixture } from './browser-fixture.ts';
import { startTraffic } from './traffic.ts';
import { openConsolePage, type ConsolePage } from './console-page.ts';

export function actionCases(fixture: () => BrowserFixture): void {
  let reader: ConsolePage;

  beforeAll(async () => {
    reader = await openConsolePage(fixture());
    await reader.open();
  });
  afterAll(() => reader?.close());

  const names = () =>
    fixture()
      .shop.scheduler.rows()
      .map(({ name }) => name);
  const task = (name: string) => reader.page.getByRole('link', { name: `${name} healthy` });

  it('adds a task and takes it away', async () => {
    const { page } = reader;
    await task('products-1').waitFor();
    await page.getByRole('button', { name: 'One task of products more' }).click();
    await page.getByText('products shall have 2 tasks.').waitFor();
    await task('products-2').waitFor();
    expect(names()).toContain('products-2');
    await page.getByRole('button', { name: 'One task of products less' }).click();
    await task('products-2').waitFor({ state: 'detached' });
    // A task that drains is no longer shown as healthy, and still a row.
    await eventually(() => {
      expect(names().filter((name) => name.startsWith('products'))).toHaveLength(1);
    });
  });

  it('makes a task slow and failing, and well again', async () => {
    const { page } = reader;
    const [name = ''] = names().filter((each) => each.startsWith('products'));
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await using _traffic = startTraffic(fixture().shop.url);
    await task(name).click();
    await page.getByRole('spinbutton', { name: 'Slower by' }).fill('150');
    await page.getByRole('spinbutton', { name: 'Failing' }).fill('50');
    await page.getByRole('button', { name: 'Set' }).click();
    await page.locator('.task .fault', { hasText: '+150 ms, 50 % fail' }).waitFor();
    await page.locator('.headline [data-tone="bad"]').getByText('Errors').waitFor();
    await page.locator('.dots circle[data-tone="bad"]').first().waitFor({ state: 'attached' });
    await saveScreenshot(page.locator('.panel'), 'task');
    await page.getByRole('button', { name: 'In trouble' }).click();
    await page
      .getByRole('row', { name: /GET \/api\/products.* 503/ })
      .first()
      .waitFor();
    await Promise.all([
      page.getByText(`${name} is well.`).waitFor(),
      page.locator('.task .fault').waitFor({ state: 'detached' }),
      page.getByRole('button', { name: 'Clear' }).click(),
    ]);
  });

  it.each(['Stop', 'Restart', 'Kill'])('%s: another task takes the place', async (verb) => {
    const { page } = reader;
    const users = () =>
      fixture()
        .shop.scheduler.rows()
        .filter(({ service }) => service === 'users');
    const [before] = users();
    await task(before?.name ?? '').click();
    await page.getByRole('button', { name: verb }).click();
    await page.locator('.notice[data-kind="done"]', { hasText: before?.name ?? '' }).waitFor();
    await eventually(() =>
      users().some(({ pid, health }) => pid !== before?.pid && health === 'healthy'),
    );
    await page
      .getByRole('link', { name: /^users-\d healthy/ })
      .first()
      .waitFor();
  });

  it('rolls a service', async () => {
    const { page } = reader;
    const release = () =>
      fixture()
        .shop.scheduler.rows()
        .find(({ service }) => service === 'users')?.release;
    const before = release();
    await page.getByRole('button', { name: /^Roll users/ }).click();
    await page.getByText('users runs on new tasks.').waitFor();
    expect(release()).not.toBe(before);
  });
}
