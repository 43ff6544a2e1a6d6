import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { startChunks } from './scripts/lib/start-chunks.mjs';

/**
 * Three bundles. Native addons stay outside (they are loaded from node_modules), everything else is bundled:
 * fewer files to read at a cold start, and nothing of node_modules but the addons in the package.
 * The targets are those of the oldest runtime that we support (Electron 33), not of the installed one.
 */
const native = ['better-sqlite3', /^serialport\//, 'node-hid'];

/** Threads and the command line. */
const others = {
  worker: 'src/main/worker.ts',
  cli: 'src/cli/index.ts',
};
/** Less to read at a start; names stay, for errors are told by theirs. */
const minify = { compress: true, mangle: false, codegen: { removeWhitespace: true } };

export default defineConfig({
  main: {
    // Its build for Node declares a `require` of its own, which a chunk with electron-vite's has already.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          ...others,
        },
        external: ['electron', ...native],
        output: {
          format: 'es',
          minify,
          codeSplitting: {
            groups: [
              {
                name: startChunks(Object.values(others)),
                debugName: 'start',
                includeDependenciesRecursively: false,
              },
            ],
          },
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        external: ['electron'],
        // A sandboxed preload script can only be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: 'src/renderer/index.html' },
        // What the first screen needs is one file, not three.
        output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } },
      },
    },
    plugins: [react()],
  },
});
