import { render } from 'lit-html';
import { app } from './parts/app.ts';
import { createDots } from './dots.ts';
import { createFocus } from './focus.ts';
import { createHands } from './hands.ts';
import { measure } from './layout.ts';
import { createLive } from './live.ts';
import { placeOf } from './place.ts';
import { firstState, type State } from './state.ts';
import { createStore } from './store.ts';
import { visit } from './visit.ts';
import { coursesOf } from './ways.ts';
import { drawWires } from './wires.ts';

const focus = createFocus();
const dots = createDots();
const store = createStore<State>(firstState(placeOf(location.hash)), draw);
const live = createLive(store);
const hands = createHands(store, live.listen);
let leave = visit(store.state().place, store);

function draw(state: State): void {
  render(app(state, hands), document.body);
  drawFlow(state);
  focus.follow(state.place);
}

/** Behind the parts of the picture, once these have their places. */
function drawFlow({ picture, now, connection }: State): void {
  const layout = measure();
  if (!picture || !layout) return;
  const courses = coursesOf(picture, now);
  drawWires(courses, layout);
  dots.follow(connection === 'open' ? courses : [], layout);
}

addEventListener('hashchange', () => {
  const place = placeOf(location.hash);
  leave();
  store.change({ place });
  leave = visit(place, store);
});
addEventListener('resize', () => drawFlow(store.state()));
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && store.state().place.kind !== 'picture') location.hash = '#/';
});

draw(store.state());
live.listen(store.state().show);
