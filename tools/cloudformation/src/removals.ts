import type { Assembly, Stack } from './assembly/assembly.ts';

/** The same templates without one grant, or without one rule of a security group. */
export interface Removal {
  /** `shop-dev-svc-orders.TaskRolePolicy.Statement.2 events:PutEvents` */
  readonly name: string;
  readonly assembly: Assembly;
}

interface Statement {
  readonly Effect: string;
  Action?: string | readonly string[];
}

type Properties = Record<string, unknown>;
type Change = (properties: Properties) => void;

const documents = ['AWS::IAM::Policy', 'AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy'];
const rules = ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'];

/** An address that nobody has; a group without egress rules would let everything out. */
const nobody = '255.255.255.255/32';

/**
 * Each way to take one grant away, statement by statement and action by action, or to close one rule.
 * @param prefix that of the names of the stacks
 */
export function* removalsOf(assembly: Assembly, prefix: string): Generator<Removal> {
  for (const stack of assembly.stacks.filter(({ name }) => name.startsWith(prefix))) {
    for (const [id, { Type, Properties }] of Object.entries(stack.template.Resources)) {
      const change = (part: string, apply: Change) => {
        const copy = structuredClone(stack);
        const resource = copy.template.Resources[id];
        if (resource) apply(resource.Properties);
        return removal(assembly, copy, `${stack.name}.${id}${part}`);
      };
      if (documents.includes(Type)) {
        for (const [part, apply] of actionsOf(Properties)) yield change(part, apply);
      } else if (rules.includes(Type)) {
        yield change('', closeRule);
      } else if (Type === 'AWS::EC2::SecurityGroup') {
        for (const [part, apply] of inlineRules(Properties)) yield change(part, apply);
      } else if (Type === 'AWS::Lambda::Permission') {
        yield change('', (properties) => Object.assign(properties, { Principal: 'nobody' }));
      }
    }
  }
}

function removal(assembly: Assembly, copy: Stack, name: string): Removal {
  const stacks = assembly.stacks.map((stack) => (stack.name === copy.name ? copy : stack));
  return { name, assembly: { ...assembly, stacks } };
}

function statementsOf(properties: Properties): readonly Statement[] {
  const { Statement: statements } = properties['PolicyDocument'] as {
    readonly Statement: Statement | readonly Statement[];
  };
  return [statements].flat() as readonly Statement[];
}

function* actionsOf(properties: Properties): Generator<readonly [string, Change]> {
  for (const [index, { Effect, Action }] of statementsOf(properties).entries()) {
    if (Effect !== 'Allow') continue;
    for (const action of [Action ?? []].flat()) {
      yield [
        `.Statement.${index} ${action}`,
        (copy) => {
          const statement = statementsOf(copy)[index];
          const others = [statement?.Action ?? []].flat().filter((each) => each !== action);
          if (statement) statement.Action = others;
        },
      ];
    }
  }
}

function* inlineRules(properties: Properties): Generator<readonly [string, Change]> {
  for (const property of ['SecurityGroupIngress', 'SecurityGroupEgress']) {
    const inline = (properties[property] ?? []) as readonly Properties[];
    for (const [index, { CidrIp }] of inline.entries()) {
      if (CidrIp === nobody) continue;
      yield [
        `.${property}.${index}`,
        (copy) => closeRule((copy[property] as readonly Properties[])[index] ?? {}),
      ];
    }
  }
}

function closeRule(rule: Properties): void {
  delete rule['SourceSecurityGroupId'];
  delete rule['DestinationSecurityGroupId'];
  rule['CidrIp'] = nobody;
}
