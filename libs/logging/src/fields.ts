const allowed = new Set([
  'err',
  'requestId',
  'traceparent',
  'method',
  'route',
  'status',
  'ms',
  'user',
  'peer',
  'port',
  'signal',
  'worker',
  'migration',
  'state',
  'orderId',
  'paymentId',
  'eventId',
  'eventType',
  'attempts',
  'count',
  'op',
  'outcome',
  'reason',
  'resource',
  'remediation',
  'code',
]);

/** Keeps the fields that a log line may have, at the top level; anything else is left out. */
export function onlyAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name in fields) if (allowed.has(name)) kept[name] = fields[name];
  return kept;
}
