import { appendFileSync } from 'node:fs';
import { accessibilityViolations } from './accessibility.ts';
import { cutTexts } from './cut-texts.ts';
import { overflowing } from './overflowing.ts';
import { saveScreenshot } from './screenshots.ts';
import type { BrowserFixture } from './browser-fixture.ts';
import { openConsolePage, type ConsolePage } from './console-page.ts';

const account = '000000000000';
const role = `arn:aws:iam::${account}:role/quartet-dev-svc-orders-DefinitionTaskRoleBB0F2D23-quartet`;
const bus = `arn:aws:events:us-east-1:${account}:event-bus/quartet-dev`;
const [tasks, database] = ['quartet-dev-network.ServicesGroup5B1', 'quartet-dev-data.Server9A3'];

const denied = {
  ...{ peer: role, op: 'events:PutEvents', resource: bus, msg: 'access denied' },
  remediation: `It needs an Allow statement for events:PutEvents on ${bus} in an identity-based policy of orders.`,
};
const rejected = {
  ...{ peer: tasks, op: 'connect', resource: database, port: 5433, msg: 'connection rejected' },
  remediation: `It needs an ingress rule of ${database} for TCP port 5433 from ${tasks}.`,
};

export function deniedCases(fixture: () => BrowserFixture): void {
  let reader: ConsolePage;

  beforeAll(async () => {
    reader = await openConsolePage(fixture());
    await reader.open();
  });
  afterAll(() => reader?.close());
  afterEach(() => expect(reader.errors).toEqual([]));

  const write = (log: string, line: object) => {
    const time = new Date().toISOString();
    const text = JSON.stringify({ level: 'warn', time, service: log, ...line });
    appendFileSync(fixture().shop.home.log(log), `${text}\n`);
  };
  const items = () => reader.page.getByRole('list', { name: /^Refused/ }).getByRole('listitem');

  it('says that nothing was refused', async () => {
    const { page } = reader;
    await page.getByRole('link', { name: 'Denied' }).click();
    await page.getByText('Nothing was refused in this run.').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'panel-title');
    expect(new URL(page.url()).hash).toBe('#/denied');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('shows what is refused while it is open, the newest first', async () => {
    write('cloud', denied);
    await items().nth(0).getByText('events:PutEvents', { exact: true }).waitFor();
    write('cloud', denied);
    await items().nth(0).getByText('the latest of 2').waitFor();
    write('runner', rejected);
    await items().nth(1).waitFor();
    const [first, second] = await items().allInnerTexts();
    for (const text of [tasks, database, '5433', rejected.remediation]) {
      expect(first).toContain(text);
    }
    for (const text of [role, bus, denied.remediation]) expect(second).toContain(text);
    await saveScreenshot(reader.page.locator('.panel'), 'denied');
  });

  it.each([390, 768, 1440])('cuts nothing off at %d pixels', async (width) => {
    const { page, open } = reader;
    await page.setViewportSize({ width, height: 860 });
    await open('#/denied');
    await items().nth(1).waitFor();
    expect(await cutTexts(page)).toEqual([]);
    expect(await overflowing(page)).toEqual([]);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityViolations(page)).toEqual([]);
    }
  });
}
