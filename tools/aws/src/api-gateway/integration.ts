import type { ForwardToListener } from '../http/proxied-request.ts';
import { type GatewayResponse, respond } from './gateway-responses.ts';
import type { RequestContext } from './request-context.ts';
import { limitBody } from './size-limits.ts';

interface IntegrationTarget {
  /** ARN of the balancer's listener. */
  readonly listenerArn: string;
  readonly timeoutInMillis: number;
}

interface IntegrationOptions {
  readonly forwardToListener: ForwardToListener;
  readonly integrationTimeout: GatewayResponse;
  readonly bodyTooLarge: GatewayResponse;
}

export type Integrate = (context: RequestContext, destination: IntegrationTarget) => void;

/** Gives a request to the balancer, and answers itself when no answer comes in time or its body grows too large. */
export function createIntegration({
  forwardToListener,
  integrationTimeout,
  bodyTooLarge,
}: IntegrationOptions): Integrate {
  return (context, { listenerArn, timeoutInMillis }) => {
    if (context.res.destroyed) return;
    context.timeout = timeoutInMillis;
    context.timer = setTimeout(respond, timeoutInMillis, context, integrationTimeout);
    limitBody(context.req, () => respond(context, bodyTooLarge));
    forwardToListener(listenerArn, context);
  };
}
