// npm run bench: prints figures and asserts nothing; a figure is the machine's as much as the program's.
import { parseArgs } from 'node:util';
import { prepareDataFolder } from './data/data-folder.mjs';
import { describeMachine, machineLine } from './machine.mjs';
import { SECTIONS } from './sections.mjs';

const SEED = 20_240_531;

const USAGE = `npm run bench [-- SECTION ... OPTION ...]

Measures the sections named, or all of them: ${Object.keys(SECTIONS).join(', ')}.

  --statements N   in the store that is measured (100000)
  --articles N     that are taken in (1000)
  --rounds N       of each measurement (5)
  --sizes N,N,...  of the stores that growth is measured on (10000,100000,1000000)
  --fresh          builds the stores anew instead of using those of an earlier run
  --json           prints the same as data
`;

const { values: options, positionals } = readArguments();
if (options.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const names = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
const unknown = names.find((name) => !(name in SECTIONS));
if (unknown !== undefined) refuse(`There is no section "${unknown}": ${Object.keys(SECTIONS).join(', ')}.`);

// What it has started ends with it.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const tell = (/** @type {string} */ text) => void process.stderr.write(text);
/** @type {import('./sections.mjs').Setup} */
const setup = {
  statements: wholeNumber('--statements', options.statements),
  articles: wholeNumber('--articles', options.articles),
  rounds: wholeNumber('--rounds', options.rounds),
  sizes: options.sizes.split(',').map((size) => wholeNumber('--sizes', size)),
  tell,
  folderOf: (statements) => prepareDataFolder({ statements, seed: SEED }, { fresh: options.fresh, tell }),
};

const machine = describeMachine();
/** @type {Record<string, unknown>} */
const report = { machine };
if (!options.json) process.stdout.write(`${machineLine(machine)}\n`);
for (const name of names) {
  const { measure, print } = SECTIONS[name];
  const figures = await measure(setup);
  report[name] = figures;
  // As soon as it is known: a whole run takes long.
  if (!options.json) process.stdout.write(`\n${print(figures, setup)}\n`);
}
if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        statements: { type: 'string', default: '100000' },
        articles: { type: 'string', default: '1000' },
        rounds: { type: 'string', default: '5' },
        sizes: { type: 'string', default: '10000,100000,1000000' },
        fresh: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return refuse(`${/** @type {Error} */ (error).message}\n\n${USAGE}`);
  }
}

/**
 * @param {string} option
 * @param {string} text
 */
function wholeNumber(option, text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) refuse(`${option} has "${text}"; give whole numbers above 0.`);
  return number;
}

/**
 * @param {string} reason
 * @returns {never}
 */
function refuse(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}
