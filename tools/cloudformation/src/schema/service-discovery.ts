import { z } from 'zod';
import { text, understood } from './understood.ts';

const PrivateDnsNamespace = understood({ Name: text }, ['Description', 'Tags', 'Vpc']);

/** How long a name may be remembered has no effect: here a name never changes its place. */
const Service = understood(
  {
    Name: text,
    NamespaceId: text,
    DnsConfig: understood(
      {
        RoutingPolicy: z.literal('MULTIVALUE').optional(),
        DnsRecords: z.tuple([understood({ Type: z.literal('A') }, ['TTL'])]),
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
