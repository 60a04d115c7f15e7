import type { HttpGateway, RestGateway } from '../model/gateway.ts';
import type { GatewayView } from './views/picture.ts';

type Gateway = HttpGateway | RestGateway;

export function gatewayView(gateway: Gateway): GatewayView {
  if (gateway.kind === 'http') {
    const routes = gateway.routes.map(({ key, authorizer, throttle = gateway.throttle }) => {
      return { key, ...throttle, authorised: authorizer !== undefined };
    });
    return { kind: 'http', routes };
  }
  const routes = gateway.methods.map(({ method, path, needsKey }) => {
    return { key: `${method} ${path}`, ...gateway.throttle, authorised: needsKey };
  });
  return { kind: 'rest', routes };
}

/** ARN of the listener that the gateway's requests come in at. */
export function gatewayListener(gateway: Gateway): string | undefined {
  const ways = gateway.kind === 'http' ? gateway.routes : gateway.methods;
  return ways[0]?.integration.listener;
}
