import { StartFailure } from './start-error.ts';

/** Where something stands in the templates. */
export interface Place {
  readonly stack: string;
  /** `['GatewayApi', 'Properties', 'Name']`. */
  readonly path: readonly string[];
}

/** Templates that cannot be run: `quartet-dev-edge: GatewayApi.Properties.Name is missing.` */
export class TemplateMistake extends StartFailure {
  constructor({ stack, path }: Place, why: string) {
    super([`${stack}:`, ...(path.length > 0 ? [path.join('.')] : []), `${why}.`].join(' '));
  }
}
