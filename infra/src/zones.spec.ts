import { templatesOf } from './testing/templates.ts';
import { zoneIdsOf } from './zones.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html
it('are those in which VPC links exist', () => {
  expect(zoneIdsOf('us-east-1', 3)).toEqual(['use1-az1', 'use1-az2', 'use1-az4']);
  expect(zoneIdsOf('eu-west-3', 2)).toEqual(['euw3-az1', 'euw3-az3']);
});

it.each([
  ['eu-west-3', 3, 'The region eu-west-3 has 2 zones in which VPC links exist, and the stage'],
  ['mars-1', 1, 'The region mars-1 has 0 zones'],
])('are too few in %s for %i', (region, count, message) => {
  expect(() => zoneIdsOf(region, count)).toThrow(message);
});

it.each(['dev', 'prod'] as const)('are chosen by id for each subnet of %s', (stage) => {
  const subnets = templatesOf(stage).properties('AWS::EC2::Subnet', 'network');
  expect(subnets.length).toBeGreaterThan(3);
  for (const subnet of subnets) expect(subnet).not.toHaveProperty('AvailabilityZone');
  const ids = subnets.map(({ AvailabilityZoneId }) => AvailabilityZoneId);
  expect(new Set(ids)).toEqual(new Set(['use1-az1', 'use1-az2']));
});
