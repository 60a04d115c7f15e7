import type {
  HttpGateway,
  RestGateway,
  RestMethod,
  Throttle,
} from '@quartet/cloudformation/model/gateway';
import type { GatewayView } from '../views/picture.ts';

type Gateway = HttpGateway | RestGateway;

export function gatewayView(gateway: Gateway): GatewayView {
  if (gateway.kind === 'http') {
    const routes = gateway.routes.map(({ key, authorizer, throttle = gateway.throttle }) => {
      return { key, ...throttle, authorised: authorizer !== undefined };
    });
    return { kind: 'http', routes };
  }
  const routes = gateway.methods.map((method) => {
    const key = `${method.method} ${method.path}`;
    return { key, ...throttleOf(method, gateway), authorised: method.needsKey };
  });
  return { kind: 'rest', routes };
}

/** With a key, what its usage plan allows. */
function throttleOf({ method, path, needsKey }: RestMethod, gateway: RestGateway): Throttle {
  const [plan] = needsKey ? gateway.plans : [];
  return plan?.methods[`${path}/${method}`] ?? plan?.throttle ?? gateway.throttle;
}

/** ARN of the listener that the gateway's requests come in at. */
export function gatewayListener(gateway: Gateway): string | undefined {
  const ways = gateway.kind === 'http' ? gateway.routes : gateway.methods;
  return ways[0]?.integration.listener;
}
