import { html, nothing, type TemplateResult } from 'lit-html';
import type { LiveTask } from '@quartet/console/views/live-snapshot';
import { msText, rateText } from '../format.ts';
import { hrefOf } from '../route.ts';
import type { State } from '../state.ts';
import { faultText, stateOf } from '../task-state.ts';

export function taskTile(task: LiveTask, { route }: State): TemplateResult {
  const { name, stats, fault } = task;
  const open = route.kind === 'task' && route.id === name;
  const { tone, text } = stateOf(task);
  return html`
    <li>
      <a
        class="task"
        href=${hrefOf({ kind: 'task', id: name })}
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
          <span>${rateText(stats.rate)}<small>/s</small></span>
          <span>${msText(stats.p50)}</span>
        </span>
      </a>
    </li>
  `;
}
