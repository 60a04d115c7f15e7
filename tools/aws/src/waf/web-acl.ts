import type { ProxiedRequest } from '../http/proxied-request.ts';
import { createRateBasedRule } from './rate-based-rule.ts';
import type { RateBasedRule } from '@quartet/cloudformation/model/api-gateway';

/** The web ACL in front of the balancer: every rate counts every request that it can tell the address of. */
export function createWebAcl(
  models: readonly RateBasedRule[],
): (request: ProxiedRequest) => boolean {
  const rules = models.map((rate) => ({
    blocks: createRateBasedRule(rate),
    header: rate.forwardedIpHeader,
  }));
  return ({ req, headers }) => {
    const blocking = rules.filter(({ blocks, header }) => {
      const address = header
        ? headers[header.toLowerCase()]?.toString()
        : (req.socket.remoteAddress ?? '');
      return address !== undefined && blocks(address);
    });
    return blocking.length > 0;
  };
}
