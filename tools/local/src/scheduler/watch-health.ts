import { setTimeout as pause } from 'node:timers/promises';
import type { ContainerHealthCheck } from '@quartet/cloudformation/model/services';

interface HealthWatch {
  readonly health: ContainerHealthCheck;
  readonly check: () => Promise<boolean>;
  /** Called with each verdict. */
  readonly onResult: (isHealthy: boolean) => void;
  /** Checks often until the first success. */
  readonly isEager: boolean;
  readonly signal: AbortSignal;
}

const eagerRest = 250;

/**
 * Follows Docker: after each interval, and it takes so many failures in a row. Those in the start
 * period count only after a first success.
 */
export async function watchHealth(watch: HealthWatch): Promise<void> {
  const { health, check, onResult, isEager, signal } = watch;
  const from = performance.now();
  const isStarting = () => performance.now() - from < health.startPeriod * 1_000;
  let hasPassed = false;
  for (let failures = 0; ;) {
    const rest = isEager && !hasPassed ? eagerRest : health.interval * 1_000;
    await pause(rest, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const isHealthy = await check();
    if (signal.aborted) return;
    hasPassed ||= isHealthy;
    failures = isHealthy ? 0 : failures + (hasPassed || !isStarting() ? 1 : 0);
    if (isHealthy) onResult(true);
    else if (failures >= health.retries) onResult(false);
  }
}
