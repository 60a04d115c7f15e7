import { html, nothing, type TemplateResult } from 'lit-html';
import type { View } from './app.ts';
import { gatewayPanel } from './gateway-panel.ts';
import { orderPanel } from './order-panel.ts';
import { requestPanel } from './request-panel.ts';
import { taskPanel } from './task-panel.ts';

/** What was opened, beside the picture. */
export function panel(view: View): TemplateResult | typeof nothing {
  const { place } = view.state;
  if (place.kind === 'picture') return nothing;
  return html`
    <aside class="panel" data-panel aria-labelledby="panel-title">
      <a class="close" href="#/" aria-label="Close" title="Close (Escape)">×</a>
      ${contentOf(view)}
    </aside>
  `;
}

function contentOf(view: View): TemplateResult {
  const { place, trace, saga } = view.state;
  switch (place.kind) {
    case 'task':
      return taskPanel(place.id, view);
    case 'request':
      return requestPanel(place.id, trace);
    case 'order':
      return orderPanel(place.id, saga);
    default:
      return gatewayPanel(view);
  }
}
