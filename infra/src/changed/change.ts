import type { healthCheck, limits } from '../limits.ts';
import type { Service } from '../services.ts';
import type { Stage } from '../stages.ts';

/** What somebody changes in the tables of this project; plain JSON. */
export interface Change {
  /** `-c stage=prod`, `-c edge=rest`. */
  readonly context?: Readonly<Record<string, string>>;
  readonly stage?: Partial<Stage>;
  /** The row of a service, by its name. */
  readonly services?: Readonly<Record<string, Partial<Service>>>;
  /** Rows that there were none of. */
  readonly added?: readonly Service[];
  readonly limits?: Partial<Record<keyof typeof limits, number>>;
  readonly healthCheck?: Partial<Record<keyof typeof healthCheck, number | string>>;
}
