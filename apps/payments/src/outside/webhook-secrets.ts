import type { Config } from '../config.ts';

export type WebhookConfig = Pick<
  Config,
  'PROVIDER_WEBHOOK_SECRET' | 'PROVIDER_WEBHOOK_SECRET_FORMER' | 'PROVIDER_WEBHOOK_TOLERANCE'
>;

/** The secrets that a signature may be made with: two while the secret is rotated. */
export function secretsOf(config: WebhookConfig): readonly string[] {
  const { PROVIDER_WEBHOOK_SECRET: present, PROVIDER_WEBHOOK_SECRET_FORMER: former } = config;
  return former === undefined ? [present] : [present, former];
}
