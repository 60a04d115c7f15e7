import type { Balance } from '../http/proxied-request.ts';
import { type Answer, refuse } from './answers.ts';
import type { Exchange } from './exchange.ts';
import { watchBody } from './size-limits.ts';

export interface Destination {
  /** ARN of the balancer's listener. */
  readonly listenerArn: string;
  readonly timeoutInMillis: number;
}

export interface HandOverParts {
  readonly balance: Balance;
  readonly late: Answer;
  readonly bodyTooLarge: Answer;
}

export type HandOver = (exchange: Exchange, destination: Destination) => void;

/** Gives a request to the balancer, and answers itself when no answer comes in time or its body grows too large. */
export function createHandOver({ balance, late, bodyTooLarge }: HandOverParts): HandOver {
  return (exchange, { listenerArn, timeoutInMillis }) => {
    if (exchange.res.destroyed) return;
    exchange.timeout = timeoutInMillis;
    exchange.timer = setTimeout(refuse, timeoutInMillis, exchange, late);
    watchBody(exchange.req, () => refuse(exchange, bodyTooLarge));
    balance(listenerArn, exchange);
  };
}
