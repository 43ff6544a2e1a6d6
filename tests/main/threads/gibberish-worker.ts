import { parentPort } from 'node:worker_threads';

// Says what is no word of the protocol, and stays.
parentPort?.postMessage({ kind: 'done', result: 7 });
setInterval(() => undefined, 1000);
