/**
 * The faults of a statement or call that tests inject, in processes, at fault points and in test peers alike.
 *
 * Without an effect: `killed`, the process dies before it is sent; `paused`, it waits until it is resumed; `reset`,
 * the connection breaks; `error`, the other side reports a failure; `refused`, the database refuses the statement; `hang`,
 * it times out.
 *
 * With its effect: `killed_after`, `paused_after` and `error_after` are the same after it took effect; `lost`, the
 * connection breaks before the response; `silent`, no response comes; `garbage`, the response is unreadable; `twice`,
 * it is delivered twice; `late`, it is delivered after its time limit.
 */
export type Fault =
  | 'killed'
  | 'killed_after'
  | 'paused'
  | 'paused_after'
  | 'reset'
  | 'error'
  | 'error_after'
  | 'refused'
  | 'hang'
  | 'lost'
  | 'silent'
  | 'garbage'
  | 'twice'
  | 'late';
