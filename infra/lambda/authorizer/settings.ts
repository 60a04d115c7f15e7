type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that the function's template always sets. */
export function requiredSetting(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`${name} is missing`);
  return value;
}

/** A setting in milliseconds. */
export function milliseconds(environment: Environment, name: string, defaultValue: number): number {
  const value = Number(environment[name] ?? defaultValue);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number`);
  return value;
}

export interface TokenSettings {
  /** The address at which the users service publishes its keys. */
  readonly url: string;
  readonly issuer: string;
  readonly audience: string;
  /** Age in milliseconds after which cached keys are fetched again. */
  readonly maxAge: number;
  /** Milliseconds between two fetches that an unknown key causes. */
  readonly cooldown: number;
  /** Time limit of one fetch, in milliseconds. */
  readonly timeout: number;
}

export function tokenSettings(environment: Environment): TokenSettings {
  return {
    url: requiredSetting(environment, 'JWKS_URL'),
    issuer: requiredSetting(environment, 'TOKEN_ISSUER'),
    audience: requiredSetting(environment, 'TOKEN_AUDIENCE'),
    maxAge: milliseconds(environment, 'JWKS_MAX_AGE', 600_000),
    cooldown: milliseconds(environment, 'JWKS_COOLDOWN', 30_000),
    timeout: milliseconds(environment, 'JWKS_TIMEOUT', 2_000),
  };
}
