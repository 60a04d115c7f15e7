import type { PublicHost } from '../model/network.ts';
import type { Container, Service } from '../model/services.ts';
import type { Resources, TypedResource } from '../validate/resources.ts';

/** Hosts of Amazon ECR: the layers of its images are in Amazon S3. */
const ecr = { name: 'Amazon ECR', services: ['ecr.api', 'ecr.dkr', 's3'] };
const logs = { name: 'CloudWatch Logs', services: ['logs'] };
const systemsManager = { name: 'Systems Manager', services: ['ssm'] };
const secretsManager = { name: 'Secrets Manager', services: ['secretsmanager'] };

/**
 * The hosts outside of the VPC that a task on Fargate needs to start, and those that its environment names.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
 */
export function publicHostsOf(
  resources: Resources,
  { stack }: TypedResource<'AWS::ECS::Service'>,
  service: Service,
): readonly PublicHost[] {
  const containers = [service.container, ...Object.values(service.oneOffTasks)];
  const drivers = resources
    .of('AWS::ECS::TaskDefinition')
    .filter((task) => task.stack === stack)
    .map(({ properties }) => properties.ContainerDefinitions[0].LogConfiguration?.LogDriver);
  const hosts = [
    ...containers.map(({ image }) => registryOf(image)),
    ...(drivers.includes('awslogs') ? [logs] : []),
    ...containers.flatMap(({ secrets }) => Object.keys(secrets).map(storeOf)),
    ...containers.flatMap(namedHosts),
  ];
  return [...new Map(hosts.map((host) => [host.name, host])).values()];
}

function registryOf(image: string): PublicHost {
  if (/^\d+\.dkr\.ecr\./.test(image)) return ecr;
  const [registry = ''] = image.split('/');
  return { name: registry.includes('.') ? registry : 'docker.io', services: [] };
}

function storeOf(source: string): PublicHost {
  return source.startsWith('/') ? systemsManager : secretsManager;
}

/** Hosts of AWS in URLs: `https://xray.us-east-1.amazonaws.com`. */
function namedHosts({ environment }: Container): readonly PublicHost[] {
  return Object.values(environment).flatMap((value) =>
    Array.from(
      value.matchAll(/https:\/\/(([\w-]+)\.[\w-]+\.amazonaws\.com)(?![\w.-])/g),
      ([, name = '', service = '']) => ({ name, services: [service] }),
    ),
  );
}
