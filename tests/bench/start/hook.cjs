// Loaded with `-r` into the main process of whichever app is measured: says on stdout when what was. It looks from
// outside, so that the app needs no code for it.
const { app } = require('electron');

const say = (/** @type {string} */ what, at = performance.timeOrigin + performance.now()) =>
  process.stdout.write(`${JSON.stringify({ what, at })}\n`);

const selector = JSON.stringify(process.env.BENCH_SELECTOR ?? 'body');

/** Resolves with the moment when the frame that has it was made. */
const untilPainted = `new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
  const look = () => {
    if (!document.querySelector(${selector})) return requestAnimationFrame(look);
    requestAnimationFrame(() => port2.postMessage(null));
  };
  look();
})`;

say('main');
app.on('ready', () => say('ready'));
app.on('web-contents-created', (_event, contents) => {
  say('window');
  contents.once('dom-ready', () => {
    say('dom');
    void contents.executeJavaScript(untilPainted).then((at) => say('painted', at));
  });
});
