import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Container } from '@quartet/cloudformation/model/services';
import { listenForControl } from '@quartet/local/control-api/control';
import type { EdgeSetting } from '@quartet/aws/protocol/messages';
import { type Home, openHome } from '@quartet/local/state-dir/home';
import { createLifeline } from '@quartet/local/supervisor/lifeline';
import { createLogs } from '@quartet/local/supervisor/logs';
import { freePort } from '@quartet/local/context/ports';
import { processLauncher } from '@quartet/local/scheduler/process-launcher';
import { createScheduler, type Scheduler } from '@quartet/local/scheduler/scheduler';
import { smallRelease } from '@quartet/local/scheduler/testing/small-service';
import { model } from '@quartet/console/testing/model';
import { type ShopEdge, shopEdge } from './shop-edge.ts';

/** Four small services as processes of a real scheduler, behind a real edge with its console. */
export interface ShopFixture {
  readonly url: string;
  readonly home: Home;
  readonly scheduler: Scheduler;
  stopEdge(): Promise<void>;
  startEdge(): Promise<void>;
  close(): Promise<void>;
}

export async function openShop(): Promise<ShopFixture> {
  const cleanup = new AsyncDisposableStack();
  const home = openHome(mkdtempSync(join(tmpdir(), 'quartet-console-')));
  cleanup.defer(() => rmSync(home.folder, { recursive: true }));
  const edge = shopEdge();
  const ports = { edge: await freePort(), internal: await freePort() };
  const scheduler = openScheduler({ home, edge, internal: ports.internal, cleanup });
  const script = await readFile(new URL('./shop-task.mjs', import.meta.url), 'utf8');
  const release = smallRelease(home.folder, 'first', script);
  const token = 'token of the runner';
  const control = await listenForControl(token, {
    scheduler,
    release: async () => smallRelease(home.folder, 'second', `${script}\n`),
    runTask: () => Promise.reject(new Error('the shop has no one-off tasks')),
  });
  cleanup.defer(() => control.close());
  const setting = settingOf(home, { ...ports, control: { url: control.url, token } });
  await edge.open(setting);
  cleanup.defer(() => edge.close());
  await Promise.all(model.services.map(({ name }) => scheduler.service(name)?.start(release)));
  const url = `http://localhost:${ports.edge}`;
  const admin = { email: 'admin@quartet.example', password: 'secret of the admin' };
  writeFileSync(home.ready, JSON.stringify({ url, apiKey: 'secret key', admin }));
  return {
    ...{ url, home, scheduler, stopEdge: edge.close, startEdge: () => edge.open(setting) },
    close: () => cleanup.disposeAsync(),
  };
}

interface SettingParts extends Pick<EdgeSetting, 'control'> {
  readonly edge: number;
  readonly internal: number;
}

function settingOf({ folder }: Home, { edge, internal, control }: SettingParts): EdgeSetting {
  return {
    ...{ model, control, home: folder, rateLimits: true, apiKeys: {} },
    ports: { edge, listeners: { 8080: internal }, names: {} },
    cloudUrl: 'http://127.0.0.1:1',
  };
}

interface SchedulerParts {
  readonly home: Home;
  readonly edge: ShopEdge;
  readonly internal: number;
  readonly cleanup: AsyncDisposableStack;
}

function openScheduler({ home, edge, internal, cleanup }: SchedulerParts): Scheduler {
  const lifeline = createLifeline(home, 1_000);
  cleanup.defer(() => lifeline.close());
  const environment = (name: string) => (_container: Container, port: number) => {
    const own = { NAME: name, PORT: `${port}`, INTERNAL: `http://127.0.0.1:${internal}` };
    return { ...process.env, ...own };
  };
  const plans = model.services.map((service) => ({
    ...{ service, port: undefined, proxyUrl: undefined, healthPath: '/health/ready' },
    containerOf: () => service.container,
    environment: environment(service.name),
  }));
  const { signal } = new AbortController();
  const scheduler = createScheduler(plans, {
    launcher: processLauncher({ home, lifeline, logs: createLogs(home), force: signal }),
    signal,
    registry: edge.registry,
    stopLimit: 10_000,
    onChange: () => undefined,
  });
  cleanup.defer(() => scheduler.stop());
  return scheduler;
}
