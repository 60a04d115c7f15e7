import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '@quartet/bench/table';
import { meetsLimits } from './outage-report.ts';
import { createClient } from './client.ts';
import { type Database, openDatabase } from './database.ts';
import { runOutage, type OutageResult, type Outage } from './run-outage.ts';
import { addProducts } from './products.ts';
import type { ProbeRequest } from './probe.ts';
import { type Quartet, startQuartet } from './quartet.ts';
import type { ScenarioRun } from './fault-scenario.ts';

const head = [
  'database',
  'requests',
  'unanswered',
  'slowest',
  'improper',
  'tasks ended',
  'first success',
];

/** Takes the database away twice, stopped and frozen; true when everybody could bear it. */
export async function runOutageScenario({
  options: wish,
  folder,
  progress,
  signal,
}: ScenarioRun): Promise<boolean> {
  await using database = await openDatabase(folder);
  progress.print(`Quartet starts in ${folder}`);
  const environment = { QUARTET_POSTGRES_URL: database.url };
  await using quartet = await startQuartet({ folder, environment, signal });
  const asked = await probeRequests(quartet, signal);
  const endured: OutageResult[] = [];
  for (const outage of outages(database)) {
    progress.print(`the database is ${outage.name} for ${wish.outage} s`);
    endured.push(await runOutage(quartet, asked, { outage, seconds: wish.outage, signal }));
  }
  progress.print(`\n${table(head, endured.map(cellsOf))}`);
  for (const { name, unexpected: improper, exits, probes } of endured) {
    for (const answer of improper) progress.print(`${name}: ${answer}`);
    for (const exit of exits) progress.print(`${name}: ${exit} ended and was started again`);
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(probes));
  }
  return endured.every((each) => meetsLimits(each) && each.exits.length === 0);
}

function outages({ stop, start, freeze, thaw }: Database): readonly Outage[] {
  return [
    { name: 'stopped', begin: stop, end: start },
    { name: 'frozen', begin: freeze, end: thaw },
  ];
}

/** Something of each service that needs its database, and an order that is under way most of the time. */
async function probeRequests(
  { ready }: Quartet,
  signal: AbortSignal,
): Promise<readonly ProbeRequest[]> {
  const client = createClient(ready, signal);
  const [good] = await addProducts(client, 1);
  const { shopper } = ready;
  const login = {
    method: 'POST',
    path: '/api/users/login',
    role: 'shopper',
    body: shopper,
  } as const;
  const token = (await client.send(login)).body.accessToken ?? '';
  const orderPaidWith = (paymentMethod: string) => ({
    ...({ method: 'POST', path: '/api/orders', token } as const),
    body: { items: [{ productId: good?.id, quantity: 1 }], paymentMethod },
  });
  return [
    { kind: 'log in', method: 'POST', path: '/api/users/login', body: shopper },
    { kind: 'read a product', method: 'GET', path: `/api/products/${good?.id}` },
    { kind: 'list orders', method: 'GET', path: '/api/orders?limit=1', token },
    { kind: 'list payments', method: 'GET', path: '/api/payments?limit=1', token },
    { kind: 'place an order', ...orderPaidWith('pm_ok') },
    { kind: 'wait for an order', ...orderPaidWith('pm_slow_300') },
  ];
}

function cellsOf(endured: OutageResult): readonly string[] {
  const { name, requests, unanswered, slowest, recovery } = endured;
  const [answer = '', success = ''] = [slowest, recovery].map((ms) => {
    return `${(ms / 1_000).toFixed(1)} s`;
  });
  const counts = [endured.unexpected, endured.exits].map(({ length }) => String(length));
  return [name, String(requests), String(unanswered), answer, ...counts, success];
}
