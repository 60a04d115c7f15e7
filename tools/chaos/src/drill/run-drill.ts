import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { createClient } from '../client.ts';
import { createHistory, type History } from '../history.ts';
import { planOrders } from '../order-plan.ts';
import { addProducts } from '../products.ts';
import { startChaosQuartet } from '../start-chaos-quartet.ts';
import { runWorkload, type Workload } from '../workload.ts';
import { type ArchivedServer, openArchivedServer } from './archived-server.ts';
import type { DrillOptions, Restorable } from './arguments.ts';
import { findVerdict, reconcileAll } from './aftermath.ts';
import { firstConfirmed } from './first-confirmed.ts';
import type { DrillResult } from './report.ts';
import { restore } from './restore.ts';

export interface Drill extends Pick<DrillOptions, 'back'> {
  readonly service: Restorable;
  readonly seed: number;
  readonly folder: string;
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Milliseconds between two customers, and of the load before the moment and after the restore has begun. */
const load = { pace: 300, before: 15_000, after: 45_000 };

/** Orders expire, and holds end, while the drill looks. A busy machine is no failure. */
const environment = {
  ...{ ORDER_EXPIRY: '60000', RESERVATION_HOLD: '60000' },
  ...{ DATABASE_CONNECT_TIMEOUT: '20000', DATABASE_QUERY_TIMEOUT: '20000' },
};

/** Lets customers order, brings one database back while they do, and finds out what became of every order. */
export async function runDrill(drill: Drill): Promise<DrillResult> {
  const { folder, signal } = drill;
  mkdirSync(folder, { recursive: true });
  await using server = await openArchivedServer(folder);
  const own = { ...environment, QUARTET_POSTGRES_URL: server.url };
  await using quartet = await startChaosQuartet({ folder, environment: own, signal });
  const { ready } = quartet;
  const client = createClient(ready, signal);
  const count = Math.ceil((load.before + drill.back + load.after) / load.pace);
  const products = await addProducts(client, count);
  const history = createHistory(join(folder, 'history.jsonl'));
  await server.takeBackup();
  const plans = planOrders({ seed: drill.seed, orders: count });
  const leaving = new AbortController();
  const shopping = AbortSignal.any([signal, leaving.signal]);
  const customers = { client: createClient(ready, shopping), products, history, signal: shopping };
  const workload = runWorkload(plans, customers, load.pace);
  const endWorkload = () => leaving.abort();
  const place = () => firstConfirmed(client, products);
  return await goBack({ drill, server, ready, place, workload, endWorkload, history });
}

interface Scene {
  readonly drill: Drill;
  readonly server: ArchivedServer;
  readonly ready: ReadyContent;
  /** Places an order, and returns when it is confirmed. */
  readonly place: () => Promise<void>;
  readonly workload: Workload;
  readonly endWorkload: () => void;
  readonly history: History;
}

async function goBack(scene: Scene): Promise<DrillResult> {
  const { drill, server, ready, workload, endWorkload, history } = scene;
  const { service, back, print, signal } = drill;
  print(`customers order for ${(load.before + back) / 1_000} s`);
  await pause(load.before + back, undefined, { signal });
  const incident = new Date();
  const began = performance.now();
  const until = new Date(incident.getTime() - back);
  const { lost, lastTransaction } = await restore({ service, until, ready, server, print });
  await scene.place();
  const rto = performance.now() - began;
  print('an order is confirmed again');
  await reconcileAll(ready, { workload, endWorkload, signal });
  const reconciled = performance.now() - began;
  const verdict = await findVerdict({ ready, service, lost, history: history.entries() });
  const rpo = incident.getTime() - (lastTransaction?.getTime() ?? 0);
  return { ...verdict, service, orders: workload.started(), rpo, rto, reconciled };
}
