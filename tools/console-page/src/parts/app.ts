import { html, type TemplateResult } from 'lit-html';
import type { Actions } from '../actions.ts';
import type { State } from '../state.ts';
import { header } from './header.ts';
import { headline } from './headline.ts';
import { notices } from './notices.ts';
import { panel } from './panel.ts';
import { picture } from './picture.ts';
import { requests } from './requests.ts';

export function app(state: State, actions: Actions): TemplateResult {
  const view = { state, actions };
  const open = state.route.kind !== 'picture';
  return html`
    <a class="skip" href="#requests">Skip to the requests</a>
    ${header(state)}
    <div class="desk" ?data-open=${open} data-connection=${state.connection}>
      <main>${headline(state)} ${picture(view)} ${requests(view)}</main>
      ${panel(view)}
    </div>
    ${notices(view)}
  `;
}
