import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledgements, addRules } from './acknowledgements.ts';
import { createApp } from './create-app.ts';
import { addStacks } from './quartet.ts';
import { stages } from './stages.ts';
import { services, storedSettingsOf } from './services.ts';
import { readSynthOptions } from './synth-options.ts';
import { statementsOf } from './testing/statements.ts';
import { type SynthesizedTemplates, templatesOf } from './testing/templates.ts';

const optionsOf = (context: Record<string, string>) => readSynthOptions((name) => context[name]);

interface Report {
  readonly pluginName: string;
  readonly violations: readonly unknown[];
  readonly suppressedViolations: readonly { readonly ruleName: string }[];
}

/** The AwsSolutions report of a synthesis. */
function reportOf(context: Record<string, string>): Report {
  const options = optionsOf(context);
  const app = createApp({ builtinCloudFormationValidation: false });
  addStacks(app, options, services);
  addRules(app, options);
  const { directory } = app.synth();
  const { pluginReports } = JSON.parse(
    readFileSync(join(directory, 'validation-report.json'), 'utf8'),
  ) as { readonly pluginReports: readonly Report[] };
  rmSync(directory, { recursive: true });
  return pluginReports.find(({ pluginName }) => pluginName === 'AwsSolutions') as Report;
}

/** Findings of single task families, which the stack of each service acknowledges itself. */
const isDeploymentFinding = (id: string) => /:task-definition\/.+:\*\]$/.test(id);

describe('the rules', () => {
  const acknowledged = new Set<string>();

  it.each(
    [...stages.map(({ name }) => name), 'pr-7'].flatMap((stage) =>
      ['http', 'rest'].flatMap((edge) =>
        ['balancer', 'cloud-map'].map((discovery) => ({ stage, edge, discovery })),
      ),
    ),
  )('find nothing in %j', (context) => {
    const { violations, suppressedViolations } = reportOf(context);
    expect(violations).toEqual([]);
    for (const { ruleName } of suppressedViolations) acknowledged.add(ruleName);
  });

  it('acknowledge the task families that deployments run one by one, two for each service', () => {
    expect([...acknowledged].filter(isDeploymentFinding)).toHaveLength(
      2 * services.length * stages.length,
    );
    const [stage, name] = ['prod', services[0]?.name];
    const families = [...acknowledged].filter(
      (id) => isDeploymentFinding(id) && id.includes(`-${name}-`),
    );
    expect(families.filter((id) => id.includes(stage)).sort()).toEqual(
      ['database', 'migrate'].map((task) =>
        expect.stringMatching(
          new RegExp(`:task-definition/quartet-${stage}-${name}-${task}:\\*\\]$`),
        ),
      ),
    );
  });

  it('need every acknowledgement: ten rules for eight reasons, and in prod seven for seven', () => {
    const rulesOf = (stage: string) => {
      const all = acknowledgements(optionsOf({ stage }));
      const rules = all.flatMap(({ ids }) => ids.map((id) => id.replace(/\[.*/, '')));
      return { reasons: all.length, rules: new Set(rules).size };
    };
    expect(rulesOf('dev')).toEqual({ reasons: 8, rules: 10 });
    expect(rulesOf('prod')).toEqual({ reasons: 7, rules: 7 });
  });

  it('acknowledge no finding that there is none of', () => {
    const all = acknowledgements(optionsOf({}));
    const ids = all.flatMap((each) => each.ids.map((id) => `AwsSolutions-${id}`));
    expect([...acknowledged].filter((id) => !isDeploymentFinding(id)).sort()).toEqual(ids.sort());
  });
});

describe('the reason for', () => {
  let http: SynthesizedTemplates;
  let rest: SynthesizedTemplates;

  beforeAll(() => {
    http = templatesOf('dev');
    rest = templatesOf('prodRestCloudMap');
  });

  const publicRoutes = services.flatMap(({ publicPaths }) => publicPaths).length * 2;

  it('APIG4 holds: open are the public routes, and sockets that are authorised already', () => {
    const open = (stack: string) =>
      http
        .properties('AWS::ApiGatewayV2::Route', stack)
        .filter(({ AuthorizationType }) => AuthorizationType === 'NONE')
        .map(({ RouteKey }) => String(RouteKey));
    expect(open('edge')).toHaveLength(publicRoutes);
    expect(open('realtime').sort()).toEqual(['$disconnect', 'subscribe']);
    const methods = rest.properties('AWS::ApiGateway::Method');
    expect(methods.filter(({ ApiKeyRequired }) => ApiKeyRequired !== true)).toHaveLength(
      publicRoutes,
    );
  });

  it('COG4 holds: each service gets the issuer and audience of its tokens', () => {
    for (const { name } of services) {
      const { environment } = rest.container(name);
      expect(environment).toHaveProperty('TOKEN_ISSUER');
      expect(environment).toHaveProperty('TOKEN_AUDIENCE', 'quartet');
    }
  });

  it('ECS2 holds: secrets come from Parameter Store', () => {
    for (const service of services) {
      const { environment } = http.container(service.name);
      const stored = storedSettingsOf(service, 'simulator');
      expect(Object.keys(environment).filter((each) => stored.includes(each))).toEqual([]);
      expect(JSON.stringify(environment)).not.toMatch(/\/\/[^/@"]*:[^/@"]*@/);
    }
  });

  it('ELB2 holds: the balancer is internal, and the edge logs', () => {
    for (const cloud of [http, rest]) {
      const balancers = cloud.properties('AWS::ElasticLoadBalancingV2::LoadBalancer');
      expect(balancers.map(({ Scheme }) => Scheme)).toEqual(['internal']);
    }
    const [stage] = http.properties('AWS::ApiGatewayV2::Stage', 'edge');
    expect(stage).toHaveProperty('AccessLogSettings');
    expect(rest.properties('AWS::ApiGateway::Stage', 'edge')[0]).toHaveProperty('AccessLogSetting');
  });

  it('IAM5[Resource::*] holds: these actions have no resource, or none that is known at synthesis', () => {
    const anywhere = statementsOf(http).filter(({ resources }) => resources.includes('*'));
    const actions = new Set(anywhere.flatMap((each) => each.actions));
    expect([...actions].sort()).toEqual([
      'ecr:GetAuthorizationToken',
      'ecs:DeregisterTaskDefinition',
      'ecs:DescribeTasks',
      'ecs:RegisterTaskDefinition',
      'xray:PutTraceSegments',
    ]);
  });

  it('IAM5[Resource::*] holds: only the roles of one-off tasks are passed', () => {
    const scheduled = services.flatMap(({ oneOffTasks }) =>
      oneOffTasks.filter(({ schedule }) => schedule).map(({ name }) => name),
    );
    const passing = statementsOf(http).filter(({ actions }) => actions.includes('iam:PassRole'));
    const [ofPullRequests, ...ofServices] = passing;
    expect(JSON.stringify(ofPullRequests?.resources)).toContain(':role/quartet-pr-*"');
    expect(ofServices).toHaveLength(services.length + scheduled.length);
    const tasks = ['database', 'migrate', ...scheduled].join('|');
    for (const role of ofServices.flatMap(({ resources }) => resources)) {
      expect(JSON.stringify(role)).toMatch(new RegExp(`"Chores(?:${tasks})\\w+Role`));
    }
  });

  it('IAM5[…@connections/*] holds: one function may send, and only to this gateway', () => {
    const sending = statementsOf(http).filter(({ actions }) =>
      actions.includes('execute-api:ManageConnections'),
    );
    expect(sending).toHaveLength(1);
    expect(JSON.stringify(sending[0]?.resources)).toMatch(
      /"Ref":"GatewayApi4EDF2151"},"\/live\/POST\/@connections\/\*"/,
    );
  });

  it('SQS3 holds: every queue is where dead letters go', () => {
    for (const [stack, template] of http.templates) {
      for (const { id } of http.resources('AWS::SQS::Queue', stack)) {
        expect(JSON.stringify(template)).toContain(
          `"DeadLetterConfig":{"Arn":{"Fn::GetAtt":["${id}","Arn"]}}`,
        );
      }
    }
  });

  it('ECS4 holds: nothing reads a metric of Container Insights', () => {
    for (const cloud of [http, rest]) {
      expect(JSON.stringify([...cloud.templates.values()])).not.toContain('ECS/ContainerInsights');
      expect(cloud.properties('AWS::ECS::Cluster')).toMatchObject([
        { ClusterSettings: [{ Name: 'containerInsights', Value: 'disabled' }] },
      ]);
    }
  });

  it('APIG3, RDS3 and RDS10 hold: where data is kept, it is protected, and on two servers', () => {
    expect(rest.resources('AWS::WAFv2::WebACLAssociation', 'edge')).toHaveLength(1);
    expect(rest.properties('AWS::RDS::DBCluster')).toMatchObject([{ DeletionProtection: true }]);
    expect(rest.resources('AWS::RDS::DBInstance')).toHaveLength(2);
    const inProd = acknowledgements(optionsOf({ stage: 'prod' })).flatMap(({ ids }) => ids);
    expect(inProd.filter((id) => /^(APIG3|RDS)/.test(id))).toEqual([]);
  });
});
