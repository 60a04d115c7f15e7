import type { UsagePlan } from '@quartet/cloudformation/model/api-gateway';
import { type Answer, restAnswers } from './answers.ts';
import { createQuota, type Quota } from './quota.ts';
import { bottomless, tokenBucket, type TokenBucket } from './token-bucket.ts';

/** What the owner of one key may do. */
export interface Client {
  readonly keyId: string;
  /** Why a request to `/api/orders/ANY` may not pass; undefined when it may. */
  refusal(method: string): Answer | undefined;
}

export interface UsagePlansOptions {
  readonly plans: readonly UsagePlan[];
  /** By their ids, in clear. */
  readonly apiKeys: Readonly<Record<string, string>>;
  readonly rateLimits: boolean;
}

const endless: Quota = { take: () => true };

/** Clients by their keys. A key of which no plan knows opens nothing. */
export function readUsagePlans(options: UsagePlansOptions): ReadonlyMap<string, Client> {
  const clients = new Map<string, Client>();
  for (const plan of options.plans) {
    for (const keyId of plan.keyIds) {
      const key = options.apiKeys[keyId];
      if (key) clients.set(key, clientOf(keyId, plan, options.rateLimits));
    }
  }
  return clients;
}

/** Rates and quota are of each key by itself. */
function clientOf(keyId: string, plan: UsagePlan, rateLimits: boolean): Client {
  const bucket = rateLimits ? tokenBucket(plan.throttle) : bottomless;
  const quota = plan.quota && rateLimits ? createQuota(plan.quota) : endless;
  const methods = new Map<string, TokenBucket>();
  if (rateLimits) {
    for (const [name, throttle] of Object.entries(plan.methodThrottles)) {
      methods.set(name, tokenBucket(throttle));
    }
  }
  return {
    keyId,
    refusal: (method) => {
      const own = methods.get(method);
      if (own && !own.take()) return restAnswers.throttled;
      if (!bucket.take()) return restAnswers.throttled;
      return quota.take() ? undefined : restAnswers.overQuota;
    },
  };
}
