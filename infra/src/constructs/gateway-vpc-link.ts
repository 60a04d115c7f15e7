import { type VpcLink as Link, VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type ISecurityGroup,
  type IVpc,
  Port,
  SecurityGroup,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { publicPort } from './load-balancer.ts';

export interface GatewayVpcLinkProps {
  readonly name: string;
  readonly vpc: IVpc;
  readonly loadBalancerGroup: ISecurityGroup;
}

/** The gateway's VPC link, which reaches the public listener and nothing else. */
export class GatewayVpcLink extends Construct {
  readonly link: Link;

  constructor(scope: Construct, id: string, props: GatewayVpcLinkProps) {
    super(scope, id);
    const { vpc, loadBalancerGroup } = props;
    const group = new SecurityGroup(this, 'Group', {
      vpc,
      allowAllOutbound: false,
      description: 'The gateway',
    });
    group.addEgressRule(loadBalancerGroup, Port.tcp(publicPort), 'the load balancer');
    loadBalancerGroup.addIngressRule(group, Port.tcp(publicPort), 'the gateway');
    this.link = new VpcLink(this, 'Link', {
      vpc,
      vpcLinkName: props.name,
      subnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [group],
    });
  }
}
