import type { healthCheck, limits } from '../limits.ts';
import type { Service } from '../services.ts';
import type { Stage } from '../stages.ts';

/** Overrides of the tables in `infra/src`, as plain JSON. */
export interface InfraOverride {
  /** Context values, as for `-c stage=prod` or `-c edge=rest`. */
  readonly context?: Readonly<Record<string, string>>;
  readonly stage?: Partial<Stage>;
  /** Overrides of a service's row, by its name. */
  readonly services?: Readonly<Record<string, Partial<Service>>>;
  /** Rows of further services. */
  readonly addedServices?: readonly Service[];
  readonly limits?: Partial<Record<keyof typeof limits, number>>;
  readonly healthCheck?: Partial<Record<keyof typeof healthCheck, number | string>>;
}
