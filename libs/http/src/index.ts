export { answerUnreadable } from './answer-unreadable.ts';
export { callerOf, ownerScope, peerOf } from './caller.ts';
export { type Answer, type Client, type ClientOptions, createClient } from './client.ts';
export { encodeCursor, PageQuery, pageOf, parseCursor, viewPage } from './cursor.ts';
export { docsAssets } from './docs-assets.ts';
export { docsAsset, docsPage } from './docs-page.ts';
export { IdempotencyHeaders, idempotencyKeyOf } from './idempotency.ts';
export { jsonBody } from './json-body.ts';
export { type Listeners, openListeners } from './listeners.ts';
export { openApiDocument, strictDocument } from './openapi/document.ts';
export type { OpenApiDocument } from './openapi/open-answers.ts';
export { gatewayAnswers } from './openapi/gateway-answers.ts';
export { CacheControl, ETag, Location, RetryAfter } from './openapi/response-headers.ts';
export {
  type DescribedAnswer,
  type Method,
  type Operation,
  operation,
  type Route,
  type Who,
} from './operation.ts';
export { parse } from './parse.ts';
export { PreferHeaders, prefersAsync } from './prefer.ts';
export { type ProblemRow, problemRows, problemsPage } from './problems-page.ts';
export { createPeerWatch, type PeerWatch, watchedClient } from './peer-watch.ts';
export { problemType } from './problem-type.ts';
export { answerProblem, problemBody } from './problems.ts';
export { outboundCall } from './outbound-call.ts';
export {
  integerText,
  MoneyView,
  Price,
  queryInteger,
  textLine,
  Timestamp,
  Uuid,
} from './schemas.ts';
export { refuseOtherVersion } from './request-version.ts';
export { statusOf } from './statuses.ts';
export { normalQuery, normalTexts } from './text.ts';
export { timeoutHeader } from './timeout-header.ts';
export { openTransport, type OutboundRequest, type Reply, type Transport } from './transport.ts';
