import { healthCheck, limits } from './limits.ts';
import { services } from './services.ts';
import { type SynthesizedTemplates, templatesOf } from './testing/templates.ts';

describe('the order of the limits', () => {
  it.each([
    ['the gateway outlasts a service', limits.gateway, limits.request],
    ['a service outlasts the wait for a saga', limits.request, limits.sagaWait],
    ['the wait for a saga outlasts the provider', limits.sagaWait, limits.provider],
    ['the provider outlasts the database', limits.provider, limits.query],
    ['the balancer lets go after a service has drained', limits.deregistration, limits.drain],
    ['a task is stopped after the balancer has let go', limits.stop, limits.deregistration],
    ['a task is stopped after it has drained', limits.stop, limits.drain],
    ['draining outlasts a request', limits.drain, limits.request],
    ['a service keeps connections longer than the balancer', limits.keepAlive, limits.idle],
    ['a health check ends before the next begins', healthCheck.interval, healthCheck.timeout],
    ['the gateway waits no longer than AWS allows', 29.001, limits.gateway],
    ['a task is stopped within what Fargate allows', 120.001, limits.stop],
  ])('%s', (_, longer, shorter) => {
    expect(longer).toBeGreaterThan(shorter);
  });
});

describe('the templates', () => {
  let cloud: SynthesizedTemplates;
  const rest = () => templatesOf('devRest');

  beforeAll(() => {
    cloud = templatesOf('dev');
  });

  it('give every integration of the gateway its limit', () => {
    const http = cloud.properties('AWS::ApiGatewayV2::Integration', 'edge');
    expect(new Set(http.map((each) => each['TimeoutInMillis']))).toEqual(new Set([29_000]));
    const methods = rest().properties('AWS::ApiGateway::Method', 'edge');
    const integrations = methods.map((each) => each['Integration']);
    expect(integrations.length).toBeGreaterThan(0);
    for (const each of integrations) expect(each).toMatchObject({ TimeoutInMillis: 29_000 });
  });

  it('give the balancer its idle limit', () => {
    const [balancer] = cloud.properties('AWS::ElasticLoadBalancingV2::LoadBalancer');
    expect(balancer?.['LoadBalancerAttributes']).toContainEqual({
      Key: 'idle_timeout.timeout_seconds',
      Value: '60',
    });
  });

  it('give every target group its health check and its deregistration', () => {
    const groups = cloud.properties('AWS::ElasticLoadBalancingV2::TargetGroup');
    expect(groups).toHaveLength(2 * services.length);
    for (const group of groups) {
      expect(group).toMatchObject({
        HealthCheckPath: '/health/ready',
        HealthCheckIntervalSeconds: 10,
        HealthCheckTimeoutSeconds: 5,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: 2,
        Matcher: { HttpCode: '200' },
      });
      expect(group['TargetGroupAttributes']).toContainEqual({
        Key: 'deregistration_delay.timeout_seconds',
        Value: '35',
      });
    }
  });

  it('give every service its limits, and orders and payments their own', () => {
    const common = {
      REQUEST_TIMEOUT: '15000',
      KEEP_ALIVE_TIMEOUT: '65000',
      DRAIN_BUDGET: '25000',
      DATABASE_QUERY_TIMEOUT: '2000',
    };
    const own: Record<string, object> = {
      orders: { SAGA_WAIT: '5000' },
      payments: { PROVIDER_TIMEOUT: '3000' },
    };
    for (const { name } of services) {
      const { environment, container } = cloud.container(name);
      expect(environment).toMatchObject({ ...common, ...own[name] });
      expect(container['StopTimeout']).toBe(60);
    }
  });
});
