import { setTimeout as pause } from 'node:timers/promises';
import { pidsOf } from '@quartet/local-client/processes';
import { type OutageReport, outageReport } from './outage-report.ts';
import { type ProbeRequest, probe, type Probe } from './probe.ts';
import type { Quartet } from '@quartet/local-client/start-quartet';

/** A kind of outage of the database. */
export interface Outage {
  readonly name: string;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export interface OutageResult extends OutageReport {
  readonly name: string;
  /** The names of processes that were restarted. */
  readonly exits: readonly string[];
  readonly probes: readonly Probe[];
}

const recoveryLimit = 30_000;

interface OutageTrial {
  readonly outage: Outage;
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/** Runs one outage under permanent requests, and waits until all of them succeed again. */
export async function runOutage(
  { home, ready }: Quartet,
  requests: readonly ProbeRequest[],
  { outage, seconds, signal }: OutageTrial,
): Promise<OutageResult> {
  const over = new AbortController();
  const probes: Probe[] = [];
  const until = {
    signal: AbortSignal.any([signal, over.signal]),
    onProbe: (one: Probe) => probes.push(one),
  };
  const running = Promise.all(requests.map((each) => probe(ready, each, until)));
  await untilAllSucceed(requests, probes, 0);
  const before = pidsOf(home);
  const from = performance.now();
  await outage.begin();
  await pause(seconds * 1_000, undefined, { signal });
  await outage.end();
  const back = performance.now();
  await untilAllSucceed(requests, probes, back);
  const after = [...pidsOf(home)].filter(([name, pid]) => before.get(name) !== pid);
  over.abort();
  await running;
  const exits = after.map(([name]) => name);
  return { ...outageReport(probes, { start: from, end: back }), name: outage.name, exits, probes };
}

/** Resolves when each kind of request has succeeded since, or half a minute is over. */
export async function untilAllSucceed(
  requests: readonly ProbeRequest[],
  probes: readonly Probe[],
  since: number,
): Promise<void> {
  const isGood = ({ kind }: ProbeRequest) =>
    probes.some(
      (each) =>
        each.kind === kind && each.ended > since && Math.floor((each.status ?? 0) / 100) === 2,
    );
  const deadline = performance.now() + recoveryLimit;
  while (!requests.every(isGood) && performance.now() < deadline) await pause(50);
}
