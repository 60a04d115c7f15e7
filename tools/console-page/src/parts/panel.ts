import { html, nothing, type TemplateResult } from 'lit-html';
import type { View } from './view.ts';
import { customerPanel } from './customer-panel.ts';
import { deniedPanel } from './denied-panel.ts';
import { gatewayPanel } from './gateway-panel.ts';
import { newOrderPanel } from './new-order-panel.ts';
import { orderPanel } from './order-panel.ts';
import { requestPanel } from './request-panel.ts';
import { taskPanel } from './task-panel.ts';

/** The open panel, beside the picture. */
export function panel(view: View): TemplateResult | typeof nothing {
  const { route } = view.state;
  if (route.kind === 'picture') return nothing;
  return html`
    <aside class="panel" data-panel aria-labelledby="panel-title">
      <a class="close" href="#/" aria-label="Close" title="Close (Escape)">×</a>
      ${contentOf(view)}
    </aside>
  `;
}

function contentOf(view: View): TemplateResult {
  const { route, trace, customer, denials } = view.state;
  switch (route.kind) {
    case 'task':
      return taskPanel(route.id, view);
    case 'request':
    case 'trace':
      return requestPanel(route, trace);
    case 'order':
      return orderPanel(route.id, view);
    case 'customer':
      return customerPanel(route.id, customer);
    case 'new-order':
      return newOrderPanel(view);
    case 'denied':
      return deniedPanel(denials);
    default:
      return gatewayPanel(view);
  }
}
