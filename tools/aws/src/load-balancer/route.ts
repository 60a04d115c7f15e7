import type { Passing } from '../http/proxied-request.ts';
import type { Action, LoadBalancer, Listener } from '@quartet/cloudformation/model/load-balancer';
import { answerFailure } from './failure-page.ts';
import { fixedResponse } from './fixed-response.ts';
import { forward } from './forward.ts';
import type { Group } from './group.ts';
import { refusalOf } from './refusal.ts';
import { forwardHeaders } from './request-headers.ts';
import { readRules } from './rules.ts';
import { spread } from './weights.ts';

export interface RouteOptions {
  readonly balancer: LoadBalancer;
  /** By their ARN. */
  readonly groups: ReadonlyMap<string, Group>;
  /** Whether the web ACL has something against a request. */
  readonly isBlocked: (passing: Passing) => boolean;
}

type Act = (passing: Passing) => void;

/** Prepares what a listener does with the requests that come in at it. */
export function createRoute(
  listener: Listener,
  { balancer, groups, isBlocked }: RouteOptions,
): Act {
  const { port } = listener;
  const { dropInvalidHeaderFields: dropsInvalid } = balancer;
  const prepare = (action: Action): Act => {
    if (action.type === 'fixed-response') return fixedResponse(action);
    const pick = spread(action.targetGroups);
    return (passing) => {
      const group = groups.get(pick() ?? '');
      if (!group) return refuse(passing, 503, 'no target group');
      const address = passing.req.socket.remoteAddress ?? '';
      const headers = forwardHeaders(passing.headers, { address, port, dropsInvalid });
      forward({ passing, headers }, group);
    };
  };
  const choose = readRules(listener, prepare);
  return (passing) => {
    const refusal = refusalOf(passing);
    if (refusal) return refuse(passing, refusal, 'refused by the balancer');
    if (isBlocked(passing)) return refuse(passing, 403, 'blocked by the firewall');
    const { act, priority } = choose(pathOf(passing.url));
    if (priority !== undefined) passing.seen.rule = priority;
    act(passing);
  };
}

export function refuse({ res, seen }: Passing, status: number, reason: string): void {
  seen.reason = reason;
  seen.status = status;
  answerFailure(res, status);
}

function pathOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}
