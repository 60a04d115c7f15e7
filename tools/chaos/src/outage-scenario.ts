import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '@quartet/bench/table';
import { meetsLimits } from './outage-report.ts';
import { type Database, openDatabase } from './database.ts';
import { probeRequests } from './probe-requests.ts';
import { runOutage, type OutageResult, type Outage } from './run-outage.ts';
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
    progress.print(`the database is ${outage.name} for ${options.seconds} s`);
    results.push(await runOutage(quartet, requests, { outage, seconds: options.seconds, signal }));
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

function cellsOf(result: OutageResult): readonly string[] {
  const { name, requests, unanswered, slowest, recovery } = result;
  const [answer = '', success = ''] = [slowest, recovery].map((ms) => {
    return `${(ms / 1_000).toFixed(1)} s`;
  });
  const counts = [result.unexpected, result.exits].map(({ length }) => String(length));
  return [name, String(requests), String(unanswered), answer, ...counts, success];
}
