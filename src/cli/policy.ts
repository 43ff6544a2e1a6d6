import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { testRules, type RuleFile, type RuleTestResult } from '../main/policy/certlogic/test-rules.ts';
import { policyJsonSchema } from '../main/policy/json-schema.ts';
import { PRESETS } from '../main/policy/presets/index.ts';
import { command, JSON_LINES } from './command.ts';
import { CliError } from './errors.ts';
import { readNamedFile, unreadable } from './files.ts';
import { checkPolicyFile, problemText } from './policy-file.ts';
import { EXIT, printable } from './terminal.ts';

/** `gerbang policy check FILE…`: what is wrong or doubtful in policy files. */
export const check = command({
  usage: 'gerbang policy check FILE…',
  says: 'Prints what is wrong or doubtful, each with its place in the file.',
  options: { json: JSON_LINES },
  positionals: true,
  after: 'Exit code: 1 when a file has an error; a warning is none.',
}).does(async ({ values: { json }, positionals }, terminal) => {
  if (positionals.length === 0) throw new CliError('USAGE', 'policy check: name at least one file');
  let good = true;
  for (const file of positionals) {
    const { policy, problems } = await checkPolicyFile(file);
    good &&= policy !== null;
    for (const problem of problems) {
      terminal.print(
        json
          ? JSON.stringify({ file, ...problem })
          : printable(`${file}: ${problem.severity}: ${problemText(problem)} [${problem.code}]`),
      );
    }
    if (!json && policy) terminal.print(printable(`${file}: ${policy.id} can be used: ${policy.title.en}`));
  }
  return good ? EXIT.ok : EXIT.failed;
});

/** `gerbang policy test FOLDER…`: runs published rules on the tests beside them. */
export const test = command({
  usage: 'gerbang policy test FOLDER…',
  says: `Runs rules in the layout in which the EU publishes them, at any depth: rule.json beside
tests/*.json, each with payload, external and expected. Prints one line a test and a total.`,
  options: { json: JSON_LINES },
  positionals: true,
  after: 'Exit code: 1 when a test fails, when a file does not read, or when there is no test at all.',
}).does(async ({ values: { json }, positionals }, terminal) => {
  if (positionals.length === 0) throw new CliError('USAGE', 'policy test: name at least one folder');
  const files = (await Promise.all(positionals.map(ruleFiles))).flat();
  const { results, problems, passed, failed } = testRules(files);
  for (const result of results) {
    terminal.print(json ? JSON.stringify(result) : printable(resultText(result)));
    await terminal.drained();
  }
  for (const problem of problems) {
    terminal.print(
      json ? JSON.stringify({ problem }) : printable(`note  ${problem.path}: ${problem.message}`),
    );
  }
  const total = { total: results.length, passed, failed, problems: problems.length };
  terminal.print(
    json
      ? JSON.stringify(total)
      : `${total.total} tests: ${passed} passed, ${failed} failed; ${problems.length} notes`,
  );
  if (results.length === 0) {
    throw new CliError('NO_RULES', `no rule.json with tests/*.json below ${positionals.join(', ')}`);
  }
  // That a rule has no test is worth a note, and no failure of the rule.
  const wrong = problems.filter(({ path }) => path.endsWith('.json'));
  return failed === 0 && wrong.length === 0 ? EXIT.ok : EXIT.failed;
});

/** `gerbang policy show [NAME]`: a policy to start from. */
export const show = command({
  usage: 'gerbang policy show [NAME]',
  says: 'Prints one of the policies that come with Gerbang: ppu (unless told), booster, eu-like.',
  options: {},
  positionals: true,
}).does(({ positionals }, terminal) => {
  const [name = 'ppu', ...more] = positionals;
  const preset = PRESETS.find(({ id }) => id === name);
  if (!preset || more.length > 0) {
    throw new CliError('USAGE', `policy show: one of ${PRESETS.map(({ id }) => id).join(', ')}`);
  }
  terminal.print(JSON.stringify(preset, null, 2));
  return EXIT.ok;
});

/** `gerbang policy schema`: the JSON Schema of policy files. */
export const schema = command({
  usage: 'gerbang policy schema',
  says: 'Prints the JSON Schema of policy files (docs/policy.schema.json): editors complete and check by it.',
  options: {},
}).does((_, terminal) => {
  terminal.print(JSON.stringify(policyJsonSchema(), null, 2));
  return EXIT.ok;
});

function resultText({ passed, test: file, name, expected, actual, message }: RuleTestResult): string {
  const said = name === undefined ? '' : `  ${name}`;
  if (passed) return `ok    ${file}${said}`;
  const found = actual === null ? `undecided (${message ?? ''})` : String(actual);
  return `FAIL  ${file}${said}: expected ${String(expected)}, got ${found}`;
}

/** The rules and tests below a folder, with the folder before their paths. */
async function ruleFiles(folder: string): Promise<RuleFile[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw unreadable(folder, cause);
  });
  const paths = found
    .filter((item) => item.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => /[\\/]rule\.json$|[\\/]tests[\\/][^\\/]+\.json$/.test(path));
  return Promise.all(
    paths.map(async (path) => ({
      path: path.replaceAll('\\', '/'),
      text: (await readNamedFile(path)).toString('utf8'),
    })),
  );
}
