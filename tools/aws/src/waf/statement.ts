import type { Field, Statement } from '@quartet/cloudformation/model/web-acl';
import type { ProxiedRequest } from '../http/proxied-request.ts';

type Inspected = Pick<ProxiedRequest, 'url' | 'headers'>;

/** True when a request meets a condition. A condition on a header that it lacks is not met. */
export function matches(statement: Statement, request: Inspected): boolean {
  if ('not' in statement) return !matches(statement.not, request);
  if ('and' in statement) return statement.and.every((each) => matches(each, request));
  if ('or' in statement) return statement.or.some((each) => matches(each, request));
  const value = valueOf(statement.field, request);
  if (value === undefined) return false;
  if ('operator' in statement) {
    return compare[statement.operator](Buffer.byteLength(value), statement.size);
  }
  if ('regexString' in statement) return new RegExp(statement.regexString).test(value);
  const text = statement.lowercase ? value.toLowerCase() : value;
  return contains[statement.constraint](text, statement.searchString);
}

/** Part of a request as WAF inspects it; undefined for a header that it lacks. */
export function valueOf(field: Field, { url, headers }: Inspected): string | undefined {
  if (typeof field === 'object') return headers[field.header]?.toString();
  const [path = '', ...query] = url.split('?');
  return field === 'path' ? path : query.join('?');
}

const contains = {
  EXACTLY: (text: string, search: string) => text === search,
  STARTS_WITH: (text: string, search: string) => text.startsWith(search),
  ENDS_WITH: (text: string, search: string) => text.endsWith(search),
  CONTAINS: (text: string, search: string) => text.includes(search),
};

const compare = {
  EQ: (size: number, than: number) => size === than,
  NE: (size: number, than: number) => size !== than,
  LE: (size: number, than: number) => size <= than,
  LT: (size: number, than: number) => size < than,
  GE: (size: number, than: number) => size >= than,
  GT: (size: number, than: number) => size > than,
};
