import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '@quartet/bench/table';
import { logIn } from '@quartet/local-client/edge';
import { meetsLimits } from './outage-report.ts';
import { createClient } from './client.ts';
import { type Database, openDatabase } from './database.ts';
import { runOutage, type OutageResult, type Outage } from './run-outage.ts';
import { addProducts } from './products.ts';
import type { ProbeRequest } from './probe.ts';
import type { Quartet } from '@quartet/local-client/start-quartet';
import { startChaosQuartet } from './start-chaos-quartet.ts';
import type { ScenarioRun } from './fault-scenario.ts';

const head = [
  'database',
  'requests',
  'unanswered',
  'slowest',
  'unexpected status',
  'tasks exited',
  'first success',
];

/** Runs two outages of the database, stopped and paused; true when both meet the limits. */
export async function runOutageScenario({
  options,
  folder,
  progress,
  signal,
}: ScenarioRun): Promise<boolean> {
  await using database = await openDatabase(folder);
  progress.print(`Starting Quartet in ${folder}`);
  const environment = { QUARTET_POSTGRES_URL: database.url };
  await using quartet = await startChaosQuartet({ folder, environment, signal });
  const requests = await probeRequests(quartet, signal);
  const results: OutageResult[] = [];
  for (const outage of outages(database)) {
    progress.print(`the database is ${outage.name} for ${options.outage} s`);
    results.push(await runOutage(quartet, requests, { outage, seconds: options.outage, signal }));
  }
  progress.print(`\n${table(head, results.map(cellsOf))}`);
  for (const { name, unexpected, exits, probes } of results) {
    for (const answer of unexpected) progress.print(`${name}: ${answer}`);
    for (const exit of exits) progress.print(`${name}: ${exit} exited and was restarted`);
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(probes));
  }
  return results.every((each) => meetsLimits(each) && each.exits.length === 0);
}

function outages({ stop, start, pause, resume }: Database): readonly Outage[] {
  return [
    { name: 'stopped', begin: stop, end: start },
    { name: 'paused', begin: pause, end: resume },
  ];
}

/** A request to each service that needs its database, and orders that are in progress most of the time. */
async function probeRequests(
  { ready }: Quartet,
  signal: AbortSignal,
): Promise<readonly ProbeRequest[]> {
  const client = createClient(ready, signal);
  const [product] = await addProducts(client, 1);
  const { email, password } = ready.shopper;
  const token = await logIn(ready, ready.shopper);
  const id = product?.id ?? '';
  const params = { query: { limit: 1 } };
  const place =
    (paymentMethod: string): ProbeRequest['call'] =>
    (api, key) =>
      api.POST('/api/orders', {
        body: { items: [{ productId: id, quantity: 1 }], paymentMethod },
        params: { header: { 'Idempotency-Key': key } },
      });
  return [
    { kind: 'log in', call: (api) => api.POST('/api/users/login', { body: { email, password } }) },
    {
      kind: 'read a product',
      call: (api) => api.GET('/api/products/{id}', { params: { path: { id } } }),
    },
    { kind: 'list orders', token, call: (api) => api.GET('/api/orders', { params }) },
    { kind: 'list payments', token, call: (api) => api.GET('/api/payments', { params }) },
    { kind: 'place an order', token, call: place('pm_ok') },
    { kind: 'wait for an order', token, call: place('pm_slow_300') },
  ];
}

function cellsOf(result: OutageResult): readonly string[] {
  const { name, requests, unanswered, slowest, recovery } = result;
  const [answer = '', success = ''] = [slowest, recovery].map((ms) => {
    return `${(ms / 1_000).toFixed(1)} s`;
  });
  const counts = [result.unexpected, result.exits].map(({ length }) => String(length));
  return [name, String(requests), String(unanswered), answer, ...counts, success];
}
