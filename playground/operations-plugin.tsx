import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import { type ReactNode, useEffect, useState } from 'react';
import { type Operation, variablesText } from './operations.js';

const GROUPS: readonly { kind: Operation['kind']; title: string; note?: ReactNode }[] = [
  { kind: 'query', title: 'Queries' },
  { kind: 'subscription', title: 'Subscriptions', note: <p>They run until they are stopped.</p> },
  {
    kind: 'mutation',
    title: 'Mutations',
    note: (
      <p>
        They need a key, under Headers: <code>{'{ "authorization": "Bearer onrecord_..." }'}</code>
      </p>
    ),
  },
];

/** The list of ready-made operations in GraphiQL's side bar. */
export function operationsPlugin(operations: Operation[], problem?: string): GraphiQLPlugin {
  return {
    title: 'Operations',
    icon: OperationsIcon,
    content: () => <OperationList operations={operations} problem={problem} />,
  };
}

function OperationList(props: { operations: Operation[]; problem: string | undefined }) {
  const current = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.query);
  const open = useOpenOperation();
  return (
    <nav className="operations" aria-label="Ready-made operations">
      <h2 className="operations-title">Operations</h2>
      {props.problem && <p role="alert">The list could not be loaded. {props.problem}</p>}
      {!props.problem && props.operations.length === 0 && <p>The server has none to offer.</p>}
      {GROUPS.map(({ kind, title, note }) => {
        const operations = props.operations.filter((operation) => operation.kind === kind);
        return (
          operations.length > 0 && (
            <section key={kind}>
              <h3 className="operations-group">{title}</h3>
              {note}
              <ul>
                {operations.map((operation) => (
                  <li key={operation.name}>
                    <button
                      type="button"
                      aria-current={operation.query === current ? 'true' : undefined}
                      onClick={() => open(operation)}
                    >
                      <strong>{operation.name}</strong>
                      {operation.description && <span>{operation.description}</span>}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </nav>
  );
}

/** Goes to the tab that holds the operation unchanged, or opens a new one: no edit is overwritten. */
function useOpenOperation(): (operation: Operation) => void {
  const { addTab, changeTab, setOperationFacts, updateActiveTabValues } = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor, headerEditor } = useGraphiQL(
    ({ tabs, queryEditor, variableEditor, headerEditor }) => ({
      tabs,
      queryEditor,
      variableEditor,
      headerEditor,
    }),
  );
  // Filling the editors has to wait until the new tab is the active one.
  const [pending, setPending] = useState<{ operation: Operation; headers: string }>();

  useEffect(() => {
    if (!pending) return;
    setPending(undefined);
    const { operation, headers } = pending;
    const { query } = operation;
    const variables = variablesText(operation);
    updateActiveTabValues({ query, variables, headers });
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
    headerEditor?.setValue(headers);
    setOperationFacts(factsOf(query));
    queryEditor?.focus();
  }, [pending, queryEditor, variableEditor, headerEditor, setOperationFacts, updateActiveTabValues]);

  return (operation) => {
    const variables = variablesText(operation);
    const index = tabs.findIndex(
      (tab) => tab.query === operation.query && (tab.variables ?? '') === variables,
    );
    if (index < 0) {
      // A key that was given once goes along.
      const headers = headerEditor?.getValue() ?? '';
      addTab();
      setPending({ operation, headers });
    } else {
      changeTab(index);
      setOperationFacts(factsOf(operation.query));
      queryEditor?.focus();
    }
  };
}

/**
 * GraphiQL reads the operation's name from the text a moment after it changed; who runs the
 * operation at once would send the last one's name with it. So tell it now.
 */
function factsOf(query: string): Parameters<ReturnType<typeof useGraphiQLActions>['setOperationFacts']>[0] {
  try {
    const documentAST = parse(query);
    const operations = documentAST.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const operationName = operations[0]?.name?.value;
    return { documentAST, operations, ...(operationName === undefined ? {} : { operationName }) };
  } catch {
    return {};
  }
}

function OperationsIcon() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    >
      <path d="M2 3.5h.01M2 8h.01M2 12.5h.01M5.5 3.5H14M5.5 8H14M5.5 12.5H11" />
    </svg>
  );
}
