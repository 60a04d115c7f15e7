import type { Targets, TargetView } from '../console.ts';

/** Targets that are healthy, and bear what they are given. */
export function healthyTargets(names: readonly string[]): Targets {
  const rows = new Map<string, TargetView>(
    names.map((id) => [id, { id, state: 'healthy', reason: '' }]),
  );
  const change = (id: string, fault: TargetView['fault']) => {
    const row = rows.get(id);
    if (row) rows.set(id, { ...row, fault });
  };
  return {
    targets: () => [...rows.values()],
    addFault: change,
    clearFault: (id) => change(id, undefined),
  };
}
