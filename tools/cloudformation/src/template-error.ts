import { UserError } from './user-error.ts';

/** A path in the templates. */
export interface TemplatePath {
  readonly stack: string;
  /** `['GatewayApi', 'Properties', 'Name']`. */
  readonly path: readonly string[];
}

/** Templates that cannot be run: `shop-dev-edge: GatewayApi.Properties.Name is missing.` */
export class TemplateError extends UserError {
  constructor({ stack, path }: TemplatePath, why: string) {
    super([`${stack}:`, ...(path.length > 0 ? [path.join('.')] : []), `${why}.`].join(' '));
  }
}
