const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide';

/** Pages of the API Gateway Developer Guide. */
export const pages = {
  routes: `${guide}/http-api-develop-routes.html`,
  authorizers: `${guide}/http-api-lambda-authorizer.html`,
  mapping: `${guide}/http-api-parameter-mapping.html`,
  throttling: `${guide}/http-api-throttling.html`,
  quotas: `${guide}/http-api-quotas.html`,
  logging: `${guide}/http-api-logging-variables.html`,
} as const;
