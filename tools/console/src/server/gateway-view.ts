import type {
  HttpApi,
  RestApi,
  RestMethod,
  Throttle,
} from '@quartet/cloudformation/model/api-gateway';
import type { GatewayView } from '../views/picture.ts';

type Gateway = HttpApi | RestApi;

export function gatewayView(gateway: Gateway): GatewayView {
  if (gateway.kind === 'http') {
    const routes = gateway.routes.map(
      ({ routeKey: key, authorizer, throttle = gateway.throttle }) => {
        return { key, ...limitsOf(throttle), authorised: authorizer !== undefined };
      },
    );
    return { kind: 'http', routes };
  }
  const routes = gateway.methods.map((method) => {
    const key = `${method.httpMethod} ${method.path}`;
    return { key, ...limitsOf(throttleOf(method, gateway)), authorised: method.apiKeyRequired };
  });
  return { kind: 'rest', routes };
}

function limitsOf({ rateLimit, burstLimit }: Throttle) {
  return { rate: rateLimit, burst: burstLimit };
}

/** The throttle of a method; where it needs a key, that of the usage plan. */
function throttleOf(
  { httpMethod: method, path, apiKeyRequired: needsKey }: RestMethod,
  gateway: RestApi,
): Throttle {
  const [plan] = needsKey ? gateway.usagePlans : [];
  return plan?.methodThrottles[`${path}/${method}`] ?? plan?.throttle ?? gateway.throttle;
}

/** ARN of the listener that the gateway's requests come in at. */
export function gatewayListener(gateway: Gateway): string | undefined {
  const ways = gateway.kind === 'http' ? gateway.routes : gateway.methods;
  return ways[0]?.integration.listenerArn;
}
