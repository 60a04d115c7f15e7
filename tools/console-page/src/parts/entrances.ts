import { html, type TemplateResult } from 'lit-html';
import { rateText } from '../format.ts';
import type { Entrance, Picture } from '@quartet/console/views/picture';
import type { State } from '../state.ts';

/** The entrances for requests: the gateway for clients; an internal listener or names for services. */
export function entrances({ gateway, internalEntrance }: Picture, state: State): TemplateResult {
  return html`
    <div class="entrances">
      <a class="node entrance" href="#/gateway" data-node="gateway">
        <strong>API Gateway</strong>
        <span>${gateway.kind === 'http' ? 'HTTP API' : 'REST API'}</span>
        <span class="rate">${rateOf('gateway', state)}<small>/s</small></span>
      </a>
      <div class="node entrance" data-node=${internalEntrance}>
        ${
          internalEntrance === 'internal'
            ? html`<strong>Internal listener</strong>
                <span>service to service</span>
                <span class="rate">${rateOf('internal', state)}<small>/s</small></span>`
            : html`<strong>Names</strong>
                <span>service to service, past the balancer: not counted</span>`
        }
      </div>
    </div>
  `;
}

function rateOf(entrance: Entrance, { snapshot }: State): string {
  const own = snapshot?.flows.filter((flow) => flow.entrance === entrance) ?? [];
  return rateText(own.reduce((sum, { rate }) => sum + rate, 0));
}
