import { type VpcLink as Link, VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type ISecurityGroup,
  type IVpc,
  Port,
  SecurityGroup,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { publicPort } from './balancer.ts';

export interface GatewayLinkProps {
  readonly name: string;
  readonly vpc: IVpc;
  readonly balancerGroup: ISecurityGroup;
}

/** The way from the gateway into the network, which leads to the public listener and nowhere else. */
export class GatewayLink extends Construct {
  readonly link: Link;

  constructor(scope: Construct, id: string, props: GatewayLinkProps) {
    super(scope, id);
    const { vpc, balancerGroup } = props;
    const group = new SecurityGroup(this, 'Group', {
      vpc,
      allowAllOutbound: false,
      description: 'The gateway',
    });
    group.addEgressRule(balancerGroup, Port.tcp(publicPort), 'the load balancer');
    balancerGroup.addIngressRule(group, Port.tcp(publicPort), 'the gateway');
    this.link = new VpcLink(this, 'Link', {
      vpc,
      vpcLinkName: props.name,
      subnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [group],
    });
  }
}
