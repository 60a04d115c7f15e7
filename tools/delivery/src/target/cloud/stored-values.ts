import { createHash } from 'node:crypto';
import { GetParametersCommand, type Parameter, type SSMClient } from '@aws-sdk/client-ssm';
import { z } from 'zod';

const Template = z.object({
  Parameters: z
    .record(z.string(), z.object({ Type: z.string(), Default: z.unknown().optional() }))
    .default({}),
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.unknown().optional() }),
  ),
});

const TaskDefinition = z.object({
  Family: z.string(),
  ContainerDefinitions: z.array(
    z.object({ Secrets: z.array(z.object({ ValueFrom: z.unknown().optional() })).default([]) }),
  ),
});

/** Every stack of the CDK has it; a new version of the bootstrap stack changes no other. */
const bootstrapVersion = 'BootstrapVersion';

/** The present values of those parameters of a template that name a parameter of SSM. */
export async function storedValues(
  template: unknown,
  ssm: SSMClient,
): Promise<Readonly<Record<string, string>>> {
  const named = Object.entries(Template.parse(template).Parameters).filter(
    ([key, { Type }]) => Type.startsWith('AWS::SSM::Parameter::Value') && key !== bootstrapVersion,
  );
  const stored = await getParameters(
    named.map(([, { Default }]) => String(Default)),
    ssm,
  );
  const values = new Map(stored.map(({ Name, Value }) => [Name, Value]));
  return Object.fromEntries(
    named.map(([key, { Default }]) => [key, values.get(String(Default)) ?? '']),
  );
}

/**
 * A hash of the versions of all secrets that the tasks of a family read when they start, so that a new version
 * of one starts new tasks. Its value stays unread.
 */
export async function settingsVersion(
  template: unknown,
  family: string,
  ssm: SSMClient,
): Promise<string> {
  const stored = await getParameters(secretNames(template, family), ssm);
  const versions = stored.map(({ Name, Version }) => `${Name}:${Version}`).sort();
  return createHash('sha256').update(versions.join()).digest('hex').slice(0, 16);
}

function secretNames(template: unknown, family: string): readonly string[] {
  const secrets = Object.values(Template.parse(template).Resources)
    .filter(({ Type }) => Type === 'AWS::ECS::TaskDefinition')
    .map(({ Properties }) => TaskDefinition.parse(Properties))
    .filter(({ Family }) => Family === family)
    .flatMap(({ ContainerDefinitions: [container] }) => container?.Secrets ?? []);
  return secrets.flatMap(
    ({ ValueFrom }) => /:parameter(\/[^"]+)/.exec(JSON.stringify(ValueFrom))?.[1] ?? [],
  );
}

/** GetParameters takes ten names at a time, and leaves out those that do not exist. */
const pageSize = 10;

async function getParameters(
  names: readonly string[],
  ssm: SSMClient,
): Promise<readonly Parameter[]> {
  const unique = [...new Set(names)];
  const pages = Array.from({ length: Math.ceil(unique.length / pageSize) }, (_, page) =>
    unique.slice(page * pageSize, (page + 1) * pageSize),
  );
  const answers = await Promise.all(
    pages.map((Names) => ssm.send(new GetParametersCommand({ Names, WithDecryption: false }))),
  );
  return answers.flatMap(({ Parameters = [] }) => Parameters);
}
