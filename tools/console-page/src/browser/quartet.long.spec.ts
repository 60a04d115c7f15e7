import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scenarios } from '@quartet/console/views/scenarios';
import { type Quartet, runner, startQuartet } from '@quartet/local-client/start-quartet';
import { describeInBrowser, openBrowser } from '@quartet/local/testing/in-browser';
import { eventually } from '@quartet/testing';
import type { Browser, Page } from 'playwright-core';
import { accessibilityViolations } from './testing/accessibility.ts';
import { cutTexts } from './testing/cut-texts.ts';
import { openOtlpSink, type OtlpSink } from './testing/otlp-sink.ts';
import { overflowing } from './testing/overflowing.ts';
import { saveScreenshot } from './testing/screenshots.ts';

/** Milliseconds after which something must have gone wrong; the condition is what ends a wait. */
const patience = 600_000;
jest.setTimeout(900_000);

/** The status in which each scenario ends, with its reason. */
const ends: Readonly<Record<string, RegExp>> = {
  ok: /^\s*confirmed\s*$/,
  declined: /^\s*rejected\s+payment declined\s*$/,
  'insufficient-funds': /^\s*rejected\s+payment declined\s*$/,
  'authentication-required': /^\s*rejected\s+authentication required\s*$/,
  'out-of-stock': /^\s*rejected\s+out of stock\s*$/,
  'lost-response': /^\s*confirmed\s*$/,
  slow: /^\s*confirmed\s*$/,
};

/** Spans of an order that goes through, below those that caused them: from the edge to the provider and the socket's function. */
const orderPaths = [
  'edge POST /api/orders',
  'edge POST /api/orders > orders POST /api/orders',
  'edge POST /api/orders > orders POST /api/orders > edge PUT /internal/products/reservations/:id',
  'edge POST /api/orders > orders POST /api/orders > edge PUT /internal/products/reservations/:id > products PUT /internal/products/reservations/:orderId',
  'edge POST /api/orders > orders POST /api/orders > edge PUT /internal/payments/:id > payments PUT /internal/payments/:id > provider POST /payments',
  'edge POST /api/orders > orders POST /api/orders > edge PUT /internal/payments/:id/capture > payments PUT /internal/payments/:id/capture > provider POST /payments/:paymentId/capture',
  'edge POST /api/orders > orders POST /api/orders > cloud process order.placed',
  'edge POST /api/orders > orders POST /api/orders > cloud process order.confirmed',
];

describeInBrowser('the console of a running Quartet', () => {
  let folder: string;
  let home: string;
  let quartet: Quartet | undefined;
  let sink: OtlpSink;
  let browser: Browser | undefined;
  let page: Page;
  let url: string;
  let shopper: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'quartet-console-'));
    home = join(folder, 'home');
    sink = await openOtlpSink();
    quartet = await startQuartet({ home, command: [...runner, '--otlp', sink.url] });
    url = `${quartet.ready.url}/__console`;
    shopper = quartet.ready.shopper.email;
    browser = await openBrowser();
    const viewport = { width: 1440, height: 900 };
    page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
    page.setDefaultTimeout(patience);
  });
  afterAll(async () => {
    await browser?.close();
    await quartet?.[Symbol.asyncDispose]();
    await sink?.close();
    rmSync(folder, { recursive: true });
  });

  async function place(title: string): Promise<string> {
    await page.goto(`${url}#/`);
    await page.getByRole('link', { name: 'Place an order' }).first().click();
    await page.getByRole('radio', { name: title }).check();
    await page.getByRole('button', { name: 'Place the order' }).click();
    const heading = page.getByRole('heading', { name: /^Order / });
    await heading.waitFor();
    return (await heading.locator('code').innerText()).trim();
  }

  const standing = (text: RegExp) => page.locator('.panel .standing', { hasText: text });

  it('names the folder of this run while nothing has been asked', async () => {
    await page.goto(url);
    await page.getByText(`require("${home}/ready.json")`).waitFor();
  });

  it.each(scenarios)('places an order: $title', async ({ id, title }) => {
    await place(title);
    await standing(ends[id] ?? /no such end/).waitFor();
    await page.locator('.saga li').last().waitFor();
    expect(await page.locator('.states .edge[data-taken]').count()).toBeGreaterThan(2);
    expect(await accessibilityViolations(page)).toEqual([]);
    if (id === 'declined') await saveScreenshot(page, 'declined');
  });

  it('carries an order on whose tasks are killed in the middle', async () => {
    const orderId = await place('Slow provider');
    await page.locator('.states [data-current]', { hasText: 'authorising' }).waitFor();
    await saveScreenshot(page, 'under-way');
    const killed = page.getByRole('group', { name: 'Kill a task in the middle' });
    for (const service of ['payments', 'orders']) {
      const task = killed.getByRole('button', { name: service });
      const name = (await task.innerText()).trim();
      await task.click();
      await page.getByText(`${name} was killed`).waitFor();
    }
    await standing(/^\s*confirmed\s*$/).waitFor();
    expect(await page.getByRole('heading', { name: `Order ${orderId}` }).count()).toBe(1);
  });

  it('finds a customer, an order and a trace', async () => {
    const search = page.getByRole('searchbox', { name: 'Email, order, request or trace' });
    const find = async (text: string) => {
      await search.fill(text);
      await search.press('Enter');
    };
    await find(shopper);
    const orders = page.locator('.panel .orders tbody tr');
    await orders.nth(scenarios.length).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    const href = (await orders.last().getByRole('link').getAttribute('href')) ?? '';
    const orderId = href.replace('#/order/', '');
    await find(orderId);
    await standing(/^\s*confirmed\s*$/).waitFor();
    const { traceId } = await sink.traceOf(orderId);
    await find(traceId);
    await page.getByRole('heading', { name: `Trace ${traceId}` }).waitFor();
    await page.locator('.panel').getByRole('link', { name: orderId }).waitFor();
    await find('nobody@example.com');
    await page.getByRole('alert').getByText('Nobody has this email.').waitFor();
  });

  it('shows the tree of spans that the OTLP receiver has', async () => {
    const orderId = await place('Goes through');
    await standing(/^\s*confirmed\s*$/).waitFor();
    await eventually(async () => {
      const { paths } = await sink.traceOf(orderId);
      expect(paths).toEqual(expect.arrayContaining(orderPaths));
    }, patience);
    const { traceId, paths } = await sink.traceOf(orderId);
    await page.goto(`${url}#/trace/${traceId}`);
    const spans = page.locator('.spans > li');
    await spans.nth(paths.length - 1).waitFor();
    const shown = await spans.evaluateAll((rows) =>
      rows.map((each) => `${each.dataset['depth']} ${each.querySelector('.path')?.textContent}`),
    );
    expect(shown.toSorted()).toEqual(
      paths.map((path) => `${path.split(' > ').length - 1} ${path.split(' > ').at(-1)}`).toSorted(),
    );
    await saveScreenshot(page.locator('.panel'), 'trace');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('lists what clients ask, and nothing that the console reads itself', async () => {
    await page.goto(`${url}#/`);
    await page.locator('tbody tr').first().waitFor();
    const paths = await page.locator('tbody .path').allInnerTexts();
    expect(paths).toContain('/api/orders');
    expect(paths.join()).not.toMatch(/\/api\/(orders\/|products|users(,|$|\/login))/);
    const times = await page.locator('tbody .at').allInnerTexts();
    expect(times).toEqual(times.toSorted().reverse());
    expect(times.every((text) => /^\d\d:\d\d:\d\d\.\d{3}$/.test(text))).toBe(true);
  });

  it.each([390, 768, 1440])('cuts no text off at %d pixels', async (width) => {
    await page.setViewportSize({ width, height: 860 });
    for (const hash of [
      '#/',
      '#/gateway',
      '#/new-order',
      `#/customer/${shopper}`,
      '#/task/users-1',
    ]) {
      await page.goto(`${url}${hash}`);
      await page.reload();
      await page.getByRole('link', { name: 'users-1 healthy' }).waitFor();
      await page.locator('tbody tr').first().waitFor();
      expect([hash, await cutTexts(page)]).toEqual([hash, []]);
      expect([hash, await overflowing(page)]).toEqual([hash, []]);
      expect([hash, await accessibilityViolations(page)]).toEqual([hash, []]);
    }
  });
});
