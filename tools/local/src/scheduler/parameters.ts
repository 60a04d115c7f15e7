import { publicHalf, type Secrets, derivedSecret } from '../state-dir/secrets.ts';
import type { Container, Service } from '@quartet/cloudformation/model/services';

export interface ParameterSources {
  readonly secrets: Secrets;
  readonly services: readonly Service[];
  /** The URL of the payment provider. */
  readonly provider: string;
}

/**
 * The secrets of a container from the parameter store: of `secrets.json` under `parameters`, by its path;
 * else what the whole stack knows under that name; else a secret of its own, the same from start to start.
 */
export function containerSecrets(
  { secrets: wanted }: Pick<Container, 'secrets'>,
  sources: ParameterSources,
): Readonly<Record<string, string>> {
  const { parameters = {} } = sources.secrets;
  return Object.fromEntries(
    Object.entries(wanted).map(([path, name]) => [
      name,
      parameters[path] ?? wellKnownSecrets[name]?.(sources) ?? derivedSecret(sources.secrets, path),
    ]),
  );
}

const wellKnownSecrets: Readonly<Record<string, (sources: ParameterSources) => string>> = {
  SERVICE_PRIVATE_KEY: ({ secrets }) => JSON.stringify(secrets.serviceKey),
  SERVICE_PUBLIC_KEYS: ({ secrets, services }) => {
    const callers = services.filter(takesPrivateKey).map(({ name }) => name);
    const keys = [publicHalf(secrets.serviceKey)];
    return JSON.stringify(Object.fromEntries(callers.map((name) => [name, { keys }])));
  },
  SIGNING_KEYS: ({ secrets }) => JSON.stringify(secrets.signingKeys),
  REFRESH_TOKEN_SECRET: ({ secrets }) => secrets.refreshTokenSecret,
  PROVIDER_URL: ({ provider }) => provider,
  PROVIDER_WEBHOOK_SECRET: ({ secrets }) => secrets.webhookSecret,
  ADMIN_EMAIL: ({ secrets }) => secrets.admin.email,
  ADMIN_PASSWORD: ({ secrets }) => secrets.admin.password,
};

function takesPrivateKey({ container }: Service): boolean {
  return Object.values(container.secrets).includes('SERVICE_PRIVATE_KEY');
}
