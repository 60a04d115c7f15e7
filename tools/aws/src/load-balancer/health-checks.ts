import type { HealthCheck } from '@quartet/cloudformation/model/load-balancer';
import type { TargetHealth } from './target-health.ts';
import { type CheckResult, nextHealth, newHealthState } from './health.ts';

interface HealthCheckOptions {
  readonly check: HealthCheck;
  readonly probe: () => Promise<CheckResult>;
  readonly onChange: (next: TargetHealth) => void;
}

const initialPeriod = 100;

/**
 * Checks a target until it is told to stop. A new one is asked often, so that a start is not held up, but
 * a failure counts only once an interval: how long it may be silent is what the template says.
 */
export function startHealthChecks({ check, probe, onChange }: HealthCheckOptions): {
  stop(): void;
} {
  const interval = check.intervalSeconds * 1_000;
  let current = newHealthState;
  let stopped = false;
  let countedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;

  const isNew = () => current.health.state === 'initial';
  const record = (result: CheckResult) => {
    const now = performance.now();
    if (!result.ok && isNew() && now - countedAt < interval) return;
    countedAt = now;
    const { health: previous } = current;
    current = nextHealth(current, result, check);
    const { health: next } = current;
    if (next.state !== previous.state || next.reason !== previous.reason) onChange(next);
  };
  const runCheck = async () => {
    const startedAt = performance.now();
    const result = await probe();
    if (stopped) return;
    record(result);
    const period = isNew() ? Math.min(initialPeriod, interval) : interval;
    timer = setTimeout(() => void runCheck(), Math.max(0, startedAt + period - performance.now()));
  };
  void runCheck();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
