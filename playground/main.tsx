import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { fetcher } from './fetcher.js';
import { firstView } from './first-view.js';
import { loadOperations, type Operation } from './operations.js';
import { operationsPlugin } from './operations-plugin.js';
import { storage } from './storage.js';
import { provideWorkers } from './workers.js';
import 'graphiql/style.css';
import './main.css';

const root = document.getElementById('playground');
if (!root) throw new Error('The page has no #playground');
provideWorkers(root);

let operations: Operation[] = [];
let problem: string | undefined;
try {
  operations = await loadOperations();
} catch (error) {
  // The editor is of use without the list.
  problem = error instanceof Error ? error.message : String(error);
}
const list = operationsPlugin(operations, problem);

createRoot(root).render(
  <StrictMode>
    <GraphiQL
      {...firstView(operations, list)}
      fetcher={fetcher}
      storage={storage}
      plugins={[list, HISTORY_PLUGIN]}
      defaultEditorToolsVisibility="variables"
      inputValueDeprecation
      schemaDescription
    >
      {/* The page's own head says whose playground this is. */}
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
    </GraphiQL>
  </StrictMode>,
);
