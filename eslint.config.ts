import { defineConfig, globalIgnores } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** All of `src/main` but these. */
const allBut = (...names: readonly string[]): string => `./src/main/!(${names.join('|')}){,/**}`;
/** A folder of services: what it may import besides itself. Its features see more: they put things together. */
const services = (folder: string, ...others: readonly string[]) => ({
  target: `./src/main/${folder}/**/!(feature|*-feature).ts`,
  from: [allBut(folder, ...others)],
});

/** DESIGN's walls. Each zone reads: files under `target` may not import from `from`. */
const walls = [
  // The contract depends on nothing of ours.
  { target: './src/shared', from: ['./src/main', './src/renderer', './src/preload', './src/cli'] },
  // The renderer is untrusted: it knows the contract and nothing of the services.
  { target: './src/renderer', from: ['./src/main', './src/cli', './src/preload'] },
  { target: './src/preload', from: ['./src/main', './src/cli', './src/renderer'] },
  { target: './src/main', from: ['./src/renderer', './src/preload', './src/cli'] },
  { target: './src/cli', from: ['./src/renderer', './src/preload', './src/main/shell', './src/main/ipc'] },
  // Services know nothing of IPC and of the shell.
  {
    target: allBut('shell', 'ipc', 'index.ts', 'worker.ts'),
    from: ['./src/main/@(ipc|shell)/**', './src/main/@(index|worker).ts'],
  },
  // A feature is named where they are put together, and nowhere else.
  {
    target: './src/main/!(shell)/**',
    from: ['./src/main/*/{feature,*-feature}.ts', './src/main/@(kiosk).ts'],
  },
  // The path of a scan runs one way: scanner, credential, trust, policy, log; only entry/ sees them all.
  services('scanner'),
  services('scanner-setup', 'scanner', 'credential', 'paper'),
  services('credential'),
  services('trust', 'credential', 'fetch', 'sqlite'),
  services('policy'),
  services('log', 'sqlite'),
  services('staff', 'credential', 'entry', 'log', 'sqlite', 'paper', 'threads'),
  // What is said of the machine is counted from the databases' own services.
  services('diagnostics', 'log', 'site', 'sqlite', 'trust'),
  services('follow-up', 'log'),
  services('care', 'backup', 'log'),
  services('backup', 'log', 'sqlite', 'threads'),
  services('presence', 'log'),
  services('export', 'log', 'sqlite', 'paper', 'threads'),
  services('provisioning', 'credential', 'policy', 'staff', 'paper', 'threads'),
  // Whoever hosts threads knows nothing of what they do.
  services('threads'),
  services('fetch'),
  services('update', 'fetch', 'log'),
  // One library for what is printed and one for its faces: they know nothing of what they print.
  services('paper'),
  // Feature folders of the renderer do not import one another.
  ...['entry', 'officer', 'setup', 'leave'].map((feature) => ({
    target: `./src/renderer/${feature}`,
    from: ['entry', 'officer', 'setup', 'leave']
      .filter((other) => other !== feature)
      .map((other) => `./src/renderer/${other}`),
  })),
  {
    target: './src/renderer/ui',
    from: ['entry', 'officer', 'setup', 'leave', 'stores'].map((f) => `./src/renderer/${f}`),
  },
  { target: './src', from: ['./tests', './scripts'] },
];

const io = [
  'node:fs',
  'node:fs/promises',
  'node:net',
  'node:http',
  'node:https',
  'node:child_process',
  'node:worker_threads',
  'node:os',
  'node:timers',
  'node:timers/promises',
  'node:dgram',
  'node:tls',
];

const noElectron = {
  name: 'electron',
  message: 'Only shell/, index.ts and preload/ import electron; every service also runs under plain Node.',
};

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'node_modules/', 'test-results/', 'playwright-report/', '.cache/']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones: walls }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    name: 'only the shell knows electron',
    files: ['src/**'],
    ignores: ['src/main/shell/**', 'src/main/index.ts', 'src/preload/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [noElectron] }] },
  },
  {
    name: 'pure folders: no I/O, no clock, no randomness',
    files: ['src/shared/**', 'src/main/credential/**', 'src/main/policy/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [noElectron, ...io.map((name) => ({ name, message: 'This folder is pure: no I/O.' }))],
        },
      ],
      'no-restricted-globals': ['error', 'fetch', 'setTimeout', 'setInterval', 'performance', 'process'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument here.' },
        { object: 'Math', property: 'random', message: 'Randomness is an argument here.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is an argument here.',
        },
      ],
    },
  },
  {
    files: ['src/renderer/**'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXText[value=/\\p{L}{2,}/u]',
          message: 'Text comes from the message catalogues.',
        },
      ],
    },
  },
  { files: ['src/cli/**', 'scripts/**', 'tests/bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**', 'scripts/**'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
  prettier,
);
