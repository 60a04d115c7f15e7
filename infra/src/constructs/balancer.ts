import {
  type ISecurityGroup,
  type IVpc,
  Port,
  SecurityGroup,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import { Duration } from 'aws-cdk-lib';
import {
  type ApplicationListener,
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ListenerAction,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { limits } from '../limits.ts';

export const publicPort = 80;
export const internalPort = 8080;

export interface BalancerProps {
  readonly vpc: IVpc;
  /**
   * Who may reach the internal listener, and nobody else.
   * @default - there is no internal listener
   */
  readonly services?: ISecurityGroup | undefined;
  readonly deletionProtection: boolean;
}

/** The one load balancer of a stage. What no rule takes is a 404. */
export class Balancer extends Construct {
  readonly balancer: ApplicationLoadBalancer;
  readonly group: SecurityGroup;
  readonly publicListener: ApplicationListener;
  readonly internalListener: ApplicationListener | undefined;

  constructor(scope: Construct, id: string, props: BalancerProps) {
    super(scope, id);
    this.group = new SecurityGroup(this, 'Group', {
      vpc: props.vpc,
      description: 'The load balancer',
    });
    this.balancer = new ApplicationLoadBalancer(this, 'Balancer', {
      vpc: props.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      internetFacing: false,
      securityGroup: this.group,
      idleTimeout: Duration.seconds(limits.idle),
      dropInvalidHeaderFields: true,
      deletionProtection: props.deletionProtection,
    });
    this.publicListener = this.#listener('Public', publicPort);
    if (!props.services) return;
    this.internalListener = this.#listener('Internal', internalPort);
    this.group.addIngressRule(props.services, Port.tcp(internalPort), 'services to each other');
  }

  #listener(id: string, port: number): ApplicationListener {
    return this.balancer.addListener(id, {
      port,
      protocol: ApplicationProtocol.HTTP,
      open: false,
      defaultAction: ListenerAction.fixedResponse(404, {
        contentType: 'application/json',
        messageBody: JSON.stringify({
          type: 'about:blank',
          title: 'Not found',
          status: 404,
          code: 'not_found',
        }),
      }),
    });
  }
}
