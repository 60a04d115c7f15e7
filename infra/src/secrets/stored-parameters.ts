import type { SecretParameter } from './make-secrets.ts';

/** A parameter as `aws ssm get-parameters-by-path --with-decryption` returns it. */
export interface StoredParameter {
  readonly Name: string;
  readonly Value: string;
}

/** The stored settings of a stage, by names such as `users/SIGNING_KEYS`. */
export function secretsOf(stage: string, stored: readonly StoredParameter[]) {
  const nameOf = (name: string) => `/quartet/${stage}/settings/${name}`;
  const find = <T>(name: string): T | undefined => {
    const found = stored.find(({ Name }) => Name === nameOf(name));
    return found && (JSON.parse(found.Value) as T);
  };
  return {
    find,
    json: <T>(name: string): T => {
      const found = find<T>(name);
      if (found === undefined) throw new Error(`${nameOf(name)} is not stored.`);
      return found;
    },
    parameter: (name: string, value: unknown): SecretParameter => ({
      Name: nameOf(name),
      Type: 'SecureString',
      Tier: 'Intelligent-Tiering',
      Value: JSON.stringify(value),
    }),
  };
}
