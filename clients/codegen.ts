import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents: the ready-made operations, and those of the clients here. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['schema/operations/*.graphql', 'clients/search-page/*.graphql'],
  generates: {
    'clients/documents.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { scalars: { DateTime: 'string', ID: 'string' }, enumsAsTypes: true, useTypeImports: true },
    },
  },
};

export default config;
