import type { SpecFileReport } from '../jest/spec-file-reporter.ts';
import type { Measure } from '../section.ts';
import type { SuiteRun } from './run-all-specs.ts';

/** The limit of a run: five minutes. */
const mostSeconds = 300;
const listed = 20;

/** CPU times of a run by project, and of its most expensive files. */
export function measuresOf(run: SuiteRun, root: string): readonly Measure[] {
  return [byProject(run), byFile(run, root)];
}

function byProject({ files, seconds, cpuSeconds }: SuiteRun): Measure {
  const row = (
    name: string,
    cpu: number,
    ...counts: readonly number[]
  ): Measure['rows'][number] => [...([name, cpu, (100 * cpu) / cpuSeconds] as const), ...counts];
  const counted = (name: string, chosen: readonly SpecFileReport[], cpu = sumOf(chosen)) =>
    row(
      name,
      cpu,
      chosen.length,
      chosen.reduce((sum, { specs }) => sum + specs, 0),
    );
  const projects = [...Map.groupBy(files, ({ project }) => project)]
    .map(([name, chosen]) => counted(name, chosen))
    .sort(([, one = 0], [, other = 0]) => Number(other) - Number(one));
  return {
    title: 'The specs of each project',
    about:
      'All specs in one run of Jest with two workers, without a cache. CPU is that of the worker while a file ' +
      'runs and of the processes that the file has started; what is shared is the last row.',
    columns: ['CPU s', '%', 'files', 'specs'],
    rows: [
      counted('all', files, cpuSeconds),
      ...projects,
      row('Jest, its workers and PostgreSQL', cpuSeconds - sumOf(files)),
    ],
    goals: [
      { what: 'the whole run', value: seconds, unit: 's', bound: 'at most', limit: mostSeconds },
    ],
  };
}

function byFile({ files }: SuiteRun, root: string): Measure {
  const dearest = files.toSorted((one, other) => other.cpuSeconds - one.cpuSeconds);
  return {
    title: 'The slowest files of specs',
    about: `The ${listed} with the most seconds of CPU in that run.`,
    columns: ['CPU s', 's'],
    rows: dearest
      .slice(0, listed)
      .map(({ file, cpuSeconds, seconds }) => [file.replace(root, ''), cpuSeconds, seconds]),
    goals: [],
  };
}

function sumOf(files: readonly SpecFileReport[]): number {
  return files.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
}
