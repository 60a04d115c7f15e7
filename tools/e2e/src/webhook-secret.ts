import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secret that signs the webhooks of a Quartet with this state folder. */
export function webhookSecretIn(home: string): string {
  const secrets = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as {
    readonly webhookSecret: string;
  };
  return secrets.webhookSecret;
}
