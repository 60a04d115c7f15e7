import type { ArmedFault } from './run-path.ts';

/** The result of one path. */
export interface PathReport {
  readonly path: string;
  readonly points: number;
  /** The number of points at which every fault was injected. */
  readonly executed: number;
  readonly runs: number;
  readonly broken: readonly string[];
}

export function describeFault({ point: place, fault }: ArmedFault): string {
  const name = place.name.replace(/\s+/g, ' ').slice(0, 60);
  return `${fault} at ${place.service} ${place.kind} ${place.occurrence} of "${name}"`;
}

export function summary(tallies: readonly PathReport[]): string {
  const rows = tallies.map(
    ({ path, points, executed, runs, broken }) =>
      `${path.padEnd(16)}${pad(points)}${pad(executed)}${pad(runs)}${pad(broken.length)}`,
  );
  const head = `${'path'.padEnd(16)}${['points', 'executed', 'runs', 'broken'].map((each) => each.padStart(10)).join('')}`;
  return [head, ...rows].join('\n');
}

function pad(figure: number): string {
  return String(figure).padStart(10);
}
