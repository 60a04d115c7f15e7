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
  ListenerCertificate,
  SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { limits } from '../limits.ts';
import type { BalancerTls, Stage } from '../stages.ts';

export const internalPort = 8080;
export const testPort = 8090;

export interface LoadBalancerProps {
  readonly vpc: IVpc;
  /**
   * The only security group that may reach the internal listener.
   * @default - there is no internal listener
   */
  readonly services?: ISecurityGroup | undefined;
  /** True for a listener for test requests, which no security group is allowed to reach yet. */
  readonly hasTestListener: boolean;
  readonly deletionProtection: boolean;
  /**
   * TLS of the public listener.
   * @default - the public listener takes HTTP
   */
  readonly tls?: BalancerTls | undefined;
}

/** The port of the public listener. */
export function publicPortOf({ balancerTls }: Pick<Stage, 'balancerTls'>): number {
  return balancerTls ? 443 : 80;
}

/** The load balancer of a stage. A request that matches no rule gets a 404. */
export class LoadBalancer extends Construct {
  readonly loadBalancer: ApplicationLoadBalancer;
  readonly securityGroup: SecurityGroup;
  readonly publicListener: ApplicationListener;
  readonly internalListener: ApplicationListener | undefined;
  readonly testListener: ApplicationListener | undefined;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    this.securityGroup = new SecurityGroup(this, 'Group', {
      vpc: props.vpc,
      description: 'The load balancer',
    });
    this.loadBalancer = new ApplicationLoadBalancer(this, 'Balancer', {
      vpc: props.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      internetFacing: false,
      securityGroup: this.securityGroup,
      idleTimeout: Duration.seconds(limits.idle),
      dropInvalidHeaderFields: true,
      deletionProtection: props.deletionProtection,
    });
    const publicPort = publicPortOf({ balancerTls: props.tls });
    this.publicListener = this.#listener('Public', publicPort, props.tls);
    this.testListener = props.hasTestListener ? this.#listener('Test', testPort) : undefined;
    if (!props.services) return;
    this.internalListener = this.#listener('Internal', internalPort);
    this.securityGroup.addIngressRule(
      props.services,
      Port.tcp(internalPort),
      'services to each other',
    );
  }

  #listener(id: string, port: number, tls?: BalancerTls): ApplicationListener {
    return this.loadBalancer.addListener(id, {
      port,
      protocol: tls ? ApplicationProtocol.HTTPS : ApplicationProtocol.HTTP,
      ...(tls && {
        certificates: [ListenerCertificate.fromArn(tls.certificateArn)],
        sslPolicy: SslPolicy.RECOMMENDED_TLS,
      }),
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
