type Environment = Readonly<Record<string, string | undefined>>;

/** A setting of a function, which its template always gives. */
export function variable(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`${name} is missing`);
  return value;
}

/** In milliseconds. */
export function span(environment: Environment, name: string, standard: number): number {
  const value = Number(environment[name] ?? standard);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number`);
  return value;
}

export interface TokenSettings {
  /** Where the users service publishes its keys. */
  readonly url: string;
  readonly issuer: string;
  readonly audience: string;
  /** Until known keys are fetched again. */
  readonly maxAge: number;
  /** Between two fetches because of an unknown key. */
  readonly cooldown: number;
  /** For one fetch. */
  readonly timeout: number;
}

export function tokenSettings(environment: Environment): TokenSettings {
  return {
    url: variable(environment, 'JWKS_URL'),
    issuer: variable(environment, 'TOKEN_ISSUER'),
    audience: variable(environment, 'TOKEN_AUDIENCE'),
    maxAge: span(environment, 'JWKS_MAX_AGE', 600_000),
    cooldown: span(environment, 'JWKS_COOLDOWN', 30_000),
    timeout: span(environment, 'JWKS_TIMEOUT', 2_000),
  };
}
