import { type ServerResponse, STATUS_CODES } from 'node:http';

const titles: Readonly<Record<number, string>> = {
  408: 'Request Time-out',
  414: 'Request-URI Too Large',
  460: 'Client Closed Connection',
  463: 'Invalid X-Forwarded-For',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

/** The page with which a balancer answers by itself. */
export function errorPage(status: number): string {
  const title = `${status} ${titles[status] ?? STATUS_CODES[status]}`;
  return [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
}

/** Answers with a page of the balancer; when an answer is under way, all that is left is to cut it. */
export function sendErrorPage(res: ServerResponse, status: number): void {
  if (res.headersSent) return void res.destroy();
  const page = errorPage(status);
  const headers = ['Server', 'awselb/2.0', 'Content-Type', 'text/html'];
  res.writeHead(status, [...headers, 'Content-Length', `${Buffer.byteLength(page)}`]);
  res.end(page);
}
