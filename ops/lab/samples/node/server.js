'use strict';
const http = require('node:http');

const port = Number(process.env.PORT || 8080);
const server = http.createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ message: 'Hello from Roost', version: 1, node: process.version, path: request.url }) + '\n');
});
server.listen(port, () => console.log(`listening on ${port}`));
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
