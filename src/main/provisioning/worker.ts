import { parentPort, workerData } from 'node:worker_threads';
import { carryOut } from './carry-out.ts';
import { ThreadOrder, type Said } from './thread-order.ts';

// The thread's whole life: the cards of one list. It is told one thing, to stop.
const port = parentPort;
if (!port) throw new Error('this is a thread');
const say = (said: Said) => port.postMessage(said);
let stopped = false;
port.on('message', () => (stopped = true));
const order = ThreadOrder.parse(workerData);
const ending = await carryOut(
  order,
  (done) => say({ kind: 'made', done }),
  () => !stopped,
);
say({ kind: 'ended', ending });
port.close();
