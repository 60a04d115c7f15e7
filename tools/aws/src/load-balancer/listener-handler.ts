import type {
  Action,
  Listener,
  LoadBalancer,
  TargetGroupTuple,
} from '@quartet/cloudformation/model/load-balancer';
import type { ProxiedRequest } from '../http/proxied-request.ts';
import { sendErrorPage } from './error-page.ts';
import { forward } from './forward.ts';
import type { Group } from './group.ts';
import { rejectionStatus } from './rejection.ts';
import { forwardHeaders } from './request-headers.ts';
import { compileRules } from './rules.ts';

type FixedResponse = Extract<Action, { type: 'fixed-response' }>;

interface ListenerHandlerOptions {
  readonly model: LoadBalancer;
  /** Target groups by their ARN. */
  readonly groups: ReadonlyMap<string, Group>;
  /** True for requests that the web ACL blocks. */
  readonly isBlocked: (request: ProxiedRequest) => boolean;
}

type HandleRequest = (request: ProxiedRequest) => void;

/** Prepares what a listener does with the requests that come in at it. */
export function createListenerHandler(
  listener: Listener,
  { model, groups, isBlocked }: ListenerHandlerOptions,
): HandleRequest {
  const { port } = listener;
  const { dropInvalidHeaderFields: dropsInvalid } = model;
  const prepare = (action: Action): HandleRequest => {
    if (action.type === 'fixed-response') return fixedResponse(action);
    const nextGroupArn = weightedRoundRobin(action.targetGroups);
    return (request) => {
      const group = groups.get(nextGroupArn() ?? '');
      if (!group) return reject(request, 503, 'no target group');
      const address = request.req.socket.remoteAddress ?? '';
      const headers = forwardHeaders(request.headers, { address, port, dropsInvalid });
      forward({ request, headers }, group);
    };
  };
  const matchRule = compileRules(listener, prepare);
  return (request) => {
    const status = rejectionStatus(request);
    if (status) return reject(request, status, 'rejected by the load balancer');
    if (isBlocked(request)) return reject(request, 403, 'blocked by the web ACL');
    const { handle, priority, rewrite } = matchRule(pathOf(request.url));
    request.url = rewrite(request.url);
    if (priority !== undefined) request.record.rule = priority;
    handle(request);
  };
}

export function reject({ res, record }: ProxiedRequest, status: number, reason: string): void {
  record.reason = reason;
  record.status = status;
  sendErrorPage(res, status);
}

function pathOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}

function fixedResponse({ statusCode: status, contentType, messageBody: body }: FixedResponse) {
  const headers = [
    ['Server', 'awselb/2.0'],
    ['Content-Type', contentType],
    ['Content-Length', `${Buffer.byteLength(body)}`],
  ] as const;
  return ({ res, record }: ProxiedRequest): void => {
    record.status = status;
    res.writeHead(status, headers.flat()).end(body);
  };
}

/**
 * Takes target groups in turn, as often as their weights say and evenly spread; undefined when no
 * group has a weight. A group without targets keeps its turns: the balancer does not fail over.
 */
function weightedRoundRobin(targets: readonly TargetGroupTuple[]): () => string | undefined {
  const [only] = targets;
  if (targets.length === 1) return () => only?.targetGroupArn;
  const total = targets.reduce((sum, { weight }) => sum + weight, 0);
  const scores = targets.map(({ targetGroupArn, weight }) => ({
    group: targetGroupArn,
    weight,
    score: 0,
  }));
  return () => {
    if (total === 0) return undefined;
    for (const each of scores) each.score += each.weight;
    const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
    best.score -= total;
    return best.group;
  };
}
