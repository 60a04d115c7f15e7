const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide';

/** Pages of the API Gateway Developer Guide on HTTP APIs, and what AWS says elsewhere. */
export const httpPages = {
  routes: `${guide}/http-api-develop-routes.html`,
  proxies: `${guide}/http-api-develop-integrations-http.html`,
  authorizers: `${guide}/http-api-lambda-authorizer.html`,
  unauthorized: `${guide}/apigateway-use-lambda-authorizer.html`,
  mapping: `${guide}/http-api-parameter-mapping.html`,
  throttling: `${guide}/http-api-throttling.html`,
  throttledFirst:
    'https://repost.aws/questions/QUB-bdxno6Trihvft3QfYcfg/client-api-throttling-in-api-gateway',
  quotas: `${guide}/http-api-quotas.html`,
  logging: `${guide}/http-api-logging-variables.html`,
  cors: `${guide}/http-api-cors.html`,
} as const;

/** Pages of the same guide on REST APIs. */
export const restPages = {
  methods: `${guide}/api-gateway-method-settings-method-request.html`,
  proxies: `${guide}/api-gateway-set-up-simple-proxy.html`,
  answers: `${guide}/supported-gateway-response-types.html`,
  unknown: `${guide}/api-gateway-gatewayResponse-definition.html`,
  responses: `${guide}/set-up-gateway-responses-in-swagger.html`,
  keys: `${guide}/api-gateway-api-key-source.html`,
  keyAnswers: `${guide}/api-gateway-usage-plan-test-with-postman.html`,
  plans: `${guide}/api-gateway-api-usage-plans.html`,
  throttling: `${guide}/api-gateway-request-throttling.html`,
  mapping: `${guide}/rest-api-parameter-mapping-sources.html`,
  logging: `${guide}/api-gateway-variables-for-access-logging.html`,
  quotas: `${guide}/api-gateway-execution-service-limits-table.html`,
  firewall: `${guide}/apigateway-control-access-aws-waf.html`,
} as const;
