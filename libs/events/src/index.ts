export { createDeadLetters, type DeadLetters } from './dead-letters.ts';
export { type Bus, type Event, type NewEvent, RefusedEvent } from './event.ts';
export { forgetAcceptedEvents } from './forget-accepted.ts';
export { forgetSentEvents } from './forget-events.ts';
export { acceptOnce } from './inbox.ts';
export { append } from './outbox.ts';
export { sampledTraceparent } from './sampled-traceparent.ts';
export { createRelay, type RelayOptions } from './relay.ts';
export { type EventsConfig, eventsMigrations, eventsSettings, inboxSettings } from './settings.ts';
