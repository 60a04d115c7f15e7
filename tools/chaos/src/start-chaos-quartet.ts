import { join } from 'node:path';
import { type Quartet, runner, startQuartet } from '@quartet/local-client/start-quartet';

interface ChaosQuartetPlan {
  readonly folder: string;
  /** Additional environment variables. */
  readonly environment: NodeJS.ProcessEnv;
  /** Stops waiting for the start. */
  readonly signal: AbortSignal;
}

const stopLimit = 5_000;

/** Starts a Quartet with two tasks of orders, which stops soon even while processes are paused. */
export function startChaosQuartet({
  folder,
  environment,
  signal,
}: ChaosQuartetPlan): Promise<Quartet> {
  return startQuartet({
    home: join(folder, 'home'),
    command: [...runner, '--scale', 'orders=2'],
    environment: { STOP_LIMIT: String(stopLimit), ...environment },
    signal,
    stopLimit,
  });
}
