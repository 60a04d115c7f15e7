import { z } from 'zod';
import { text, supportedProperties } from './supported-properties.ts';

const PrivateDnsNamespace = supportedProperties({ Name: text }, ['Description', 'Tags', 'Vpc']);

/** The TTL of a name has no effect: here a name never changes its place. */
const Service = supportedProperties(
  {
    Name: text,
    NamespaceId: text,
    DnsConfig: supportedProperties(
      {
        RoutingPolicy: z.literal('MULTIVALUE').optional(),
        DnsRecords: z.tuple([supportedProperties({ Type: z.literal('A') }, ['TTL'])]),
      },
      ['NamespaceId'],
    ),
  },
  ['Description', 'HealthCheckCustomConfig', 'Tags'],
);

export const serviceDiscovery = {
  'AWS::ServiceDiscovery::PrivateDnsNamespace': PrivateDnsNamespace,
  'AWS::ServiceDiscovery::Service': Service,
};
