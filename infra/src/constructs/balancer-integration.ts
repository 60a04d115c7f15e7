import { Duration } from 'aws-cdk-lib';
import {
  HttpConnectionType,
  HttpIntegrationType,
  HttpMethod,
  type HttpRouteIntegrationConfig,
  HttpRouteIntegration,
  type ParameterMapping,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { limits } from '../limits.ts';

export interface BalancerIntegrationProps {
  readonly listenerArn: string;
  readonly vpcLinkId: string;
  readonly parameterMapping: ParameterMapping;
}

/** Passes requests to a listener that another stack made, of which only the name is known here. */
export class BalancerIntegration extends HttpRouteIntegration {
  readonly #props: BalancerIntegrationProps;

  constructor(id: string, props: BalancerIntegrationProps) {
    super(id);
    this.#props = props;
  }

  override bind(): HttpRouteIntegrationConfig {
    const { listenerArn, vpcLinkId, parameterMapping } = this.#props;
    return {
      type: HttpIntegrationType.HTTP_PROXY,
      method: HttpMethod.ANY,
      uri: listenerArn,
      connectionType: HttpConnectionType.VPC_LINK,
      connectionId: vpcLinkId,
      payloadFormatVersion: PayloadFormatVersion.VERSION_1_0,
      timeout: Duration.seconds(limits.gateway),
      parameterMapping,
    };
  }
}
