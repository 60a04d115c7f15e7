import { html, type TemplateResult } from 'lit-html';
import { rateText } from '../format.ts';
import type { Entrance, Picture } from '../../views/picture.ts';
import type { State } from '../state.ts';

/** Where requests come in: clients' at the gateway, those of services at a listener of their own, or by name. */
export function entrances({ gateway, between }: Picture, state: State): TemplateResult {
  const own = between === 'internal' ? 'through the internal listener' : 'by name';
  return html`
    <div class="entrances">
      <a class="node entrance" href="#/gateway" data-node="gateway">
        <strong>API Gateway</strong>
        <span>${gateway.kind === 'http' ? 'HTTP API' : 'REST API'}, from clients</span>
        <span class="rate">${rateOf('gateway', state)}<small>/s</small></span>
      </a>
      <div class="node entrance" data-node=${between}>
        <strong>Services</strong>
        <span>among themselves, ${own}</span>
        <span class="rate">${rateOf(between, state)}<small>/s</small></span>
      </div>
    </div>
  `;
}

function rateOf(entrance: Entrance, { now }: State): string {
  const own = now?.flows.filter((flow) => flow.entrance === entrance) ?? [];
  return rateText(own.reduce((sum, { rate }) => sum + rate, 0));
}
