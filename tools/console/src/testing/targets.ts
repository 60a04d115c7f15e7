import type { TargetStatus } from '@quartet/aws/load-balancer/registry';
import type { Targets } from '../server/console-options.ts';

/** Targets that are healthy, and bear what they are given. */
export function healthyTargets(names: readonly string[]): Targets {
  const rows = new Map<string, TargetStatus>(
    names.map((id) => [id, { id, state: 'healthy', reason: '', fault: undefined }]),
  );
  const change = (id: string, fault: TargetStatus['fault']) => {
    const row = rows.get(id);
    if (row) rows.set(id, { ...row, fault });
  };
  return {
    targets: () => [...rows.values()],
    addFault: change,
    clearFault: (id) => change(id, undefined),
  };
}
