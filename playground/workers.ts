/**
 * Monaco, GraphiQL's editor, checks text in web workers and asks this global where they are.
 * Own files and no blob: urls, so that a policy of `worker-src 'self'` is enough.
 */
export function provideWorkers({ dataset }: HTMLElement): void {
  const byLanguage: Record<string, string | undefined> = {
    graphql: dataset.graphqlWorker,
    json: dataset.jsonWorker,
  };
  window.MonacoEnvironment = {
    getWorker(_id, language) {
      const url = byLanguage[language] ?? dataset.editorWorker;
      if (!url) throw new Error(`The page names no worker for ${language}`);
      return new Worker(url, { type: 'module', name: language });
    },
  };
}
