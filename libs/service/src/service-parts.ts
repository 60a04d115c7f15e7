import type { Health } from '@quartet/health';
import type { Logger } from '@quartet/logging';
import type { Express } from 'express';
import type { Worker } from './loop.ts';
import type { ServiceConfig } from './settings.ts';

export interface ServiceParts {
  readonly config: ServiceConfig;
  readonly log: Logger;
  readonly health: Health;
  readonly app: Express;
  /** Work before the task becomes ready, such as migrations. */
  readonly prepare: () => Promise<void>;
  readonly workers?: readonly Worker[];
  /** Closed last, one after the other in this order, when no request and no worker uses them any more. */
  readonly resources: readonly { close(): Promise<void> }[];
}
