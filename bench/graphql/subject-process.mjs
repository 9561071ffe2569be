// One subject in a process of its own: argv is the subject, "real" or "fixed", and the data folder. Tells its port.
import { graphql } from 'graphql';
import { makeContext } from '../../dist/graphql/context.js';
import { makeSchema } from '../../dist/graphql/schema.js';
import { OPERATIONS } from './operations.mjs';
import { fixSource, openSource } from './source.mjs';
import { SUBJECTS } from './subjects.mjs';

const [, , name, kind, folder] = /** @type {[string, string, string, string, string]} */ (process.argv);
const real = await openSource(folder);
const source = kind === 'real' ? real : await fixSource(real, showAll);
process.send?.({ port: await SUBJECTS[name].start(source) });
process.on('disconnect', () => process.exit());

/** @param {import('./source.mjs').Source} source */
async function showAll({ store, searcher, indexHealth, desk }) {
  const schema = makeSchema();
  for (const { query, variables } of Object.values(OPERATIONS)) {
    const contextValue = makeContext({ store, searcher, indexHealth, desk });
    const { errors } = await graphql({ schema, source: query, variableValues: variables, contextValue });
    if (errors) throw errors[0];
  }
}
