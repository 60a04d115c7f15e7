import type { CustomGatewayResponse } from '../model/api-gateway.ts';
import type { Resources } from '../validate/resources.ts';

const prefix = 'gatewayresponse.header.';

/** The customised responses of a REST API by their types. */
export function gatewayResponsesOf(
  resources: Resources,
  api: string,
): Readonly<Record<string, CustomGatewayResponse>> {
  const own = resources
    .of('AWS::ApiGateway::GatewayResponse')
    .filter(({ properties }) => properties.RestApiId === api);
  return Object.fromEntries(
    own.map(({ properties }) => {
      const { ResponseType, StatusCode, ResponseParameters, ResponseTemplates } = properties;
      const headers = Object.entries(ResponseParameters).map(([name, quoted]) => [
        name.slice(prefix.length),
        quoted.slice(1, -1),
      ]);
      return [
        ResponseType,
        {
          statusCode: StatusCode,
          headers: Object.fromEntries(headers) as Readonly<Record<string, string>>,
          template: ResponseTemplates['application/json'],
        },
      ];
    }),
  );
}
