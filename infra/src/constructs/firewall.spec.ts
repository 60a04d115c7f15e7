import type { Stage } from '../stages.ts';
import { propertiesOf, stageWith, testStack } from '../testing/stack.ts';
import { Firewall, type FirewallProps } from './firewall.ts';

type Properties = Readonly<Record<string, unknown>>;
type Rule = Properties & { readonly Name: string; readonly Statement: Properties };

const resourceArn = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/app/a/1';
const gateway = { clientHeader: 'x-client', addressHeader: 'x-client-ip' };
const restStage = { clientHeader: 'x-api-key' };

function rules(
  props: Pick<FirewallProps, 'clientHeader' | 'addressHeader'>,
  changes: Partial<Stage> = {},
): readonly Rule[] {
  const stack = testStack();
  new Firewall(stack, 'Firewall', { stage: stageWith(changes), resourceArn, ...props });
  const [acl] = propertiesOf(stack, 'AWS::WAFv2::WebACL');
  return acl?.['Rules'] as readonly Rule[];
}

const statementOf = (all: readonly Rule[], name: string, kind: string) =>
  all.find(({ Name }) => Name === name)?.Statement[kind];
const managed = (all: readonly Rule[]) => all.filter(({ Name }) => Name.startsWith('AWS'));
const present = (Name: string) => ({
  SizeConstraintStatement: expect.objectContaining({
    FieldToMatch: { SingleHeader: { Name } },
    ComparisonOperator: 'GT',
    Size: 0,
  }) as unknown,
});
const absent = (Name: string) => ({ NotStatement: { Statement: present(Name) } });

// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-scope-down-statements.html
it('applies every rule only to what comes through the gateway, and not to calls between services', () => {
  const all = rules(gateway);
  expect(statementOf(all, 'malformed', 'AndStatement')).toMatchObject({
    Statements: [present('x-client-ip'), { OrStatement: expect.anything() as unknown }],
  });
  expect(statementOf(all, 'rate-of-address', 'RateBasedStatement')).toMatchObject({
    ScopeDownStatement: {
      AndStatement: { Statements: [present('x-client-ip'), absent('x-client')] },
    },
  });
  for (const { Statement } of managed(all)) {
    expect(Statement['ManagedRuleGroupStatement']).toMatchObject({
      ScopeDownStatement: present('x-client-ip'),
    });
  }
});

// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-aggregation-options.html
it('counts the requests of a client by its id, up to the highest rate of a key', () => {
  const all = rules(gateway, { clientRate: 70 });
  expect(statementOf(all, 'rate-of-client', 'RateBasedStatement')).toMatchObject({
    ...{ Limit: 70 * 300, EvaluationWindowSec: 300, AggregateKeyType: 'CUSTOM_KEYS' },
    CustomKeys: [{ Header: { Name: 'x-client' } }],
  });
});

it('counts requests without a client by the forwarded address, or by that of the connection', () => {
  expect(statementOf(rules(gateway), 'rate-of-address', 'RateBasedStatement')).toMatchObject({
    AggregateKeyType: 'FORWARDED_IP',
    ForwardedIPConfig: { HeaderName: 'x-client-ip', FallbackBehavior: 'NO_MATCH' },
  });
  expect(statementOf(rules(restStage), 'rate-of-address', 'RateBasedStatement')).toMatchObject({
    ...{ AggregateKeyType: 'IP', ScopeDownStatement: absent('x-api-key') },
  });
});

// https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
it('limits bodies to the 64 KiB of the API in place of the 8 KiB of the common rules', () => {
  const all = rules(restStage);
  const [{ RegexMatchStatement: length }, userAgent] = (
    statementOf(all, 'malformed', 'OrStatement') as {
      readonly Statements: readonly [{ RegexMatchStatement: { RegexString: string } }, object];
    }
  ).Statements;
  const tooLarge = new RegExp(length.RegexString);
  const allowed = [0, 9, 10_000, 59_999, 64_999, 65_499, 65_529, 65_535, 65_536];
  const refused = [65_537, 65_540, 65_600, 66_000, 70_000, 99_999, 100_000, 65_536_000];
  expect(allowed.filter((each) => tooLarge.test(String(each)))).toEqual([]);
  expect(refused.filter((each) => !tooLarge.test(String(each)))).toEqual([]);
  expect(userAgent).toEqual(absent('user-agent'));
  expect(
    statementOf(all, 'AWSManagedRulesCommonRuleSet', 'ManagedRuleGroupStatement'),
  ).toMatchObject({
    RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }],
  });
});

// https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html
it.each([
  ['count', { Count: {} }],
  ['block', { None: {} }],
] as const)('lets managed rules %s, as the stage says', (firewall, OverrideAction) => {
  const all = managed(rules(gateway, { firewall }));
  expect(all).toHaveLength(2);
  for (const rule of all) expect(rule).toMatchObject({ OverrideAction });
});

it('gives each rule a priority of its own', () => {
  expect(rules(gateway).map(({ Priority }) => Priority)).toEqual([0, 1, 2, 3, 4]);
});
