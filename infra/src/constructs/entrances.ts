import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationListener,
  type IApplicationListener,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { lookUp, type ParameterName } from '../parameters.ts';
import { pathsOf, type Service } from '../services.ts';
import type { Settings } from '../settings.ts';
import { Entrance } from './entrance.ts';

export interface EntrancesProps {
  readonly service: Service;
  readonly settings: Settings;
  readonly vpc: IVpc;
  readonly balancerGroup: ISecurityGroup;
}

/**
 * The ways into a service: the public one, which the edge leads to, and one for its peers. The public
 * listener has no rule for `/internal`, so no spelling of it leads there from outside.
 */
export class Entrances extends Construct {
  readonly public: Entrance;
  readonly all: readonly Entrance[];
  readonly #props: EntrancesProps;

  constructor(scope: Construct, id: string, props: EntrancesProps) {
    super(scope, id);
    this.#props = props;
    const { name, peerPaths } = props.service;
    this.public = this.#entrance('Public', {
      listener: 'platform/public-listener',
      paths: pathsOf(name),
      targetGroupName: `${name}-tg`,
    });
    const forPeers =
      props.settings.discovery === 'balancer' &&
      this.#entrance('Internal', {
        listener: 'platform/internal-listener',
        paths: [`/internal/${name}/*`, ...peerPaths],
        targetGroupName: `${name}-internal-tg`,
      });
    this.all = forPeers ? [this.public, forPeers] : [this.public];
  }

  #entrance(
    id: string,
    to: { listener: ParameterName; paths: readonly string[]; targetGroupName: string },
  ): Entrance {
    const { service, vpc } = this.#props;
    return new Entrance(this, id, {
      ...to,
      listener: this.#listener(to.listener),
      vpc,
      priority: service.priority,
      port: service.port,
      hasNext: service.strategy !== 'rolling',
    });
  }

  #listener(name: ParameterName): IApplicationListener {
    const { settings, balancerGroup } = this.#props;
    return ApplicationListener.fromApplicationListenerAttributes(this, name, {
      listenerArn: lookUp(this, settings.stage, name),
      securityGroup: balancerGroup,
    });
  }
}
