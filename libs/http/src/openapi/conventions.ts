/** The rules that hold for all operations of all services. */
export const conventions = `Bodies are JSON. Money is integer minor units with a currency, ids are UUIDs in lower case, and times
are RFC 3339 in UTC. A request with an unknown member is refused; an answer may get further members in
the same version, so ignore those that you do not know.

A failure is a problem of RFC 9457 (\`application/problem+json\`), whose \`code\` is from one closed list:
see \`type\`. The gateway in front of the service answers by itself when the API key or the access token is missing or
wrong, when there are too many requests, and when the service cannot be reached: a REST API with the same problems, an
HTTP API with \`application/json\` and nothing but a \`message\`. A client must expect both.

\`/api/v1/…\` is this version under a fixed name.`;
