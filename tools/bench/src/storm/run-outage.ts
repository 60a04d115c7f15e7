import { setTimeout as pause } from 'node:timers/promises';
import { table } from '../table.ts';
import { type Absence, absenceOf, isBearable } from './absence.ts';
import { createClient } from './client.ts';
import { type Database, openDatabase } from './database.ts';
import { addGoods } from './goods.ts';
import { type Asked, probe, type Probe } from './probe.ts';
import { processesOf } from './processes.ts';
import { type Quartet, startQuartet } from './quartet.ts';
import type { Course } from './run-storm.ts';

interface Outage {
  readonly name: string;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

interface Endured extends Absence {
  readonly name: string;
  /** Processes that are not those from before. */
  readonly exits: readonly string[];
}

const recoveryLimit = 30_000;
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
export async function runOutage({ wish, folder, progress, signal }: Course): Promise<boolean> {
  await using database = await openDatabase(folder);
  progress.say(`Quartet starts in ${folder}`);
  const environment = { QUARTET_POSTGRES_URL: database.url };
  await using quartet = await startQuartet({ folder, environment, signal });
  const asked = await askedOf(quartet, signal);
  const endured: Endured[] = [];
  for (const outage of outagesOf(database)) {
    progress.say(`the database is ${outage.name} for ${wish.outage} s`);
    endured.push(await endure(quartet, asked, { outage, seconds: wish.outage, signal }));
  }
  progress.say(`\n${table(head, endured.map(cellsOf))}`);
  for (const { name, improper, exits } of endured) {
    for (const line of [...improper, ...exits]) progress.say(`${name}: ${line}`);
  }
  return endured.every((each) => isBearable(each) && each.exits.length === 0);
}

function outagesOf({ stop, start, freeze, thaw }: Database): readonly Outage[] {
  return [
    { name: 'stopped', begin: stop, end: start },
    { name: 'frozen', begin: freeze, end: thaw },
  ];
}

/** Something of each service that needs its database. */
async function askedOf({ ready }: Quartet, signal: AbortSignal): Promise<readonly Asked[]> {
  const client = createClient(ready, signal);
  const [good] = await addGoods(client, 1);
  const { shopper } = ready;
  const login = {
    method: 'POST',
    path: '/api/users/login',
    who: 'shopper',
    body: shopper,
  } as const;
  const token = (await client.ask(login)).body.accessToken ?? '';
  const body = { items: [{ productId: good?.id, quantity: 1 }], paymentMethod: 'pm_ok' };
  return [
    { kind: 'log in', method: 'POST', path: '/api/users/login', body: shopper },
    { kind: 'read a product', method: 'GET', path: `/api/products/${good?.id}` },
    { kind: 'list orders', method: 'GET', path: '/api/orders?limit=1', token },
    { kind: 'list payments', method: 'GET', path: '/api/payments?limit=1', token },
    { kind: 'place an order', method: 'POST', path: '/api/orders', token, body },
  ];
}

interface Trial {
  readonly outage: Outage;
  readonly seconds: number;
  readonly signal: AbortSignal;
}

async function endure(
  { home, ready }: Quartet,
  asked: readonly Asked[],
  { outage, seconds, signal }: Trial,
): Promise<Endured> {
  const over = new AbortController();
  const probes: Probe[] = [];
  const until = {
    signal: AbortSignal.any([signal, over.signal]),
    seen: (one: Probe) => probes.push(one),
  };
  const asking = Promise.all(asked.map((each) => probe(ready, each, until)));
  await untilAllSucceed(asked, probes, 0);
  const before = new Map(processesOf(home).map(({ name, pid }) => [name, pid]));
  const from = performance.now();
  await outage.begin();
  await pause(seconds * 1_000, undefined, { signal });
  await outage.end();
  const back = performance.now();
  await untilAllSucceed(asked, probes, back);
  const after = processesOf(home).filter(({ name, pid }) => before.get(name) !== pid);
  over.abort();
  await asking;
  const exits = after.map(({ name }) => `${name} ended and was started again`);
  return { ...absenceOf(probes, { from, back }), name: outage.name, exits };
}

async function untilAllSucceed(
  asked: readonly Asked[],
  probes: readonly Probe[],
  since: number,
): Promise<void> {
  const isGood = ({ kind }: Asked) =>
    probes.some(
      (each) =>
        each.kind === kind && each.ended > since && Math.floor((each.status ?? 0) / 100) === 2,
    );
  const deadline = performance.now() + recoveryLimit;
  while (!asked.every(isGood) && performance.now() < deadline) await pause(50);
}

function cellsOf({
  name,
  requests,
  unanswered,
  slowest,
  improper,
  exits,
  recovery,
}: Endured): readonly string[] {
  const ms = [slowest, recovery].map((each) => `${(each / 1_000).toFixed(1)} s`);
  return [
    name,
    `${requests}`,
    `${unanswered}`,
    `${ms[0]}`,
    `${improper.length}`,
    `${exits.length}`,
    `${ms[1]}`,
  ];
}
