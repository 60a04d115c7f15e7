import { html, nothing, type TemplateResult } from 'lit-html';
import type { TaskNow } from '../../views/now.ts';
import { msText, rateText } from '../format.ts';
import { addressOf } from '../place.ts';
import type { State } from '../state.ts';
import { faultText, stateOf } from '../task-state.ts';

export function taskTile(task: TaskNow, { place }: State): TemplateResult {
  const { name, figures, fault } = task;
  const open = place.kind === 'task' && place.id === name;
  const { tone, text } = stateOf(task);
  return html`
    <li>
      <a
        class="task"
        href=${addressOf({ kind: 'task', id: name })}
        data-node=${`task ${name}`}
        data-tone=${tone}
        aria-current=${open ? 'true' : nothing}
      >
        <i class="lamp" data-tone=${tone}></i>
        <span class="name">${name}</span>
        ${
          text === 'healthy'
            ? html`<span class="hidden">healthy</span>`
            : html`<span class="state">${text}</span>`
        }
        ${fault ? html`<span class="fault">${faultText(fault)}</span>` : nothing}
        <span class="figures">
          <span>${rateText(figures.rate)}<small>/s</small></span>
          <span>${msText(figures.p50)}</span>
        </span>
      </a>
    </li>
  `;
}
