import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationListener,
  type IApplicationListener,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { listenerPriority } from '../listener-priority.ts';
import { stagePathPrefix } from '../names.ts';
import { lookUp, type ParameterName } from '../parameters.ts';
import { pathsOf, type Service, shiftsTraffic } from '../services.ts';
import type { SynthOptions } from '../synth-options.ts';
import { ListenerRoute } from './listener-route.ts';
import { restStage } from './rest-gateway.ts';

export interface ListenerRoutesProps {
  readonly service: Service;
  readonly options: SynthOptions;
  readonly vpc: IVpc;
  readonly loadBalancerGroup: ISecurityGroup;
}

interface Target {
  readonly listener: ParameterName;
  readonly testListener?: ParameterName | undefined;
  readonly paths: readonly string[];
  readonly pathPrefix?: string | undefined;
  readonly targetGroupName: string;
}

/**
 * The listener rules of a service: a public one, which the edge forwards to, and one for its peers. The
 * public listener has no rule for `/internal`, so that no spelling of it is reachable from outside.
 */
export class ListenerRoutes extends Construct {
  readonly public: ListenerRoute;
  readonly all: readonly ListenerRoute[];
  readonly #props: ListenerRoutesProps;

  constructor(scope: Construct, id: string, props: ListenerRoutesProps) {
    super(scope, id);
    this.#props = props;
    const { name, peerPaths } = props.service;
    const { stage, edge, discovery } = props.options;
    const targetGroupName = `${name}-tg-${stage.name}`;
    const ownPrefix = stagePathPrefix(stage);
    const restPrefix = edge === 'rest' ? `/${restStage(stage)}` : undefined;
    this.public = this.#route('Public', {
      listener: 'platform/public-listener',
      paths: prefixed(pathsOf(name), ownPrefix || !restPrefix ? [ownPrefix] : ['', restPrefix]),
      pathPrefix: ownPrefix ?? restPrefix,
      testListener: shiftsTraffic(props.service) ? 'platform/test-listener' : undefined,
      targetGroupName,
    });
    const internal =
      discovery === 'balancer' &&
      this.#route('Internal', {
        listener: 'platform/internal-listener',
        paths: prefixed([`/internal/${name}/*`, ...peerPaths], [ownPrefix]),
        pathPrefix: ownPrefix,
        targetGroupName: `${targetGroupName}-int`,
      });
    this.all = internal ? [this.public, internal] : [this.public];
  }

  #route(id: string, { listener, testListener, ...target }: Target): ListenerRoute {
    const { service, options, vpc } = this.#props;
    return new ListenerRoute(this, id, {
      ...target,
      listener: this.#listener(listener),
      vpc,
      priority: listenerPriority(service, options.stage),
      port: service.port,
      hasAlternateTargetGroup: shiftsTraffic(service),
      ...(testListener && { testListener: this.#listener(testListener) }),
    });
  }

  #listener(name: ParameterName): IApplicationListener {
    const { options, loadBalancerGroup } = this.#props;
    return ApplicationListener.fromApplicationListenerAttributes(this, name, {
      listenerArn: lookUp(this, options.stage, name),
      securityGroup: loadBalancerGroup,
    });
  }
}

/** The paths after each of the prefixes. */
function prefixed(
  paths: readonly string[],
  prefixes: readonly (string | undefined)[],
): readonly string[] {
  return prefixes.flatMap((prefix) => paths.map((path) => `${prefix ?? ''}${path}`));
}
