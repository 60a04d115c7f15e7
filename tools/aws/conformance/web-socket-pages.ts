const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide';

/** Pages of the API Gateway Developer Guide on WebSocket APIs. */
export const socketPages = {
  authorizers: `${guide}/apigateway-websocket-api-lambda-auth.html`,
  connecting: `${guide}/apigateway-websocket-api-route-keys-connect-disconnect.html`,
  subprotocols: `${guide}/websocket-connect-route-subprotocol.html`,
  routes: `${guide}/websocket-api-develop-routes.html`,
  messages: `${guide}/apigateway-websocket-api-routes-integrations.html`,
  answers: `${guide}/apigateway-websocket-api-route-response.html`,
  variables: `${guide}/apigateway-websocket-api-mapping-template-reference.html`,
  logging: `${guide}/websocket-api-logging.html`,
  management: `${guide}/apigateway-how-to-call-websocket-api-connections.html`,
  quotas: `${guide}/apigateway-execution-service-websocket-limits-table.html`,
  throttling: `${guide}/websocket-api-protect.html`,
  errors: 'https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway-errors.html',
} as const;
