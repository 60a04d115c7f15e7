import { services as table } from '@quartet/infra/services';
import type { Resource } from '@quartet/infra/templates';
import { resourcesIn } from '@quartet/infra/testing/templates';
import { draw } from './draw.ts';
import { pictureOf } from './picture.ts';

let resources: readonly Resource[];

beforeAll(() => {
  resources = resourcesIn('prod');
});

const changed = (type: string, change: Resource['properties']) =>
  resources.map((resource) =>
    resource.type === type
      ? { ...resource, properties: { ...resource.properties, ...change } }
      : resource,
  );

it('reads the path of a request from the templates', () => {
  const { gateway, link, balancer, services, bus, database } = pictureOf(resources);
  expect(gateway).toMatchObject({ name: 'quartet-prod', rate: 5_000 });
  expect(link).toBe('quartet-prod');
  expect(balancer).toEqual({ ports: [80, 8_080], otherwise: '404' });
  expect(services.map(({ name }) => name)).toEqual(table.map(({ name }) => `${name}-service`));
  expect(database).toMatchObject({ min: 0.5, max: 8, instances: 2 });
  expect(bus).toEqual({ name: 'quartet-prod', carries: 'order.*' });
});

it('reads the rules, tasks and database of a service', () => {
  expect(pictureOf(resources).services[0]).toMatchObject({
    rules: [
      { priority: 10, paths: ['/api/orders', '/api/orders/*'], targets: 'orders-tg-prod' },
      { priority: 10, paths: ['/internal/orders/*'], targets: 'orders-tg-prod-int' },
    ],
    health: { path: '/health/ready', interval: 10 },
    tasks: { min: 2, max: 10 },
    task: { cores: 0.25, memory: 512, port: 3_010 },
    database: 'quartet_orders',
    publishes: true,
  });
});

it('contains the values of the templates, escaped', () => {
  const drawn = draw(pictureOf(changed('AWS::ApiGatewayV2::VpcLink', { Name: 'a <b> & c' })));
  expect(drawn).toContain('VPC link a &lt;b&gt; &amp; c');
  const shown = ['/api/users/.well-known/*', 'priority 40', 'products-tg-prod', 'quartet_payments'];
  for (const words of shown) expect(drawn).toContain(`>${words}<`);
});

it('changes with the templates', () => {
  const { services } = pictureOf(
    changed('AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 3 }),
  );
  expect(services.map(({ tasks }) => tasks.min)).toEqual(table.map(() => 3));
  const drawn = draw(
    pictureOf(changed('AWS::ElasticLoadBalancingV2::ListenerRule', { Priority: 7 })),
  );
  expect(drawn.match(/priority 7</g)).toHaveLength(table.length);
});

it('has one column less when a service is removed', () => {
  const fewer = resources.filter(({ stack }) => !stack.endsWith('svc-users'));
  const width = (drawn: string) => Number(/viewBox="0 0 (\d+)/.exec(drawn)?.[1]);
  const one = draw(pictureOf(fewer));
  expect(one).not.toContain('users-service');
  expect(width(draw(pictureOf(resources))) - width(one)).toBe(220);
});

it.each(['AWS::ApiGatewayV2::VpcLink', 'AWS::RDS::DBCluster', 'AWS::Events::EventBus'])(
  'is not drawn without %s',
  (type) => {
    const without = resources.filter((resource) => resource.type !== type);
    expect(() => pictureOf(without)).toThrow(`The picture needs one ${type}, and there are 0.`);
  },
);
