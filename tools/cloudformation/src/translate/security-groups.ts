import type { SecurityGroup, SecurityGroupRule } from '../model/network.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';

interface RuleProperties {
  readonly IpProtocol: string;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly CidrIp?: string | undefined;
}

type RuleType = 'AWS::EC2::SecurityGroupIngress' | 'AWS::EC2::SecurityGroupEgress';

/**
 * EC2 adds a rule for all outbound traffic to a group that has no egress rule.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
 */
const allOutbound = { protocol: '-1', ports: undefined, peer: { cidr: '0.0.0.0/0' } };

/** The security groups of the templates, each with its rules from all stacks. */
export function securityGroupsOf(resources: Resources): readonly SecurityGroup[] {
  const groups = resources.of('AWS::EC2::SecurityGroup');
  const ids = new Set(groups.map(({ ref }) => ref));
  const ingress = resources.of('AWS::EC2::SecurityGroupIngress');
  const egress = resources.of('AWS::EC2::SecurityGroupEgress');
  for (const rule of [...ingress, ...egress]) assertGroup(ids, rule, 'GroupId');
  for (const rule of ingress) assertGroup(ids, rule, 'SourceSecurityGroupId');
  for (const rule of egress) assertGroup(ids, rule, 'DestinationSecurityGroupId');
  return groups.map(({ ref, name, properties }) => {
    const outbound = [
      ...properties.SecurityGroupEgress.flatMap((each, index) =>
        ruleOf(`${name}.SecurityGroupEgress.${index}`, each, each.DestinationSecurityGroupId),
      ),
      ...egress
        .filter(isOf(ref))
        .flatMap((rule) =>
          ruleOf(rule.name, rule.properties, rule.properties.DestinationSecurityGroupId),
        ),
    ];
    const hasEgress = properties.SecurityGroupEgress.length > 0 || egress.some(isOf(ref));
    return {
      id: ref,
      name,
      ingress: [
        ...properties.SecurityGroupIngress.flatMap((each, index) =>
          ruleOf(`${name}.SecurityGroupIngress.${index}`, each, each.SourceSecurityGroupId),
        ),
        ...ingress
          .filter(isOf(ref))
          .flatMap((rule) =>
            ruleOf(rule.name, rule.properties, rule.properties.SourceSecurityGroupId),
          ),
      ],
      egress: hasEgress ? outbound : [{ name: `${name} (default)`, ...allOutbound }],
    };
  });
}

function isOf(group: string) {
  return ({ properties }: { readonly properties: { readonly GroupId: string } }) =>
    properties.GroupId === group;
}

/** A rule for IPv6 alone is none here. Ports count for TCP and UDP; a rule for all traffic has none. */
function ruleOf(
  name: string,
  { IpProtocol, FromPort, ToPort, CidrIp }: RuleProperties,
  groupId: string | undefined,
): readonly SecurityGroupRule[] {
  const peer = groupId === undefined ? CidrIp && { cidr: CidrIp } : { groupId };
  if (!peer) return [];
  const hasPorts = IpProtocol !== '-1' && FromPort !== undefined && FromPort !== -1;
  const ports = hasPorts ? { from: FromPort, to: ToPort ?? FromPort } : undefined;
  return [{ name, protocol: IpProtocol, ports, peer }];
}

function assertGroup(
  ids: ReadonlySet<string>,
  rule: TypedResource<RuleType>,
  property: string,
): void {
  const { [property]: id } = rule.properties as Readonly<Record<string, unknown>>;
  if (id === undefined || ids.has(id as string)) return;
  throw rule.error(property, 'refers to no security group of these templates');
}
