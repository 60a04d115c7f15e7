import pluralize from 'pluralize';
import { camel, pascal, withArticle } from '../words.ts';
import type { StoredEntity } from './stored-entity.ts';

export interface EndpointOptions {
  readonly service: string;
  readonly name: string;
  readonly method?: string;
  readonly who?: string;
}

/** All that the files of an endpoint are told besides what the service keeps. */
export interface Plan {
  readonly method: string;
  readonly who: string;
  readonly path: string;
  /** The pure function of the domain, which decides or computes: `archive`, `invoiceOf`. */
  readonly pure: string;
  readonly make: string;
  readonly Make: string;
  readonly summary: string;
  /** True when the operation changes something. */
  readonly decides: boolean;
}

const reading = new Set(['get', 'list', 'show', 'find']);

/** `archive-order` is `POST /api/orders/:id/archive`, and `adjust-stock` is `POST /api/products/:id/stock`. */
export function planOf({ service, name, ...asked }: EndpointOptions, entity: StoredEntity): Plan {
  const [verb = '', ...rest] = name.split('-');
  const noun = rest.join('-');
  const own = pluralize.singular(noun) === entity.noun;
  const { method = reading.has(verb) ? 'GET' : 'POST', who = entity.isOwned ? 'user' : 'admin' } =
    asked;
  const below = own ? (method === 'GET' ? '' : `/${verb}`) : `/${noun}`;
  const one = withArticle(entity.words);
  return {
    method,
    who,
    path: `/api/${service}/:id${below}`,
    pure: method === 'GET' ? `${camel(noun)}Of` : verb,
    make: camel(name),
    Make: pascal(name),
    summary: `${pascal(verb)} ${own ? one : `${noun.replaceAll('-', ' ')} of ${one}`}`,
    decides: method !== 'GET',
  };
}
