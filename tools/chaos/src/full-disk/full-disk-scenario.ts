import { join } from 'node:path';
import { table } from '@quartet/bench/table';
import { pidsOf } from '@quartet/local-client/processes';
import type { ScenarioRun } from '../fault-scenario.ts';
import { environment } from '../fault-scenario.ts';
import { planOrders } from '../order-plan.ts';
import { outageReport } from '../outage-report.ts';
import { type Probe, probe } from '../probe.ts';
import { probeRequests } from '../probe-requests.ts';
import { untilAllSucceed } from '../run-outage.ts';
import { runSeed, type SeedOutcome } from '../run-seed.ts';
import type { SharedFault } from '../shared-faults/shared-fault.ts';
import { exitsSince, lastingFault } from '../lasting-fault.ts';
import { type ChaosQuartet, startChaosQuartet } from '../start-chaos-quartet.ts';
import { isClean, summary } from '../summary.ts';
import { type DiskReport, diskReport, meetsLimits } from './disk-report.ts';

const head = [
  'volume',
  'requests',
  'failed reads',
  'unanswered',
  'unexpected status',
  'first success',
  'exits',
];

/** Milliseconds between two customers. */
const pace = 200;

/**
 * Fills the volume of the state folder, then that of the payment provider, then that of PostgreSQL, for some seconds
 * each, while customers place orders; true when nothing is lost, and all goes on when there is space.
 */
export async function runFullDiskScenario(run: ScenarioRun): Promise<boolean> {
  const { options, folder, progress, signal } = run;
  const [seed = 0] = options.seeds;
  progress.print(`Starting Quartet in ${folder}`);
  await using quartet = await startChaosQuartet({ folder, environment, signal, hasVolumes: true });
  const disks: readonly (readonly [string, SharedFault | undefined])[] = [
    ['home', quartet.shared.disk_full],
    ['provider', quartet.volumes.provider],
    ['postgres', quartet.volumes.postgres],
  ];
  const outcomes: SeedOutcome[] = [];
  const reports: DiskReport[] = [];
  for (const [index, [name, disk]] of disks.entries()) {
    if (!disk)
      throw new Error(`This machine allows no volume for ${name}: that needs root on Linux`);
    progress.print(`the disk of ${name} is full for ${options.seconds} s`);
    const { outcome, report } = await fill({ run, quartet, name, disk, seed: seed + index });
    for (const line of [...outcome.messages, ...report.notes]) progress.print(`${name}: ${line}`);
    outcomes.push(outcome);
    reports.push(report);
  }
  progress.print(`\n${summary(outcomes)}`);
  progress.print(`\n${table(head, reports.map(cellsOf))}`);
  return outcomes.every(isClean) && reports.every(meetsLimits);
}

interface Filling {
  readonly run: ScenarioRun;
  readonly quartet: ChaosQuartet;
  readonly name: string;
  readonly disk: SharedFault;
  readonly seed: number;
}

async function fill({ run, quartet, name, disk, seed }: Filling) {
  const { options, folder, progress } = run;
  const { home, ready } = quartet;
  const over = new AbortController();
  const signal = AbortSignal.any([run.signal, over.signal]);
  const probes: Probe[] = [];
  const requests = await probeRequests(quartet, run.signal);
  const probing = Promise.all(
    requests.map((each) => probe(ready, each, { signal, onProbe: (one) => probes.push(one) })),
  );
  const before = pidsOf(home);
  let [start, end] = [0, 0];
  const timed = {
    begin: () => {
      start = performance.now();
      disk.begin();
    },
    end: async () => {
      await disk.end();
      end = performance.now();
      void untilAllSucceed(requests, probes, end).then(() => over.abort());
    },
  };
  const outcome = await runSeed({
    ...{ quartet, seed, folder: join(folder, name), progress, signal: run.signal },
    plans: planOrders({ seed, orders: Math.ceil((options.seconds * 1_000) / pace) }),
    ...{ pace, killsLast: false, startFaults: () => lastingFault(`disk of ${name} full`, timed) },
  });
  await probing;
  const span = { start, end };
  const exits = exitsSince(before, home);
  return {
    outcome,
    report: diskReport(name, outageReport(probes, span), { ...span, probes, exits }),
  };
}

function cellsOf(report: DiskReport): readonly string[] {
  const { name, requests, failedReads, unanswered, unexpected, recovery, exits } = report;
  const counts = [requests, failedReads, unanswered, unexpected.length].map(String);
  return [name, ...counts, `${(recovery / 1_000).toFixed(1)} s`, String(exits.length)];
}
