import type { HealthCheck } from '@quartet/cloudformation/model/load-balancer';
import type { Condition } from './condition.ts';
import { type Finding, judge, newHealth } from './health.ts';

export interface WatchOptions {
  readonly check: HealthCheck;
  readonly probe: () => Promise<Finding>;
  readonly onChange: (condition: Condition) => void;
}

const eager = 250;

/**
 * Checks a target until it is told to stop. A new one is asked often, so that a start is not held up, but
 * a failure counts only once an interval: how long it may be silent is what the template says.
 */
export function watch({ check, probe, onChange }: WatchOptions): { stop(): void } {
  const interval = check.intervalSeconds * 1_000;
  let health = newHealth;
  let stopped = false;
  let counted = performance.now();
  let timer: NodeJS.Timeout | undefined;

  const isNew = () => health.condition.state === 'initial';
  const note = (finding: Finding) => {
    const now = performance.now();
    if (!finding.ok && isNew() && now - counted < interval) return;
    counted = now;
    const { condition: before } = health;
    health = judge(health, finding, check);
    const { condition } = health;
    if (condition.state !== before.state || condition.reason !== before.reason) onChange(condition);
  };
  const round = async () => {
    const began = performance.now();
    const finding = await probe();
    if (stopped) return;
    note(finding);
    const period = isNew() ? Math.min(eager, interval) : interval;
    timer = setTimeout(() => void round(), Math.max(0, began + period - performance.now()));
  };
  void round();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
