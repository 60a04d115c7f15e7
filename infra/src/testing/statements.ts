import type { SynthesizedTemplates } from './templates.ts';

export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly conditions: unknown;
}

interface Document {
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

/** All IAM statements that allow something, of all stacks or of one. */
export function statementsOf(cloud: SynthesizedTemplates, stack?: string): readonly Statement[] {
  return [...cloud.templates]
    .filter(([name]) => stack === undefined || name === stack)
    .flatMap(([, { Resources }]) => Object.values(Resources))
    .filter(({ Type }) => Type.startsWith('AWS::IAM::'))
    .flatMap(({ Properties }) => documentsIn(Properties))
    .flatMap(({ Statement }) => Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .map(({ Action, Resource, Condition }) => ({
      actions: listed(Action) as readonly string[],
      resources: listed(Resource),
      conditions: Condition,
    }));
}

function documentsIn(properties: Readonly<Record<string, unknown>>): readonly Document[] {
  const { PolicyDocument, Policies = [] } = properties as {
    readonly PolicyDocument?: Document;
    readonly Policies?: readonly { readonly PolicyDocument: Document }[];
  };
  return [PolicyDocument, ...Policies.map((each) => each.PolicyDocument)].filter(
    (each) => each !== undefined,
  );
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
