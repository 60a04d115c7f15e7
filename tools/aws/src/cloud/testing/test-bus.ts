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
import type { EventBus, EventRule } from '@quartet/cloudformation/model/event-buses';
import { listen, testConfig } from '@quartet/testing';
import type { BusEvent } from '../../eventbridge/bus-event.ts';
import { createDeliveries, type Deliveries } from '../../eventbridge/deliveries.ts';
import { createEventBridge } from '../../eventbridge/event-bridge.ts';
import { openEventLog } from '../../eventbridge/event-log.ts';
import { createFunctions } from '../../lambda/functions.ts';
import { createCloud } from '../cloud.ts';

/** EventBridge over HTTP, with one function that tells us of every event that it gets. */
export interface TestBus {
  readonly url: string;
  /** Events that the function received; it fails with each status in `failureStatuses`. */
  readonly received: readonly BusEvent[];
  readonly failureStatuses: number[];
  /** The spans of deliveries: name, parent, and whether it failed. */
  readonly spans: (readonly [name: string, parent: string, isFailed: boolean])[];
  put(...entries: readonly PutEventsRequestEntry[]): Promise<PutEventsCommandOutput>;
  counts: Deliveries['counts'];
  lines(): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

const { log } = testConfig();
const place = { account: '000000000000', region: 'us-east-1' };

export async function testBus(buses: readonly EventBus[]): Promise<TestBus> {
  const folder = await mkdtemp(join(tmpdir(), 'bus-'));
  const path = join(folder, 'events.jsonl');
  const { heard: received, refusing: failureStatuses, listener } = await startListener();
  const functions = createFunctions({ functions: [tellAt(listener.url)], environment: {} });
  const eventLog = await openEventLog(path);
  const spans: TestBus['spans'] = [];
  const deliveries = createDeliveries({
    ...{ functions, log, retryFirst: 1, maxConcurrent: 10 },
    startSpan: (name, parent) => ({
      traceparent: parent,
      end: (error) => void spans.push([name, parent, error !== undefined]),
    }),
  });
  const eventBridge = createEventBridge({ buses, eventLog, deliveries, ...place });
  const health = () => ({ status: 'ready', deliveries: deliveries.counts() }) as const;
  const dynamodb = { answer: () => undefined };
  const cloud = await listen(createCloud({ dynamodb, eventBridge, health }));
  const client = clientOf(cloud.url);
  return {
    url: cloud.url,
    received,
    failureStatuses,
    spans,
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

async function startListener() {
  const received: BusEvent[] = [];
  const failureStatuses: number[] = [];
  const listener = await listen(async (req, res) => {
    const event = (await json(req)) as BusEvent;
    const status = failureStatuses.shift() ?? 200;
    if (status === 200) received.push(event);
    res.writeHead(status).end();
  });
  return { heard: received, refusing: failureStatuses, listener };
}

function tellAt(url: string) {
  const code = join(import.meta.dirname, 'fixture');
  const named = { name: 'tell', arn: 'arn:tell', handler: 'index.tell' };
  return {
    ...named,
    code,
    roleArn: 'arn:aws:iam::000000000000:role/function',
    timeout: 30,
    environment: { LISTENER_URL: url },
  };
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
