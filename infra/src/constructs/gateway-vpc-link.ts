import { type VpcLink as Link, VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type ISecurityGroup,
  type IVpc,
  Port,
  SecurityGroup,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export interface GatewayVpcLinkProps {
  readonly name: string;
  readonly vpc: IVpc;
  readonly loadBalancerGroup: ISecurityGroup;
  /** The port of the public listener. */
  readonly port: number;
}

/** The gateway's VPC link, which reaches the public listener and nothing else. */
export class GatewayVpcLink extends Construct {
  readonly link: Link;

  constructor(scope: Construct, id: string, props: GatewayVpcLinkProps) {
    super(scope, id);
    const { vpc, loadBalancerGroup, port } = props;
    const group = new SecurityGroup(this, 'Group', {
      vpc,
      allowAllOutbound: false,
      description: 'The gateway',
    });
    group.addEgressRule(loadBalancerGroup, Port.tcp(port), 'the load balancer');
    loadBalancerGroup.addIngressRule(group, Port.tcp(port), 'the gateway');
    this.link = new VpcLink(this, 'Link', {
      vpc,
      vpcLinkName: props.name,
      subnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [group],
    });
  }
}
