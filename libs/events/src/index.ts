export { type Bus, type Event, type NewEvent } from './event.ts';
export { acceptOnce } from './inbox.ts';
export { append } from './outbox.ts';
export { createRelay, type RelayOptions } from './relay.ts';
export { type EventsConfig, eventsMigrations, eventsSettings } from './settings.ts';
