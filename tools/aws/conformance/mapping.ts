import { httpModel, httpRoute, integration } from './testing/gateway-models.ts';
import type { Sent } from './testing/send.ts';
import type { GatewayCase, GatewayStep } from './gateway-case.ts';
import { httpPages } from './gateway-pages.ts';

type Parameters = Readonly<Record<string, string>>;

const client: Sent = { path: '/pets/6', headers: { header1: 'theirs' } };

export const mappingCases: readonly GatewayCase[] = [
  row(
    'appends a header that there was not',
    { 'append:header.header2': 'ours' },
    {
      sent: client,
      received: { headers: { header1: 'theirs', header2: 'ours' } },
    },
  ),
  row(
    'appends to a header that there was',
    { 'append:header.header1': 'ours' },
    {
      sent: client,
      received: { headers: { header1: 'theirs,ours' } },
    },
  ),
  row(
    'overwrites a header',
    { 'overwrite:header.header1': 'ours' },
    {
      sent: client,
      received: { headers: { header1: 'ours' } },
    },
  ),
  row(
    'removes a header',
    { 'remove:header.header1': "''" },
    {
      sent: client,
      received: { headers: { header1: undefined } },
    },
  ),
  row(
    'renames a header',
    { 'append:header.header2': '$request.header.header1', 'remove:header.header1': "''" },
    { sent: client, received: { headers: { header1: undefined, header2: 'theirs' } } },
  ),
  row(
    'reads headers in any case',
    { 'overwrite:header.Copy': '$request.header.HEADER1' },
    {
      sent: client,
      received: { headers: { copy: 'theirs' } },
    },
  ),
  row(
    'joins the values of a header by commas',
    { 'overwrite:header.copy': '$request.header.many' },
    {
      sent: { path: '/pets/6', headers: { many: ['value1', 'value2'] } },
      received: { headers: { copy: 'value1,value2' } },
    },
  ),
  row(
    'joins the values of a query parameter by commas',
    { 'overwrite:header.copy': '$request.querystring.q' },
    {
      sent: { path: '/pets/6?q=Value1&Q=other&q=Value2' },
      received: { headers: { copy: 'Value1,Value2' } },
    },
  ),
  row(
    'appends to the query',
    { 'append:querystring.q': 'ours' },
    {
      sent: { path: '/pets/6?q=theirs' },
      received: { url: '/pets/6?q=theirs&q=ours' },
    },
  ),
  row(
    'overwrites in the query',
    { 'overwrite:querystring.q': '$context.httpMethod' },
    {
      sent: { path: '/pets/6?q=1&p=2&q=3' },
      received: { url: '/pets/6?p=2&q=GET' },
    },
  ),
  row(
    'removes from the query, where case counts',
    { 'remove:querystring.q': "''" },
    {
      sent: { path: '/pets/6?q=1&Q=2' },
      received: { url: '/pets/6?Q=2' },
    },
  ),
  row(
    'overwrites the path',
    { 'overwrite:path': '/animals' },
    {
      sent: { path: '/pets/6?q=1' },
      received: { url: '/animals?q=1' },
    },
  ),
  row(
    'puts a variable of the path into another path',
    { 'overwrite:path': '/animals/${request.path.petId}/all' },
    {
      sent: { path: '/pets/6' },
      received: { url: '/animals/6/all' },
    },
  ),
  row(
    'knows the path and its variables',
    { 'overwrite:header.copy': '${request.path} ${request.path.petId}' },
    {
      sent: { path: '/pets/6?q=1' },
      received: { headers: { copy: '/pets/6 6' } },
    },
  ),
  row(
    'knows context variables',
    { 'overwrite:header.copy': '$context.identity.sourceIp' },
    {
      sent: { ...client, headers: { copy: 'forged' } },
      received: { headers: { copy: '127.0.0.1' } },
    },
  ),
  row(
    'takes several variables in brackets, with text between',
    {
      'overwrite:header.copy': '${context.httpMethod} of ${request.header.header1}!',
    },
    { sent: client, received: { headers: { copy: 'GET of theirs!' } } },
  ),
  row(
    'takes any other value as it is',
    { 'overwrite:header.copy': 'request.path' },
    {
      sent: client,
      received: { headers: { copy: 'request.path' } },
    },
  ),
  {
    ...row(
      'decodes the variables of the path',
      { 'overwrite:header.copy': '$request.path.petId' },
      {
        sent: { path: '/pets/a%20b%26c' },
        received: { url: '/pets/a%20b%26c', headers: { copy: 'a b&c' } },
      },
    ),
    page: httpPages.routes,
  },
];

function row(name: string, parameters: Parameters, step: GatewayStep): GatewayCase {
  const route = httpRoute('ANY /pets/{petId}', { integration: integration(parameters) });
  return { name, page: httpPages.mapping, given: { gateway: httpModel([route]) }, steps: [step] };
}

/** Headers that no mapping may name. */
export const reservedHeaders = [
  'access-control-allow-origin',
  'apigw-requestid',
  'Authorization',
  'Connection',
  'Content-Encoding',
  'Content-Length',
  'Content-Location',
  'Forwarded',
  'Keep-Alive',
  'Origin',
  'Proxy-Authenticate',
  'Proxy-Authorization',
  'TE',
  'Trailers',
  'Transfer-Encoding',
  'Upgrade',
  'x-amz-date',
  'x-amzn-trace-id',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'Via',
];
