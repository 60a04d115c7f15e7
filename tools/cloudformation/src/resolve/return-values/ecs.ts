import { type ReturnValuesOf, returnValues } from '../resource-context.ts';

export const ecsReturnValues: Readonly<Record<string, ReturnValuesOf>> = {
  'AWS::ECS::Cluster': ({ text, physicalName, arn }) => {
    const name = text('ClusterName') ?? physicalName;
    return returnValues(name, { Arn: arn('ecs', `cluster/${name}`) });
  },
  'AWS::ECS::TaskDefinition': ({ text, physicalName, arn }) => {
    const revision = arn('ecs', `task-definition/${text('Family') ?? physicalName}:1`);
    return returnValues(revision, { TaskDefinitionArn: revision });
  },
  'AWS::ECS::Service': ({ text, physicalName, arn }) => {
    const name = text('ServiceName') ?? physicalName;
    const own = arn('ecs', `service/${text('Cluster') ?? 'default'}/${name}`);
    return returnValues(own, { Name: name, ServiceArn: own });
  },
  'AWS::ApplicationAutoScaling::ScalableTarget': ({ required }) =>
    returnValues(
      [required('ResourceId'), required('ScalableDimension'), required('ServiceNamespace')].join(
        '|',
      ),
    ),
  'AWS::ServiceDiscovery::PrivateDnsNamespace': ({ hash, arn }) => {
    const id = `ns-${hash.slice(0, 16)}`;
    return returnValues(id, { Id: id, Arn: arn('servicediscovery', `namespace/${id}`) });
  },
  'AWS::ServiceDiscovery::Service': ({ required, hash, arn }) => {
    const id = `srv-${hash.slice(0, 16)}`;
    const own = arn('servicediscovery', `service/${id}`);
    return returnValues(id, { Id: id, Arn: own, Name: required('Name') });
  },
};
