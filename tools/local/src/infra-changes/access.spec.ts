import { credentialsOf } from '@quartet/aws/iam/credentials';
import { createGuard } from '@quartet/aws/iam/guard';
import { signedRequest } from '@quartet/aws/iam/testing/signed-request';
import type { Assembly } from '@quartet/cloudformation/assembly/assembly';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import type { Model } from '@quartet/cloudformation/model/model';
import { readStage } from '@quartet/cloudformation/read-model';
import { alter } from '@quartet/cloudformation/testing/alter';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';
import { removed } from '@quartet/cloudformation/testing/removed';
import { permitted } from '../cli/permitted.ts';
import { synthesis, type Synthesis } from '../testing/synthesis.ts';

interface Statement {
  Action: string | string[];
  Effect: string;
  Resource: unknown;
  Condition?: object;
}

const variants = {
  dev: {},
  byName: { context: { discovery: 'cloud-map' } },
  rest: { context: { edge: 'rest' } },
  prod: { context: { stage: 'prod' } },
} as const;

let made: Synthesis<keyof typeof variants>;
let dev: Assembly;

beforeAll(() => {
  made = synthesis(variants);
  dev = readAssembly(made.folder('dev'));
}, 300_000);

const start = (assembly: Assembly) => permitted(readStage(assembly, endpoints));

/** The same templates, with the statements changed that allow an action in a stack. */
function changed(stack: string, action: string, change: (statement: Statement) => void): Assembly {
  const stacks = structuredClone(dev.stacks);
  const { template } = stacks.find(({ name }) => name.endsWith(`-${stack}`)) ?? {};
  const documents = Object.values(template?.Resources ?? {}).map(
    ({ Properties }) => Properties['PolicyDocument'] as { Statement: Statement[] } | undefined,
  );
  const statements = documents
    .flatMap((document) => document?.Statement ?? [])
    .filter(({ Action }) => [Action].flat().includes(action));
  if (statements.length === 0) throw new Error(`nothing allows ${action} in ${stack}`);
  for (const statement of statements) change(statement);
  return { ...dev, stacks };
}

const withdrawn = (stack: string, action: string) =>
  changed(stack, action, (statement) => {
    statement.Action = [statement.Action].flat().filter((each) => each !== action);
  });

it.each(Object.keys(variants) as (keyof typeof variants)[])('allows all requests of %s', (name) => {
  start(readAssembly(made.folder(name)));
});

it.each([
  [
    'an execution role without a parameter',
    () => withdrawn('svc-orders', 'ssm:GetParameters'),
    /^User: arn:aws:sts::000000000000:assumed-role\/[\w-]+\/local is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-east-1:000000000000:parameter\/quartet\/dev\/settings\/orders\/SERVICE_PRIVATE_KEY because no identity-based policy allows the ssm:GetParameters action \(to run quartet-dev-orders\)\.$/,
  ],
  [
    'a task role that may not log in to the database',
    () => withdrawn('svc-users', 'rds-db:connect'),
    /rds-db:connect on resource: arn:aws:rds-db:us-east-1:000000000000:dbuser:db-\w+\/quartet_users_app because no identity-based policy/,
  ],
  [
    'a topic policy with a lone Deny',
    () =>
      alter(dev, ['platform', 'AWS::SNS::TopicPolicy'], ({ Properties }) => {
        const document = Properties['PolicyDocument'] as { Statement: Statement[] };
        document.Statement = document.Statement.filter(({ Effect }) => Effect === 'Deny');
      }),
    /^User: cloudwatch\.amazonaws\.com is not authorized to perform: sns:Publish on resource: arn:aws:sns:us-east-1:000000000000:quartet-dev-alarms because no resource-based policy allows the sns:Publish action \(for quartet-dev-[\w.-]+\)\.$/,
  ],
  [
    'a function that the gateway may not invoke',
    () => removed(dev, 'edge', 'AWS::Lambda::Permission'),
    /^User: apigateway\.amazonaws\.com is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:\S+ because no resource-based policy allows the lambda:InvokeFunction action/,
  ],
  [
    'a function that the rule of the bus may not invoke',
    () => removed(dev, 'realtime', 'AWS::Lambda::Permission'),
    /is not authorized to perform: lambda:InvokeFunction/,
  ],
  [
    'a queue that takes no events',
    () => removed(dev, 'platform', 'AWS::SQS::QueuePolicy'),
    /^User: events\.amazonaws\.com is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:000000000000:quartet-dev-dead-letters/,
  ],
  [
    'an execution role that may not pull the image',
    () => withdrawn('svc-orders', 'ecr:BatchGetImage'),
    /ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:000000000000:repository\/quartet\/orders/,
  ],
  [
    'a role that no task may assume',
    () =>
      alter(dev, ['svc-orders', 'AWS::IAM::Role'], ({ Properties }) => {
        const document = Properties['AssumeRolePolicyDocument'] as { Statement: object[] };
        document.Statement = document.Statement.map((each) => ({
          ...each,
          Principal: { Service: 'ec2.amazonaws.com' },
        }));
      }),
    /^User: ecs-tasks\.amazonaws\.com is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::000000000000:role\//,
  ],
] as const)('refuses %s', (_, change, sentence) => {
  expect(() => start(change())).toThrow(sentence);
});

it('refuses a database server that takes no tokens of IAM', () => {
  const byPassword = alter(dev, ['data', 'AWS::RDS::DBInstance'], ({ Properties }) =>
    Object.assign(Properties, { EnableIAMDatabaseAuthentication: false }),
  );
  expect(() => start(byPassword)).toThrow(
    /EnableIAMDatabaseAuthentication must be true: tasks log in without a password\.$/,
  );
});

it('refuses a master user that a task could not log in as', () => {
  const byPassword = alter(dev, ['data', 'AWS::RDS::DBInstance'], ({ Properties }) =>
    Object.assign(Properties, { MasterUserAuthenticationType: 'password' }),
  );
  expect(() => start(byPassword)).toThrow(
    /MasterUserAuthenticationType must be "iam-db-auth": a task logs in as quartet_master without a password\.$/,
  );
});

it('denies events of a task whose role may not put them', async () => {
  const put = async ({ access, services }: Model) => {
    const { taskRoleArn = '' } = services.find(({ name }) => name === 'orders')?.container ?? {};
    const credentials = credentialsOf(taskRoleArn);
    const resource = 'arn:aws:events:us-east-1:000000000000:event-bus/quartet-dev';
    const guard = createGuard(access, {
      info: () => undefined,
      warn: (fields) => denials.push(fields),
    });
    const request = await signedRequest({ credentials, service: 'events' });
    await guard.authorize(request, [{ action: 'events:PutEvents', resource }]);
  };
  const denials: object[] = [];
  await put(start(dev));
  await expect(put(start(withdrawn('svc-orders', 'events:PutEvents')))).rejects.toThrow(
    /^User: arn:aws:sts::000000000000:assumed-role\/[\w-]+\/local is not authorized to perform: events:PutEvents on resource: arn:aws:events:us-east-1:000000000000:event-bus\/quartet-dev because no identity-based policy allows the events:PutEvents action$/,
  );
  expect(denials).toHaveLength(1);
});

it('refuses a condition that it does not evaluate, by its name', () => {
  const dated = changed('svc-orders', 'events:PutEvents', (statement) => {
    statement.Condition = { DateLessThan: { 'aws:CurrentTime': '2026-12-31T00:00:00Z' } };
  });
  expect(() => start(dated)).toThrow(
    /PolicyDocument\.Statement\.\d+\.Condition\.DateLessThan is not supported by the local run\.$/,
  );
});

it('refuses a managed policy whose document nobody knows', () => {
  const managed = alter(dev, ['svc-orders', 'AWS::IAM::Role'], ({ Properties }) =>
    Object.assign(Properties, { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
  );
  expect(() => start(managed)).toThrow(
    /has the policy arn:aws:iam::aws:policy\/ReadOnlyAccess, whose document is not known here\.$/,
  );
});
