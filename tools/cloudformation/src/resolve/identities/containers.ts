import { type IdentityOf, known } from '../subject.ts';

export const containerIdentities: Readonly<Record<string, IdentityOf>> = {
  'AWS::ECS::Cluster': ({ text, physicalName, arn }) => {
    const name = text('ClusterName') ?? physicalName;
    return known(name, { Arn: arn('ecs', `cluster/${name}`) });
  },
  'AWS::ECS::TaskDefinition': ({ text, physicalName, arn }) => {
    const revision = arn('ecs', `task-definition/${text('Family') ?? physicalName}:1`);
    return known(revision, { TaskDefinitionArn: revision });
  },
  'AWS::ECS::Service': ({ text, physicalName, arn }) => {
    const name = text('ServiceName') ?? physicalName;
    const own = arn('ecs', `service/${text('Cluster') ?? 'default'}/${name}`);
    return known(own, { Name: name, ServiceArn: own });
  },
  'AWS::ApplicationAutoScaling::ScalableTarget': ({ needed }) =>
    known(
      [needed('ResourceId'), needed('ScalableDimension'), needed('ServiceNamespace')].join('|'),
    ),
  'AWS::ServiceDiscovery::PrivateDnsNamespace': ({ hash, arn }) => {
    const id = `ns-${hash.slice(0, 16)}`;
    return known(id, { Id: id, Arn: arn('servicediscovery', `namespace/${id}`) });
  },
  'AWS::ServiceDiscovery::Service': ({ needed, hash, arn }) => {
    const id = `srv-${hash.slice(0, 16)}`;
    const own = arn('servicediscovery', `service/${id}`);
    return known(id, { Id: id, Arn: own, Name: needed('Name') });
  },
};
