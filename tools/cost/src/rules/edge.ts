import { resourcesOfType, type Resource } from '@quartet/infra/templates';
import { referencedId } from '@quartet/infra/templates';
import { idle, inUse, type Line, perMillion, type Rules } from '../line.ts';
import { measured, realtime, traffic } from '../traffic.ts';

type Properties = Resource['properties'];

/** Costs of the gateways, the web ACL and the event bus. */
export const edge: Rules = {
  'AWS::ApiGatewayV2::Api': ({ properties }) =>
    properties['ProtocolType'] === 'WEBSOCKET'
      ? [
          perMillion('WebSocket API, messages', 'socketMessages', realtime.messages),
          perMillion('WebSocket API, connections', 'socketMinutes', realtime.minutes),
        ]
      : [
          perMillion('HTTP API', 'httpRequests', 1),
          perMillion('data to clients', 'dataOut', traffic.answerGigabytes),
        ],
  'AWS::ApiGatewayV2::Stage': (stage, all) => [
    ...routeMetrics(stage, all),
    ...accessLog(stage.properties['AccessLogSettings'] !== undefined),
  ],
  'AWS::ApiGateway::RestApi': () => [
    perMillion('REST API', 'restRequests', 1),
    perMillion('data to clients', 'dataOut', traffic.answerGigabytes),
  ],
  'AWS::ApiGateway::Stage': (stage, all) => [
    ...methodMetrics(stage, all),
    ...accessLog(stage.properties['AccessLogSetting'] !== undefined),
    ...(stage.properties['TracingEnabled'] === true
      ? [perMillion('traces of the gateway', 'traces', traffic.gatewayTraces)]
      : []),
  ],
  'AWS::WAFv2::WebACL': ({ properties }) => [
    idle('firewall', 'firewall', 1),
    idle('firewall, rules', 'firewallRule', (properties['Rules'] as readonly unknown[]).length),
    perMillion('firewall, requests', 'firewallRequests', 1),
  ],
  'AWS::Events::EventBus': () => [perMillion('events', 'events', realtime.events)],
};

/** The number of metrics of an API; an HTTP API with detailed metrics has them per route. */
function routeMetrics({ stack, properties }: Resource, all: readonly Resource[]): readonly Line[] {
  const api = referencedId(properties['ApiId']);
  const usual = properties['DefaultRouteSettings'] as Properties | undefined;
  const settings = (properties['RouteSettings'] ?? {}) as Readonly<Record<string, Properties>>;
  const detailed = resourcesOfType(all, 'AWS::ApiGatewayV2::Route')
    .filter((route) => route.stack === stack && referencedId(route.properties['ApiId']) === api)
    .map((route) => settings[String(route.properties['RouteKey'])] ?? usual)
    .filter((setting) => setting?.['DetailedMetricsEnabled'] === true);
  return metricsOf(detailed.length);
}

function methodMetrics({ stack, properties }: Resource, all: readonly Resource[]): readonly Line[] {
  const settings = (properties['MethodSettings'] ?? []) as readonly Properties[];
  if (!settings.some(({ MetricsEnabled }) => MetricsEnabled === true)) return [];
  const methods = resourcesOfType(all, 'AWS::ApiGateway::Method');
  return metricsOf(methods.filter((method) => method.stack === stack).length);
}

function metricsOf(routes: number): readonly Line[] {
  if (routes === 0) return [];
  return [inUse('metrics of routes at the gateway', 'metric', routes * measured.perRoute)];
}

function accessLog(written: boolean): readonly Line[] {
  return written ? [perMillion('access logs', 'logs', traffic.accessLogGigabytes)] : [];
}
