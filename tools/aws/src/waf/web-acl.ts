import type { Passing } from '../http/proxied-request.ts';
import { createFirewall } from './firewall.ts';
import type { RateBasedRule } from '@quartet/cloudformation/model/api-gateway';

/** The web ACL in front of the balancer: every rate counts every request that it can tell the address of. */
export function createShield(rates: readonly RateBasedRule[]): (passing: Passing) => boolean {
  const walls = rates.map((rate) => ({
    blocks: createFirewall(rate),
    header: rate.forwardedIpHeader,
  }));
  return ({ req, headers }) => {
    const blocking = walls.filter(({ blocks, header }) => {
      const address = header
        ? headers[header.toLowerCase()]?.toString()
        : (req.socket.remoteAddress ?? '');
      return address !== undefined && blocks(address);
    });
    return blocking.length > 0;
  };
}
