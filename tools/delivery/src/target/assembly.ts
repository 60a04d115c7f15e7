import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArtifacts } from '@quartet/cloudformation/assembly/read-assembly';

/** All stacks of one synthesis of a stage. */
export interface Assembly {
  readonly folder: string;
  readonly region: string;
  /** The role that `cdk bootstrap` has made for those who only look. */
  readonly lookupRole: string;
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
  const [first] = stacks.map(([, artifact]) => artifact);
  const region = first?.environment?.split('/').at(-1) ?? '';
  const role = first?.properties.lookupRole?.arn ?? '';
  return {
    folder,
    region,
    lookupRole: role.replace('${AWS::Partition}', partitionOf(region)),
    stacks: stacks.map(([name, { properties }]) => ({
      name,
      template: JSON.parse(readFileSync(join(folder, properties.templateFile ?? ''), 'utf8')),
    })),
  };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
