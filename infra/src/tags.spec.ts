import { CfnResource, TagManager } from 'aws-cdk-lib';
import { createApp } from './create-app.ts';
import { addStacks } from './quartet.ts';
import { services } from './services.ts';
import { readSynthOptions } from './synth-options.ts';
import { tagExclusions } from './tag-exclusions.ts';
import { SynthesizedTemplates, type Template } from './testing/templates.ts';

type Tags = Readonly<Record<string, string>>;

interface Tagged {
  readonly id: string;
  readonly type: string;
  readonly app: string;
  readonly stage: string;
  readonly service: string;
  readonly owner: string;
}

const context: Readonly<Record<string, string>> = { stage: 'prod', owner: 'commerce' };
const excluded: readonly string[] = tagExclusions;
let cloud: SynthesizedTemplates;
let taggable: ReadonlySet<string>;

beforeAll(() => {
  const app = createApp({ builtinCloudFormationValidation: false });
  const rows = services.map((row) => (row.name === 'users' ? { ...row, owner: 'identity' } : row));
  addStacks(
    app,
    readSynthOptions((name) => context[name]),
    rows,
  );
  const resources = app.node.findAll().filter((node) => node instanceof CfnResource);
  taggable = new Set(
    resources.filter((each) => TagManager.of(each)).map(({ cfnResourceType }) => cfnResourceType),
  );
  const { stacks } = app.synth();
  cloud = new SynthesizedTemplates(
    Object.fromEntries(
      stacks.map(({ stackName, template }) => [stackName, template as Template] as const),
    ),
  );
}, 300_000);

/** The tags of a resource: a list, or an object for some types. Types of billing have another name for it. */
function tagsOf({ Tags: own, ResourceTags }: Readonly<Record<string, unknown>>): Tags {
  const tags = own ?? ResourceTags ?? [];
  if (!Array.isArray(tags)) return tags as Tags;
  const list = tags as readonly { readonly Key: string; readonly Value: string }[];
  return Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
}

function tagged(stack: string): readonly Tagged[] {
  return Object.entries(cloud.templates.get(stack)?.Resources ?? {})
    .filter(([, { Type }]) => taggable.has(Type) && !excluded.includes(Type))
    .map(([id, { Type, Properties }]) => {
      const { app = '', stage = '', service = '', owner = '' } = tagsOf(Properties);
      return { id, type: Type, app, stage, service, owner };
    });
}

// https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html
it('has the tags app, stage, service and owner on every resource that can have tags', () => {
  expect(taggable.size).toBeGreaterThan(30);
  const stacks = [...cloud.templates.keys()];
  const missing = stacks
    .flatMap((stack) => tagged(stack).map((each) => ({ ...each, stack })))
    .filter(({ app, stage, service, owner }) => !app || !stage || !service || !owner);
  expect(missing).toEqual([]);
});

it.each([
  ['svc-orders', { stage: 'prod', service: 'orders', owner: 'commerce' }],
  ['svc-users', { stage: 'prod', service: 'users', owner: 'identity' }],
  ['network', { stage: 'prod', service: 'shared', owner: 'commerce' }],
  ['registry', { stage: 'shared', service: 'shared', owner: 'commerce' }],
  ['ci', { stage: 'shared', service: 'shared', owner: 'commerce' }],
])('says to whom the resources of %s belong', (stack, tags) => {
  expect(tagged(stack).length).toBeGreaterThan(2);
  for (const resource of tagged(stack)) expect(resource).toMatchObject(tags);
});

it('gives tasks the tags of their service, which is what costs', () => {
  const [service] = cloud.properties('AWS::ECS::Service', 'svc-orders');
  expect(service).toMatchObject({ PropagateTags: 'SERVICE' });
});
