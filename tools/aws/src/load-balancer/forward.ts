import type { ProxiedRequest } from '../http/proxied-request.ts';
import { proxyTo } from './proxy-attempt.ts';
import { sendErrorPage } from './error-page.ts';
import { injectFault } from './fault.ts';
import type { Group } from './group.ts';
import type { RegisteredTarget } from './registered-target.ts';
import { type RequestBody, withBody } from './request-body.ts';
import { isConnectionRefused } from './target-failure.ts';
import { proxyUpgrade } from './upgrade.ts';

interface ForwardOptions {
  readonly request: ProxiedRequest;
  /** Headers for the target: name and value in turn. */
  readonly headers: string[];
}

interface RequestToForward extends ForwardOptions {
  readonly body: RequestBody;
}

/** Passes a request to the next target of a group; when that refuses the connection, to one other. */
export function forward(options: ForwardOptions, group: Group): void {
  const { req, res, record } = options.request;
  record.targetGroup = group.model.name;
  const target = group.next();
  if (target) return withBody(req, (body) => sendTo({ ...options, body }, target, group));
  record.reason = 'no healthy target';
  record.status = 503;
  sendErrorPage(res, 503);
}

function sendTo(options: RequestToForward, target: RegisteredTarget, group: Group): void {
  const retryElsewhere = (error: Error) => {
    const other = isConnectionRefused(error) ? group.next(target) : undefined;
    if (other) send(options, other, () => false);
    return other !== undefined;
  };
  send(options, target, retryElsewhere);
}

function send(
  { request, headers, body }: RequestToForward,
  target: RegisteredTarget,
  retryElsewhere: (error: Error) => boolean,
): void {
  const { fault, target: task } = target.upstream;
  const proxyOptions = { request, headers, body, retryElsewhere };
  const proxy = request.isUpgrade ? proxyUpgrade : proxyTo;
  request.record.task = task.id;
  if (!fault) return proxy(target, proxyOptions);
  injectFault(fault, request.res, (fails) => {
    if (!fails) return proxy(target, proxyOptions);
    request.record.reason = 'fault';
    request.record.status = 503;
    sendErrorPage(request.res, 503);
  });
}
