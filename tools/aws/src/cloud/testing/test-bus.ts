import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsCommandOutput,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { listen, testConfig } from '@quartet/testing';
import { createCloud } from '../cloud.ts';
import type { BusEvent } from '../../eventbridge/bus-event.ts';
import { createDeliveries, type Deliveries } from '../../eventbridge/deliveries.ts';
import { createEventBridge } from '../../eventbridge/event-bridge.ts';
import { openEventLog } from '../../eventbridge/event-log.ts';
import { createFunctions } from '../../lambda/functions.ts';
import type { EventBus, EventRule } from '@quartet/cloudformation/model/surroundings';

/** EventBridge over HTTP, with one function that tells us of every event that it gets. */
export interface TestBus {
  readonly url: string;
  /** What the function was told; it fails with each status that stands in `refusing`. */
  readonly heard: readonly BusEvent[];
  readonly refusing: number[];
  put(...entries: readonly PutEventsRequestEntry[]): Promise<PutEventsCommandOutput>;
  counts: Deliveries['counts'];
  lines(): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

const { log } = testConfig();
const place = { account: '000000000000', region: 'us-east-1' };

export async function testBus(buses: readonly EventBus[]): Promise<TestBus> {
  const folder = await mkdtemp(join(tmpdir(), 'quartet-bus-'));
  const path = join(folder, 'events.jsonl');
  const { heard, refusing, listener } = await listening();
  const functions = createFunctions({ functions: [tellAt(listener.url)], environment: {} });
  const eventLog = await openEventLog(path);
  const deliveries = createDeliveries({ functions, log, retryFirst: 1, atOnce: 10 });
  const eventBridge = createEventBridge({ buses, eventLog, deliveries, ...place });
  const health = () => ({ status: 'ready', deliveries: deliveries.counts() }) as const;
  const dynamodb = { answer: () => undefined };
  const cloud = await listen(createCloud({ dynamodb, eventBridge, health }));
  const client = clientOf(cloud.url);
  return {
    url: cloud.url,
    heard,
    refusing,
    put: (...entries) => client.send(new PutEventsCommand({ Entries: [...entries] })),
    counts: deliveries.counts,
    lines: async () => linesIn(await readFile(path, 'utf8')),
    close: async () => {
      client.destroy();
      deliveries.stop();
      await Promise.all([cloud.close(), functions.close()]);
      await Promise.all([listener.close(), eventLog.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

/** A rule whose matches the function is told of. */
export function ruleFor(rule: Partial<EventRule>, attempts = 2, oldest = 300): EventRule {
  const targets = [
    { functionName: 'tell', maximumRetryAttempts: attempts, maximumEventAgeInSeconds: oldest },
  ];
  return { name: 'rule', enabled: true, eventPattern: { source: ['orders'] }, targets, ...rule };
}

async function listening() {
  const heard: BusEvent[] = [];
  const refusing: number[] = [];
  const listener = await listen(async (req, res) => {
    const event = (await json(req)) as BusEvent;
    const status = refusing.shift() ?? 200;
    if (status === 200) heard.push(event);
    res.writeHead(status).end();
  });
  return { heard, refusing, listener };
}

function tellAt(url: string) {
  const code = join(import.meta.dirname, '../fixture');
  const named = { name: 'tell', arn: 'arn:tell', handler: 'index.tell' };
  return { ...named, code, timeout: 30, environment: { LISTENER_URL: url } };
}

function clientOf(endpoint: string): EventBridgeClient {
  const credentials = { accessKeyId: 'task', secretAccessKey: 'secret' };
  return new EventBridgeClient({ endpoint, credentials, region: place.region, maxAttempts: 1 });
}

function linesIn(text: string): readonly unknown[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
}
