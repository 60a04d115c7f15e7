import type { InfraOverride } from '@quartet/infra/overrides/infra-override';
import { synthesis, type Synthesis } from '../testing/synthesis.ts';
import { type Assembly } from '@quartet/cloudformation/assembly/assembly';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { readStage } from '@quartet/cloudformation/read-model';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';
import { schemas } from '@quartet/cloudformation/schema/schemas';

const domain = { domain: 'api.example.com', certificate: 'arn:aws:acm:us-east-1:0:certificate/1' };
const all: Readonly<Record<'http' | 'rest', InfraOverride>> = {
  http: { context: { ...domain } },
  rest: {
    context: { ...domain, edge: 'rest', discovery: 'cloud-map' },
    stage: {
      firewall: 'block',
      natGateways: 1,
      database: { server: { min: 0.5, max: 2, readers: 0 }, backupDays: 1, connections: 4 },
    },
  },
};

let made: Synthesis<keyof typeof all>;
let assemblies: readonly Assembly[];

beforeAll(() => {
  made = synthesis(all);
  assemblies = [readAssembly(made.folder('http')), readAssembly(made.folder('rest'))];
}, 300_000);

/** Every resource of a type, as a path, with a copy of its templates where it says more than it should. */
function surprises(type: string) {
  return assemblies.flatMap((assembly) =>
    assembly.stacks.flatMap((stack, index) => {
      const { name, template } = stack;
      return Object.entries(template.Resources)
        .filter(([, { Type }]) => Type === type && name.startsWith('quartet-dev-'))
        .slice(0, 1)
        .map(([id, resource]) => {
          const Properties = { ...resource.Properties, Surprise: { Deep: 1 } };
          const Resources = { ...template.Resources, [id]: { ...resource, Properties } };
          const changed = { ...stack, template: { ...template, Resources } };
          const stacks = assembly.stacks.with(index, changed);
          return { path: `${name}: ${id}.Properties.Surprise`, assembly: { ...assembly, stacks } };
        });
    }),
  );
}

it.each(Object.keys(schemas))('refuses what is new in a %s, with its path', (type) => {
  const found = surprises(type);
  expect(found).not.toEqual([]);
  for (const { path, assembly } of found) {
    expect(() => readStage(assembly, endpoints)).toThrow(
      expect.objectContaining({ message: `${path} is not supported by the local run.` }),
    );
  }
});
