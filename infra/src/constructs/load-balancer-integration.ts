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

export interface LoadBalancerIntegrationProps {
  readonly listenerArn: string;
  readonly vpcLinkId: string;
  readonly parameterMapping: ParameterMapping;
  /**
   * The name on the listener's certificate.
   * @default - requests are HTTP
   */
  readonly secureServerName?: string | undefined;
}

/** An HTTP API's private integration with a listener of another stack, of which only the ARN is known here. */
export class LoadBalancerIntegration extends HttpRouteIntegration {
  readonly #props: LoadBalancerIntegrationProps;

  constructor(id: string, props: LoadBalancerIntegrationProps) {
    super(id);
    this.#props = props;
  }

  override bind(): HttpRouteIntegrationConfig {
    const { listenerArn, vpcLinkId, parameterMapping, secureServerName } = this.#props;
    return {
      type: HttpIntegrationType.HTTP_PROXY,
      method: HttpMethod.ANY,
      uri: listenerArn,
      connectionType: HttpConnectionType.VPC_LINK,
      connectionId: vpcLinkId,
      payloadFormatVersion: PayloadFormatVersion.VERSION_1_0,
      timeout: Duration.seconds(limits.gateway),
      parameterMapping,
      ...(secureServerName !== undefined && { secureServerName }),
    };
  }
}
