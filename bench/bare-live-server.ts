import http from 'node:http';

/** The least a server of events can do: it keeps the answers open and writes the same bytes to each. */
const open = new Set<http.ServerResponse>();
const server = http.createServer((request, response) => {
  if (request.method === 'POST') {
    for (const listener of open) listener.write(EVENT);
    response.end();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(FIRST);
  open.add(response);
  response.on('close', () => open.delete(response));
});
const event = (count: number) =>
  `event: missing\ndata: {"all":{"count":${count},"since":"2026-06-01T20:00:00.000Z"},"held":{"count":0,"since":null}}\n\n`;
const [FIRST, EVENT] = [Buffer.from(event(2000)), Buffer.from(event(2001))];

server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
  process.send!({ port: (server.address() as { port: number }).port }),
);
process.on('message', () => {
  globalThis.gc?.();
  process.send!({ memory: process.memoryUsage().rss });
});
