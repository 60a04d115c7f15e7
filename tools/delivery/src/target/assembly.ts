import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Artifact } from '@quartet/cloudformation/assembly/manifest';
import { readArtifacts } from '@quartet/cloudformation/assembly/read-assembly';

/** All stacks of one synthesis of a stage. */
export interface Assembly {
  readonly folder: string;
  readonly region: string;
  /** The role that `cdk bootstrap` has made for those who only look. */
  readonly lookupRole: string;
  /** The role that `cdk bootstrap` has made for those who deploy. */
  readonly deployRole: string;
  readonly stacks: readonly Stack[];
}

export interface Stack {
  readonly name: string;
  readonly template: unknown;
}

export function readAssembly(folder: string): Assembly {
  const stacks = readArtifacts(folder).filter(
    ([, { type }]) => type === 'aws:cloudformation:stack',
  );
  // Whoever deploys the roles of CI does it with credentials of their own.
  const first = stacks.map(([, artifact]) => artifact).find(hasRoles);
  const region = first?.environment?.split('/').at(-1) ?? '';
  const { lookupRole, assumeRoleArn = '' } = first?.properties ?? {};
  const resolved = (arn: string) => arn.replace('${AWS::Partition}', partitionOf(region));
  return {
    folder,
    region,
    lookupRole: resolved(lookupRole?.arn ?? ''),
    deployRole: resolved(assumeRoleArn),
    stacks: stacks.map(([name, { properties }]) => ({
      name,
      template: JSON.parse(readFileSync(join(folder, properties.templateFile ?? ''), 'utf8')),
    })),
  };
}

function hasRoles({ properties }: Artifact): boolean {
  return properties.lookupRole !== undefined;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
