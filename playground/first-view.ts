import type { GraphiQLPlugin } from '@graphiql/react';
import type { GraphiQLProps } from 'graphiql';
import { type Operation, variablesText } from './operations.js';

type FirstView = Pick<GraphiQLProps, 'defaultTabs' | 'initialQuery' | 'initialVariables' | 'visiblePlugin'>;

/** What the page opens with: where the visitor left it, or else the search beside the list. */
export function firstView(operations: Operation[], list: GraphiQLPlugin): FirstView {
  const left = activeTab();
  // GraphiQL brings the tabs back by itself, but fills the editors only with what was typed: an
  // operation opened from the list and not touched would come back without its variables.
  if (left) return { initialQuery: left.query ?? '', initialVariables: left.variables ?? '' };

  // The search is what a first visitor came for.
  const first = operations.find(({ query }) => query.includes('searchStatements')) ?? operations[0];
  if (!first) return { visiblePlugin: list };
  const variables = variablesText(first);
  return {
    defaultTabs: [{ query: first.query, variables }],
    initialVariables: variables,
    visiblePlugin: list,
  };
}

interface StoredTab {
  query?: string | null;
  variables?: string | null;
}

/** The tab in front at the last visit, as GraphiQL keeps it. */
function activeTab(): StoredTab | undefined {
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}');
    return tabs?.[activeTabIndex];
  } catch {
    // The storage is blocked, or holds something else.
    return undefined;
  }
}
