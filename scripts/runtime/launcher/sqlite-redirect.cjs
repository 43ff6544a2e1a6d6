'use strict';
// Carried by the fallback runtime (Node 20) only, where better-sqlite3 13 would crash the process:
// whoever loads the entry file of better-sqlite3, by require() or by import, gets the copy beside this file.
const Module = require('node:module');
const path = require('node:path');
const workerThreads = require('node:worker_threads');

const carried = path.join(__dirname, 'node_modules', 'better-sqlite3', 'lib', 'index.js');
const entryFile = /[\\/]node_modules[\\/]better-sqlite3[\\/]lib[\\/]index\.js$/;

// The one place where require() and Node 20's import of a CommonJS file meet. Redirecting the name
// instead would leave an import with an empty module.
const loadScript = Module._extensions['.js'];
Module._extensions['.js'] = function (module, filename) {
  if (filename !== carried && entryFile.test(filename)) module.exports = require(carried);
  else loadScript(module, filename);
};

// A worker thread starts with fresh module loaders: have it load this file first.
class Worker extends workerThreads.Worker {
  constructor(filename, options = {}) {
    const execArgv = options.execArgv ?? process.execArgv;
    super(filename, { ...options, execArgv: ['--require', __filename, ...execArgv] });
  }
}
workerThreads.Worker = Worker;
Module.syncBuiltinESMExports();
